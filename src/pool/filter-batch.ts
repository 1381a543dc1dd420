import type { Batch, KnownBatch, PoolItem, WorkerJob } from './protocol.ts';

/** The unit of work of a worker: files, objects, or entries of a pack. */
export type Work = Batch<PoolItem> | KnownBatch;

/** Number of its items. File indexes of a result refer to them. */
export function countItems(work: Work): number {
  return 'entries' in work ? work.entries.length : work.files.length;
}

/** The part of an item that a worker needs; everything else stays on this thread. */
function bareItem(item: PoolItem): PoolItem {
  return 'oid' in item ? { oid: item.oid } : { path: item.path, tracked: item.tracked };
}

/** The message that sends it to a worker. */
export function jobOf(id: number, work: Work): WorkerJob {
  if ('entries' in work) return { id, pack: work.pack, entries: work.entries, snapshots: work.snapshots };
  return { id, files: work.files.map(bareItem) };
}

/** The same work with only the items whose index `keeps`, in their order. */
export function filterBatch<W extends Work>(work: W, keeps: (index: number) => boolean): W {
  if ('entries' in work) return { ...work, entries: work.entries.filter((_, index) => keeps(index)) };
  return { ...work, files: work.files.filter((_, index) => keeps(index)) };
}
