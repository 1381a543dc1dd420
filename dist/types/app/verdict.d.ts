import type { Coverage, Finding, Verdict } from '../core/finding.js';
/** Findings at or above this confidence are a warning. */
export declare const WARNING_CONFIDENCE = 0.5;
/** The default policy: block on confident findings, warn on likely ones, and never pass a run that did not see everything. */
export declare function decideVerdict(findings: readonly Finding[], coverage: Coverage, allowEmpty: boolean): Verdict;
