import { performance } from 'node:perf_hooks';
import { ScanError } from '../core/errors.ts';
import { WorkerSlot, type SlotSettings, type PoolResult } from './worker-slot.ts';
import { countItems, type Work } from './filter-batch.ts';

export type { PoolResult } from './worker-slot.ts';

/** What a pool does. */
export interface PoolRequest<W extends Work> extends SlotSettings {
  readonly batches: AsyncIterable<W>;
  /** Number of threads. One is started when there is a batch for it. */
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of files done, after each result. */
  readonly onProgress?: ((files: number) => void) | undefined;
}

/** Batches sent to a worker ahead, so that the next one is there when it finishes one. */
const IN_FLIGHT = 2;
/** Interval of the watchdog, in milliseconds. */
const WATCH_EVERY = 100;

/** A running pool. */
interface Pool<W extends Work> {
  readonly slots: WorkerSlot<W>[];
  readonly results: PoolResult<W>[];
  /** Batches from dead workers, posted before any new one. */
  readonly requeued: W[];
  fault: Error | undefined;
  /** Wakes `sleep`. */
  wake: () => void;
}

function addSlot<W extends Work>(pool: Pool<W>, settings: SlotSettings): WorkerSlot<W> {
  const slot = new WorkerSlot<W>(settings, {
    done(result) {
      pool.results.push(result);
      pool.wake();
    },
    requeue(batch) {
      pool.requeued.push(batch);
      pool.wake();
    },
    fatal(error) {
      pool.fault ??= error;
      pool.wake();
    },
  });
  pool.slots.push(slot);
  return slot;
}

/** The slot for the next batch: an idle one, a new one if allowed, or one with room. */
function freeSlot<W extends Work>(pool: Pool<W>, request: PoolRequest<W>): WorkerSlot<W> | undefined {
  const least = pool.slots.reduce<WorkerSlot<W> | undefined>(
    (best, slot) => (!best || slot.pending < best.pending ? slot : best),
    undefined,
  );
  if (least && least.pending === 0) return least;
  if (pool.slots.length < Math.max(1, request.workers)) return addSlot(pool, request);
  return least && least.pending < IN_FLIGHT ? least : undefined;
}

/** Requests the next batch without waiting for it; at most one request is open. */
interface Feed<W extends Work> {
  /** Takes a batch that has arrived. */
  take: () => W | undefined;
  ask: () => void;
  readonly ended: () => boolean;
  readonly close: () => Promise<void>;
}

function openFeed<W extends Work>(pool: Pool<W>, batches: AsyncIterable<W>): Feed<W> {
  const iterator = batches[Symbol.asyncIterator]();
  let here: W | undefined;
  let asked = false;
  let ended = false;
  const receive = (next: IteratorResult<W, unknown>): void => {
    asked = false;
    if (next.done) ended = true;
    else here = next.value;
    pool.wake();
  };
  const fail = (error: unknown): void => {
    asked = false;
    ended = true;
    pool.fault ??= error instanceof Error ? error : new Error(String(error));
    pool.wake();
  };
  return {
    take() {
      const batch = here;
      here = undefined;
      return batch;
    },
    ask() {
      if (asked || ended || here) return;
      asked = true;
      iterator.next().then(receive, fail);
    },
    ended: () => ended && !here,
    async close() {
      if (!ended && !asked) await iterator.return?.();
    },
  };
}

/** Posts available batches to slots with room. Returns true when everything is done. */
function fill<W extends Work>(pool: Pool<W>, feed: Feed<W>, request: PoolRequest<W>): boolean {
  for (;;) {
    const batch = pool.requeued.length === 0 && feed.ended() ? undefined : nextFor(pool, feed, request);
    if (!batch) break;
  }
  return pool.requeued.length === 0 && feed.ended() && pool.slots.every((slot) => slot.pending === 0);
}

function nextFor<W extends Work>(pool: Pool<W>, feed: Feed<W>, request: PoolRequest<W>): W | undefined {
  const batch = pool.requeued.pop() ?? feed.take();
  if (!batch) {
    feed.ask();
    return undefined;
  }
  if (countItems(batch) === 0) return batch;
  const slot = freeSlot(pool, request);
  if (!slot) {
    pool.requeued.push(batch);
    return undefined;
  }
  slot.post(batch);
  return batch;
}

/**
 * Scans batches on worker threads and yields their results as they arrive, in no particular order. A file that hangs or kills its worker fails; the
 * next worker scans the rest of its batch again.
 * @throws ScanError `aborted`; errors of `batches`; an Error if workers cannot be started.
 */
export async function* runPool<W extends Work>(
  request: PoolRequest<W>,
): AsyncGenerator<PoolResult<W>, void, undefined> {
  const pool: Pool<W> = { slots: [], results: [], requeued: [], fault: undefined, wake: () => {} };
  const { signal } = request;
  const onAbort = (): void => {
    pool.fault ??= new ScanError('aborted', 'the scan was aborted');
    pool.wake();
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const feed = openFeed(pool, request.batches);
  const watch = setInterval(() => {
    for (const slot of pool.slots) slot.check(performance.now());
  }, WATCH_EVERY);
  let files = 0;
  try {
    for (let done = false; !done || pool.results.length > 0;) {
      if (pool.fault) throw pool.fault;
      const result = pool.results.shift();
      done = fill(pool, feed, request);
      if (result) {
        files += countItems(result.batch);
        request.onProgress?.(files);
        yield result;
      } else if (!done) await sleep(pool);
    }
  } finally {
    clearInterval(watch);
    signal?.removeEventListener('abort', onAbort);
    await Promise.all([...pool.slots.map((slot) => slot.stop()), feed.close()]);
  }
}

/** Waits until something happens. */
async function sleep<W extends Work>(pool: Pool<W>): Promise<void> {
  await new Promise<void>((resolve) => {
    pool.wake = resolve;
  });
  pool.wake = () => {};
}
