import { type Batch, type BatchResult, type ObjectReaderCommand, type PoolItem, type ScanPlan } from './protocol.js';
import type { Program } from '../engine/program.js';
import { type Deadlines } from './watchdog.js';
/** A batch, or what was left of it after its worker died, and what became of it. */
export interface PoolResult<F extends PoolItem> {
    /** What file indexes in `result` count into. */
    readonly batch: Batch<F>;
    readonly result: BatchResult;
}
/** What workers are made from. */
export interface LaneSettings {
    /** The built entry of the worker thread, which calls `serveWorker`. */
    readonly workerUrl: URL;
    readonly program: Program;
    readonly plan: ScanPlan;
    readonly deadlines: Deadlines;
    /** How objects are read, where batches are of objects. */
    readonly objects?: ObjectReaderCommand | undefined;
}
/** How a lane tells its pool of things. */
export interface LaneEvents<F extends PoolItem> {
    readonly done: (result: PoolResult<F>) => void;
    /** Files that must be scanned again, since their worker died. */
    readonly again: (batch: Batch<F>) => void;
    /** The lane is of no more use. */
    readonly broken: (error: Error) => void;
}
/** One worker thread at a time, replaced when it dies. */
export declare class Lane<F extends PoolItem> {
    #private;
    constructor(settings: LaneSettings, events: LaneEvents<F>);
    /** Batches handed to the worker and not answered. */
    get pending(): number;
    post(batch: Batch<F>): void;
    /** Looks whether the worker stands still; kills and replaces it if so. `now` in milliseconds. */
    check(now: number): void;
    stop(): Promise<void>;
}
