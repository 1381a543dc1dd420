import type { ScanReport } from '../core/finding.js';
import type { Gate } from './load-gate.js';
import type { ScanResult } from './scan.js';
/** How much of everything a run looked at: what matched nothing there is of no use. */
export interface Reach {
    /** All of the tree: what `allow` entries are about. */
    readonly tree: boolean;
    /** All of history as well, or there is none: what the baseline is about. */
    readonly history: boolean;
}
/** What deciding needs to know besides what was seen. */
export interface DecideRequest {
    readonly gate: Gate;
    /** Ids of all rules there are; undefined where only some were looked for. */
    readonly rules: ReadonlySet<string> | undefined;
    /** Scanning nothing is fine. */
    readonly allowEmpty: boolean;
    readonly reach: Reach;
    /** A change proposes to alter what the gate is made of. */
    readonly tampered: boolean;
}
/** What a run comes to: the verdict, and every finding with its state. */
export type Decided = Pick<ScanReport, 'verdict' | 'hidden' | 'notices' | 'findings'>;
/** Suppressions, then the baseline, then the policy: from what was seen to what it comes to. Pure. */
export declare function decideRun(result: ScanResult, request: DecideRequest): Decided;
