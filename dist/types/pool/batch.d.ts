import type { Scanner } from '../engine/scanner.js';
import { type BatchResult, type PoolFile, type ScanPlan } from './protocol.js';
/** What a thread tells of where it is; a watchdog may be looking. */
export interface ProgressSink {
    /** Index of the file that begins, or -1 after the last one. */
    readonly file: (index: number) => void;
    readonly beat: () => void;
}
/** Scans batches and streams with one scanner. Not re-entrant; one per thread. */
export interface BatchScanner {
    readonly scanBatch: (files: readonly PoolFile[]) => BatchResult;
    /** One blob from a stream, as file 0 of its result. */
    readonly scanStream: (chunks: AsyncIterable<Uint8Array>) => Promise<BatchResult>;
}
/** Binds a scanner to a plan. */
export declare function createBatchScanner(scanner: Scanner, plan: ScanPlan, progress?: ProgressSink): BatchScanner;
