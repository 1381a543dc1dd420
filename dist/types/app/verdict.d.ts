import type { Coverage, Finding, GateResult, Verdict } from '../core/finding.js';
/** The least confidence of findings that are kept: what is shown never changes the verdict, so whatever a gate looks at is. */
export declare function keptFrom(minConfidence: number): number;
/** What the default policy does about one finding. */
export declare function actionOf(finding: Finding): GateResult['action'];
/** Whether a finding blocks. */
export declare function blocks(finding: Finding): boolean;
/** The default policy: block on confident findings, warn on likely ones, and never pass a run that did not see everything. */
export declare function decideVerdict(findings: readonly Finding[], coverage: Coverage, allowEmpty: boolean): Verdict;
