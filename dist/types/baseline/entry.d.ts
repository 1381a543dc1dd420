import { type Day } from '../core/day.js';
import { type Status } from '../core/finding.js';
/** One known value: no line, no time, no secret. */
export interface Entry {
    readonly fingerprint: string;
    readonly rule: string;
    /** Where it was seen: a hint for people, of no meaning for matching. */
    readonly path: string;
    readonly status: Status;
    readonly reason?: string;
    readonly owner?: string;
    /** The last day it counts. */
    readonly expires?: Day;
}
/** An entry as its line, without the line's end. */
export declare function printEntry(entry: Entry): string;
/** An entry, or what is wrong with its line. */
export declare function parseEntry(line: string): Entry | string;
/**
 * Which of two entries for one value counts: what a person said over `unreviewed`, then the graver status, then the one that ends sooner. A total
 * order, so that merging does not depend on who merges what first. Positive where `a` wins.
 */
export declare function compareWeight(a: Entry, b: Entry): number;
/** One entry for each fingerprint, sorted by it. */
export declare function collapse(entries: Iterable<Entry>): Entry[];
