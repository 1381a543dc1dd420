import type { RunInfo } from '../core/finding.js';
import type { RequestFor, ScanRun } from './scan-request.js';
/** Scans what commits bring in: everything that stood in any of them, also what a later one takes away again. */
export declare function scanRange(request: RequestFor<'range'>, run: ScanRun): Promise<RunInfo>;
