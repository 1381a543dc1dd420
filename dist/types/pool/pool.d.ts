import { type LaneSettings, type PoolResult } from './lane.js';
import type { Batch, PoolItem } from './protocol.js';
export type { PoolResult } from './lane.js';
/** What a pool is to do. */
export interface PoolRequest<F extends PoolItem> extends LaneSettings {
    readonly batches: AsyncIterable<Batch<F>>;
    /** Threads; a thread is started when there is a batch for it. */
    readonly workers: number;
    readonly signal?: AbortSignal | undefined;
    /** Called with the number of files done, after each result. */
    readonly onProgress?: ((files: number) => void) | undefined;
}
/**
 * Scans batches on worker threads and yields their results as they come, in no order. A file that hangs or kills its worker is reported as
 * failed, and the others of its batch are scanned again by the next worker.
 * @throws ScanError `aborted`; what `batches` throws; an Error where workers cannot be started.
 */
export declare function runPool<F extends PoolItem>(request: PoolRequest<F>): AsyncGenerator<PoolResult<F>, void, undefined>;
