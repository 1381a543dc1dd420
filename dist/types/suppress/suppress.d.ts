import type { Day } from '../core/day.js';
import type { Finding, Notice } from '../core/finding.js';
import { type AllowEntry } from './allow.js';
import { type Dialect } from './mark.js';
/** What may hide a finding. */
export interface Suppressions {
    readonly allow: readonly AllowEntry[];
    readonly honoured: ReadonlySet<Dialect>;
}
/** What suppressing needs to know of the run. */
export interface SuppressRun {
    readonly today: Day;
    /** Ids of all rules there are; undefined where only some were looked for, so that an unknown one cannot be told. */
    readonly rules: ReadonlySet<string> | undefined;
    /** Everything there is was scanned, so that what matched nothing is of no use. */
    readonly whole: boolean;
}
/** Findings with their states, and what is odd about the suppressions. */
export interface Suppressed {
    readonly findings: readonly Finding[];
    readonly notices: readonly Notice[];
}
/**
 * Hides findings that an inline mark or an `allow` entry covers. One whose every cover has expired counts again and says so. Findings without
 * a cover come back as they are, without their marks.
 */
export declare function suppress(findings: readonly Finding[], suppressions: Suppressions, run: SuppressRun): Suppressed;
