import type { Match } from '../engine/match.js';
import type { Scanner } from '../engine/scanner.js';
import { type BatchResult, type FileReason, type PoolFile, type ScanPlan } from './protocol.js';
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
/** A result as it grows. */
export interface BatchTally {
    scanned: number;
    bytes: number;
    readonly rows: number[];
    readonly texts: string[];
    readonly skipped: FileReason[];
    readonly failed: FileReason[];
    readonly limited: FileReason[];
}
/** Adds the matches of one file. */
export type AddMatches = (tally: BatchTally, file: number, matches: readonly Match[]) => void;
/** A result with nothing in it. */
export declare function newTally(): BatchTally;
/** The result, ready to cross the thread. */
export declare function resultOf(tally: BatchTally): BatchResult;
/** Binds a scanner to a plan. */
export declare function createBatchScanner(scanner: Scanner, plan: ScanPlan, progress?: ProgressSink): BatchScanner;
/** Pushes bytes of any length through the scanner. */
export declare function pushAll(scanner: Scanner, chunk: Uint8Array): number;
/** Why a scan of one file stopped, with no more of the error than its kind: a message could quote the file. */
export declare function explainStop(error: unknown): string;
/** Writes matches into results, with fingerprints where the plan asks for them. */
export declare function createMatchWriter(scanner: Scanner, { fingerprints, key, weights }: ScanPlan): AddMatches;
