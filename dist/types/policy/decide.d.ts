import { type Finding, type Verdict } from '../core/finding.js';
import type { Policy, RunFacts } from './gate.js';
/** A verdict, and the findings with the gates that match them and who owns them. */
export interface Decision {
    readonly verdict: Verdict;
    readonly findings: readonly Finding[];
}
/**
 * Asks every gate of every finding, and of the run. Exit 1 where one blocks, 3 where the only ones that block do so because the run is
 * incomplete.
 */
export declare function decide(policy: Policy, findings: readonly Finding[], run: RunFacts): Decision;
/** The least confidence that any gate looks at; the most there is where none does. */
export declare function leastOf(policy: Policy): number;
