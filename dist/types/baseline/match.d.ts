import type { Day } from '../core/day.js';
import type { Finding, Notice } from '../core/finding.js';
import type { Entry } from './entry.js';
/**
 * Gives findings whose value the baseline knows the state `baseline`, whatever their path, line or commit. An entry that has expired hides
 * nothing: its finding counts again and says so. Suppressed findings stay what they are.
 */
export declare function matchBaseline(findings: readonly Finding[], entries: readonly Entry[], today: Day): Finding[];
/** Entries of which no finding is left, where everything was scanned; and those that have expired. */
export declare function findBaselineNotices(findings: readonly Finding[], baseline: {
    readonly file: string;
    readonly entries: readonly Entry[];
}, run: {
    readonly today: Day;
    readonly whole: boolean;
}): Notice[];
