import type { Coverage, Finding, RunInfo, ScanReport } from '../core/finding.js';
import type { ScanHooks, ScanRequest } from './scan-request.js';
/** What a scan saw, before anything was decided: `findings` are sorted, and all there are from `request.least` on. */
export interface ScanResult {
    readonly run: RunInfo;
    readonly coverage: Coverage;
    readonly findings: readonly Finding[];
}
/**
 * Scans a source and says what was found and what was not seen. An aborted scan returns what it has, with the abort among the failures.
 * @throws ScanError for what the user got wrong: `path-missing`, `path-outside`, `git-failed`, `rule-unknown`.
 */
export declare function scanSource(request: ScanRequest, hooks?: ScanHooks): Promise<ScanResult>;
/** Scans, and decides by the gate. What is shown never changes the verdict. */
export declare function runScan(request: ScanRequest, hooks?: ScanHooks): Promise<ScanReport>;
