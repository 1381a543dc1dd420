import type { Batch, KnownBatch, PoolItem, WorkerJob } from './protocol.ts';

/** What one worker takes at a time: files, objects, or entries of a pack. */
export type Work = Batch<PoolItem> | KnownBatch;

/** How many things there are in it; file indexes of a result count into them. */
export function countItems(work: Work): number {
  return 'entries' in work ? work.entries.length : work.files.length;
}

/** What a worker needs to know of an item: whatever else its owner keeps there does not cross the thread. */
function bareItem(item: PoolItem): PoolItem {
  return 'oid' in item ? { oid: item.oid } : { path: item.path, tracked: item.tracked };
}

/** The message that hands it to a worker. */
export function jobOf(id: number, work: Work): WorkerJob {
  if ('entries' in work) return { id, pack: work.pack, entries: work.entries, snapshots: work.snapshots };
  return { id, files: work.files.map(bareItem) };
}

/** The same with those things alone whose index `keeps`, in their order. */
export function filterBatch<W extends Work>(work: W, keeps: (index: number) => boolean): W {
  if ('entries' in work) return { ...work, entries: work.entries.filter((_, index) => keeps(index)) };
  return { ...work, files: work.files.filter((_, index) => keeps(index)) };
}
