import type { Coverage, Finding, Verdict } from '../core/finding.ts';
/** Findings at or above this confidence block where no policy says otherwise. */
export declare const BLOCKING_CONFIDENCE = 0.8;
/** The default policy: block on confident findings, warn on likely ones, and never pass a run that did not see everything. */
export declare function decideVerdict(findings: readonly Finding[], coverage: Coverage, allowEmpty: boolean): Verdict;
