import type { RunInfo } from '../core/finding.js';
import type { RequestFor, ScanRun } from './scan-request.js';
/** Scans the objects of a repository, and says where each finding stands and came from. */
export declare function scanHistory(request: RequestFor<'history'>, run: ScanRun): Promise<RunInfo>;
