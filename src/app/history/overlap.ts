import { sizeOfPacks } from '../../git/pack/pack-files.ts';
import { batchesOf, type History } from './open-history.ts';
import type { ObjectBatch } from './object-batch.ts';
import { startThreads, type ObjectScan } from './scan-objects.ts';

/** Bytes that an object typically takes in its pack. */
const TYPICAL_BYTES = 4096;

/** Starts as many threads as there is surely work for; one if few objects are new. Undefined for a part of a history. */
function startEarly({ scan, selected, cache }: History): ObjectScan['early'] {
  if (selected) return undefined;
  const { known, matched } = cache;
  const bytes = known ? Math.max(1, matched) * TYPICAL_BYTES : sizeOfPacks(scan.repository.objects);
  return startThreads(scan.request, bytes);
}

/** Yields all batches; at the first, when the packs are known, starts git on what the graph is asked for later. */
async function* withPrefetch(
  batches: AsyncIterable<ObjectBatch>,
  { graph, source }: History,
): AsyncGenerator<ObjectBatch, void, undefined> {
  let isFirst = true;
  for await (const batch of batches) {
    // what a cache knows decides which commits are listed
    const commits = source.attribution && source.cache === undefined;
    if (isFirst) graph.prefetch({ commits, missing: source.attribution ? 'partial' : 'all' });
    isFirst = false;
    yield batch;
  }
}

/** What a scan of objects begins with. */
interface Overlap {
  /** Threads that are starting; the caller stops those that were not needed. */
  readonly early: ObjectScan['early'];
  readonly batches: AsyncIterable<ObjectBatch>;
}

/** Starts beside each step what a later one needs: threads while packs are opened, git's walk of the commits while objects are scanned. */
export function overlap(history: History): Overlap {
  return { early: startEarly(history), batches: withPrefetch(batchesOf(history), history) };
}
