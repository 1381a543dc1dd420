import type { Day } from '../core/day.js';
import type { Finding, Notice } from '../core/finding.js';
/** An `allow` entry as configured. */
export interface AllowSpec {
    readonly rules?: readonly string[];
    readonly paths?: readonly string[];
    readonly fingerprints?: readonly string[];
    readonly reason: string;
    readonly until?: Day;
    readonly owner?: string;
    /** `file:line:column` of it. */
    readonly place: string;
}
/** An `allow` entry, ready to ask. */
export interface AllowEntry {
    readonly spec: AllowSpec;
    readonly fits: (finding: Finding) => boolean;
}
/** Compiles an entry: every kind of limit that it has must fit. */
export declare function compileAllow(spec: AllowSpec): AllowEntry;
/** Entries that allow more than somebody can have looked at. */
export declare function findBroad(entries: readonly AllowEntry[]): Notice[];
