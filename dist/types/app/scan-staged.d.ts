import type { RunInfo } from '../core/finding.js';
import type { RequestFor, ScanRun } from './scan-request.js';
/** Scans what the next commit would bring in: staged bytes, not those of the work tree. */
export declare function scanStaged(request: RequestFor<'staged'>, run: ScanRun): Promise<RunInfo>;
