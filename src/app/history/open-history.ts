import type { ScanSnapshot } from '../../engine/incremental/scan-snapshot.ts';
import { openCommitGraph, type CommitGraph, type GitReader } from '../../git/graph.ts';
import { entryId } from '../../git/pack/entry-oid.ts';
import type { PackedBatch } from '../../git/pack/pack-table.ts';
import type { CommitList } from '../../git/plumbing/commit-order.ts';
import type { Ref } from '../../git/plumbing/refs.ts';
import { openRepository, type Repository } from '../../git/repository.ts';
import { openObjectStore, type ObjectStore, type StoreEvents } from '../../git/store.ts';
import type { KnownBatch } from '../../pool/protocol.ts';
import { brokenRefOmission } from '../scan/omissions.ts';
import type { HistorySource, RequestFor, ScanRun } from '../scan/scan-request.ts';
import { chooseThreads, workerUrl } from '../scan/threads.ts';
import { openHistoryCache, type HistoryCache } from './cache/history-cache.ts';
import { chooseCommits, chooseRefs, isLimited, reachableObjects } from './history-selection.ts';
import { batchParts, type ObjectBatch } from './object-batch.ts';
import type { ObjectScan } from './scan-objects.ts';

/** A history that is being scanned. */
export interface History {
  readonly scan: ObjectScan;
  readonly source: HistorySource;
  /** Refs are being listed; those that git cannot read are in the totals then. */
  readonly refs: Promise<readonly Ref[]>;
  /** Commits of a limited source; undefined: all. */
  readonly selected: CommitList | undefined;
  readonly cache: HistoryCache;
  readonly store: ObjectStore;
  readonly graph: CommitGraph;
}

/** Lists the refs of a source; those that cannot be read go to the totals. */
async function readRefs(repository: Repository, source: HistorySource, { totals }: ScanRun): Promise<readonly Ref[]> {
  const { refs, broken } = await chooseRefs(repository, source);
  totals.failed.push(...broken.map(brokenRefOmission));
  return refs;
}

function eventsOf({ totals }: ScanRun): StoreEvents {
  return {
    onPlanned: (objects) => (totals.planned += objects),
    onKnown(objects, bytes) {
      totals.scanned += objects;
      totals.bytes += bytes;
    },
    onFailed: (omission) => totals.failed.push(omission),
  };
}

/** Opens the repository, the cache, the store of objects and the graph of commits. The caller closes the graph. */
export async function openHistory(request: RequestFor<'history'>, run: ScanRun, reader: GitReader): Promise<History> {
  const { source, env } = request;
  const repository = await openRepository(source.folder, { env, signal: run.hooks.signal });
  const refs = readRefs(repository, source, run);
  // the consumer awaits this promise and handles the rejection
  refs.catch(() => {});
  const selected = isLimited(source) ? await chooseCommits(repository, source, await refs) : undefined;
  const id = repository.head ?? (source.cache === undefined ? undefined : (await refs)[0]?.oid);
  const cache = openHistoryCache(request, id, run);
  const store = openObjectStore(
    { repository, reader, refs, known: cache.known, events: eventsOf(run) },
    selected && (async () => reachableObjects(repository, selected.commits, await refs)),
  );
  const graph = openCommitGraph({
    repository,
    reader,
    packs: () => store.packs(),
    refs,
    selected,
    threads: chooseThreads(request.workers),
    workerUrl,
    isSound: () => run.totals.failed.length === 0,
  });
  return { scan: { request, repository, run }, source, refs, selected, cache, store, graph };
}

/** Adds what the cache knows of the entries of a batch. */
function withSnapshots(batch: PackedBatch, { store, cache }: History): KnownBatch {
  const { snapshotOf } = cache;
  if (!snapshotOf) return batch;
  const table = store.packs()[batch.pack]!;
  const snapshots = new Map<number, ScanSnapshot>();
  for (const entry of batch.entries) {
    const snapshot = snapshotOf(entryId(table, entry));
    if (snapshot) snapshots.set(entry, snapshot);
  }
  return { ...batch, snapshots };
}

/** Batches of all objects to scan. */
export async function* batchesOf(history: History): AsyncGenerator<ObjectBatch, void, undefined> {
  for await (const batch of batchParts(history.store.parts()))
    yield 'entries' in batch ? withSnapshots(batch, history) : batch;
}
