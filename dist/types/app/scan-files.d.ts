import type { RunRoot } from '../sources/files/root.js';
import { type RequestFor, type ScanRun } from './scan-request.js';
/** Scans the files of a place. An abort is a failure that says how many were left. */
export declare function scanFiles(request: RequestFor<'files'>, place: RunRoot, run: ScanRun): Promise<void>;
