import { type RequestFor, type ScanRun } from './scan-request.js';
/** Scans one stream. An abort is a failure of it. */
export declare function scanStdin(request: RequestFor<'stdin'>, { tally, hooks }: ScanRun): Promise<void>;
