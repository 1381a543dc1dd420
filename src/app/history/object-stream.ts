import type { PackedBatch, PackTable } from '../../git/pack/pack-table.ts';
import type { KnownBatch } from '../../pool/protocol.ts';
import { entryId } from '../../git/pack/entry-oid.ts';
import type { ScanSnapshot } from '../../engine/incremental/scan-snapshot.ts';
import type { CommitList } from '../../git/plumbing/commit-order.ts';
import { FamilyTable, inFamilies } from '../../git/pack/delta-listing.ts';
import { listObjects, type ListedObject, type ObjectListing } from '../../git/plumbing/list-objects.ts';
import { openObjectDatabase, type KnownObjects, type ObjectDatabase } from '../../git/pack/object-database.ts';
import { BLOCKING_REASON, blockingObjects } from '../../git/pack/loose-objects.ts';
import type { Ref } from '../../git/plumbing/refs.ts';
import type { HistoryCache } from './cache/history-cache.ts';
import { reachableObjects } from './history-selection.ts';
import { batchObjects, packedBytes, type ObjectBatch, type ScanObject } from './object-batch.ts';
import type { ObjectScan } from './scan-objects.ts';
import type { HistorySource, ScanRun } from '../scan/scan-request.ts';

/** Up to this many objects are read as they come; more of them in the order of the packs, where each is cheap to unpack. */
const READ_AS_THEY_COME = 5000;

/** What a scan of history is about. */
export interface History {
  readonly scan: ObjectScan;
  readonly source: HistorySource;
  /** They are being listed; those that git cannot read are in the totals then. */
  readonly refs: Promise<readonly Ref[]>;
  /** Commits of a limited source; undefined: all, not listed yet. */
  readonly list: CommitList | undefined;
}

/** The objects of a history on their way to the scan. */
export interface HistoryObjects {
  readonly batches: AsyncIterable<ObjectBatch>;
  /** Packs that batches of entries are of. */
  readonly packs: () => readonly PackTable[];
  /** Told of every batch that was scanned; how much of the whole is done, 0 to 1. Undefined where the whole is not known. */
  readonly done: ((batch: ObjectBatch) => number) | undefined;
  /** Whether the database has a blob, as far as that is known when all batches have been given. */
  readonly has: (oid: string) => boolean;
}

/** What there is, as far as it is known: nothing before objects are asked for. */
interface Known {
  /** The packs, where they are read without git. */
  database: ObjectDatabase | undefined;
  /** Blobs that git listed, and that are not in `database`. */
  readonly blobs: FamilyTable;
  /** Bytes of what git listed: everything, once `ended`; 0 where it was asked for single objects only. */
  bytes: number;
  ended: boolean;
  /** What is wanted of the packs: objects, and the bytes that they take there. */
  wants: { readonly objects: number; readonly bytes: number };
  /** Objects of `database` that count as scanned, since they are known to be clean, and the ids of those that no pack tells of. */
  clean: { readonly objects: number; readonly others: ReadonlySet<string> };
}

function knowNothing(): Known {
  return {
    database: undefined,
    blobs: new FamilyTable(),
    bytes: 0,
    ended: false,
    wants: { objects: 0, bytes: 0 },
    clean: { objects: 0, others: new Set() },
  };
}

function tablesOf({ database }: Known): readonly PackTable[] {
  return database?.tables ?? [];
}

/** The packs of a repository, where they can be read without git. */
async function openPacks(
  { scan, source, refs }: History,
  { packs: memory }: HistoryCache,
): Promise<ObjectDatabase | undefined> {
  const { place, objects, head } = scan.repository;
  if (source.reader === 'git') return undefined;
  // the form of ids follows from any of them; where there is none there is nothing to hurry for
  const id = head ?? (await refs)[0]?.oid;
  if (id === undefined) return undefined;
  return openObjectDatabase(objects, id.length / 2, { signal: place.signal, memory });
}

/** Objects as git lists them, and what it says is wrong with them. */
async function* listing(
  { totals }: ScanRun,
  { parts, messages }: ObjectListing,
  onObject: (object: ListedObject) => void,
): AsyncGenerator<readonly ListedObject[], void, undefined> {
  for await (const { objects, missing } of parts) {
    for (const object of objects) onObject(object);
    totals.planned += objects.length + missing.length;
    for (const oid of missing)
      totals.failed.push({ path: `.git/objects/${oid}`, reason: 'git does not have it', kind: 'missing' });
    yield objects;
  }
  for (const message of messages()) {
    if (/^(?:error|fatal):/.test(message))
      totals.failed.push({ path: '.git/objects', reason: `git: ${message}`, kind: 'damaged' });
  }
}

/** Every object there is, listed by git. */
async function* listedObjects({ scan }: History, known: Known): ReturnType<typeof listing> {
  yield* listing(scan.run, listObjects(scan.repository.place), (object) => {
    known.bytes += object.size;
    if (object.kind === 'blob') known.blobs.add(object);
  });
  known.ended = true;
}

/** What a cache knows of the entries of a batch. */
function snapshotsOf(
  { pack, entries }: PackedBatch,
  tables: readonly PackTable[],
  { trailOf }: HistoryCache,
): KnownBatch['snapshots'] {
  if (!trailOf) return undefined;
  const snapshots = new Map<number, ScanSnapshot>();
  for (const entry of entries) {
    const snapshot = trailOf(entryId(tables[pack]!, entry));
    if (snapshot) snapshots.set(entry, snapshot);
  }
  return snapshots;
}

/** What is wanted of packs, with what a cache knows of it. */
function* knownBatches(database: ObjectDatabase, cache: HistoryCache): Generator<KnownBatch, void, undefined> {
  for (const batch of database.batches()) yield { ...batch, snapshots: snapshotsOf(batch, database.tables, cache) };
}

/** Every object: git is asked only for what it alone can tell. */
async function* fromPacks(
  { scan }: History,
  { known, database, cache }: { known: Known; database: ObjectDatabase; cache: HistoryCache },
): AsyncGenerator<ObjectBatch, void, undefined> {
  const { totals } = scan.run;
  const wanted = database.wantAll(cache.known);
  known.wants = database.wants();
  known.clean = { objects: wanted.known.objects, others: new Set(wanted.known.others) };
  totals.planned += known.wants.objects + known.clean.objects;
  countClean(totals, wanted.known);
  totals.planned += wanted.hopeless.length;
  for (const { oid, reason } of wanted.hopeless)
    totals.failed.push({ path: `.git/objects/${oid}`, reason, kind: 'damaged' });
  yield* knownBatches(database, cache);
  if (wanted.others.length === 0) return;
  // with bases: a header that git cannot make sense of does not pass for a tree's
  const rest = listing(scan.run, listObjects(scan.repository.place, wanted.others, true), (object) => {
    if (object.kind === 'blob') known.blobs.add(object);
  });
  yield* batchObjects(rest);
}

/** Counts objects that are known to be clean as scanned. */
function countClean(totals: ScanRun['totals'], { objects, bytes }: { objects: number; bytes: number }): void {
  totals.scanned += objects;
  totals.bytes += bytes;
}

/** Whether an object is not known to be clean; one that is counts as scanned. */
function unknownTo(clean: KnownObjects | undefined, totals: ScanRun['totals']): (object: ScanObject) => boolean {
  return ({ oid }) => {
    const size = clean?.sizeOf(oid);
    if (size === undefined) return true;
    countClean(totals, { objects: 1, bytes: size });
    return false;
  };
}

async function* withoutKnown(
  objects: AsyncIterable<readonly ListedObject[]>,
  isUnknown: (object: ScanObject) => boolean,
): AsyncGenerator<readonly ListedObject[], void, undefined> {
  for await (const part of objects) yield part.filter(isUnknown);
}

/** How much of everything is done: by bytes where git listed it, else by objects, those of packs by the bytes they take there. */
function progressOf(known: Known, { totals }: ScanRun): (batch: ObjectBatch) => number {
  let packed = 0;
  let others = 0;
  return (batch) => {
    if ('entries' in batch) packed += packedBytes(batch, tablesOf(known));
    else others += batch.files.length;
    if (known.bytes > 0) return known.ended ? totals.bytes / known.bytes : 0;
    const { objects, bytes } = known.wants;
    return ((packed / Math.max(1, bytes)) * objects + others + known.clean.objects) / Math.max(1, totals.planned);
  };
}

function allObjects(history: History, cache: HistoryCache): HistoryObjects {
  const known = knowNothing();
  // begun at once, and beside git
  const opening = Promise.all([openPacks(history, cache), history.refs]);
  opening.catch(() => {});
  async function* batches(): AsyncGenerator<ObjectBatch, void, undefined> {
    const [database] = await opening;
    known.database = database;
    if (database) return yield* fromPacks(history, { known, database, cache });
    const objects = withoutKnown(listedObjects(history, known), unknownTo(cache.known, history.scan.run.totals));
    yield* batchObjects(inFamilies(objects, known.blobs));
  }
  return {
    batches: batches(),
    packs: () => tablesOf(known),
    done: progressOf(known, history.scan.run),
    has: (oid) => (known.database?.hasBlob(oid) ?? false) || known.blobs.has(oid) || known.clean.others.has(oid),
  };
}

/** Takes out of `objects` those that are in the database. */
async function* inPackOrder(
  { scan }: History,
  objects: Map<string, ScanObject>,
): AsyncGenerator<readonly ScanObject[], void, undefined> {
  const blobs = new FamilyTable();
  async function* wanted(): AsyncGenerator<readonly ListedObject[]> {
    for await (const part of listObjects(scan.repository.place).parts) {
      const found = part.objects.filter(({ oid }) => objects.delete(oid));
      for (const object of found) if (object.kind === 'blob') blobs.add(object);
      yield found;
    }
  }
  yield* inFamilies(wanted(), blobs);
}

/** Takes those out of `objects` that git must not be asked for, and reports them. */
function dropHopeless(
  { repository, run }: ObjectScan,
  objects: Map<string, ScanObject>,
  database: ObjectDatabase | undefined,
): void {
  const blocking = database ? undefined : blockingObjects(repository.objects, [...objects.keys()]);
  for (const oid of objects.keys()) {
    const reason = blocking?.has(oid) ? BLOCKING_REASON : database?.hopeless(oid);
    if (reason === undefined) continue;
    run.totals.failed.push({ path: `.git/objects/${oid}`, reason, kind: 'damaged' });
    objects.delete(oid);
  }
}

/** What commits and refs bring in, in an order in which it is cheap to read. What is not in the database is asked for all the same, and fails by name. */
function chosenObjects(history: History, cache: HistoryCache): HistoryObjects {
  const { scan, list, refs } = history;
  const known = knowNothing();
  async function* byGit(objects: Map<string, ScanObject>): AsyncGenerator<readonly ScanObject[], void, undefined> {
    if (objects.size > READ_AS_THEY_COME) yield* inPackOrder(history, objects);
    yield [...objects.values()];
  }
  async function* batches(): AsyncGenerator<ObjectBatch, void, undefined> {
    const objects = await reachableObjects(scan.repository, list?.commits ?? [], await refs);
    scan.run.totals.planned += objects.size;
    const isUnknown = unknownTo(cache.known, scan.run.totals);
    for (const [oid, object] of objects) if (!isUnknown(object)) objects.delete(oid);
    const direct = objects.size > READ_AS_THEY_COME;
    const database = (known.database = direct ? await openPacks(history, cache) : undefined);
    dropHopeless(scan, objects, database);
    if (!database) return yield* batchObjects(byGit(objects));
    for (const oid of objects.keys()) if (database.want(oid)) objects.delete(oid);
    yield* knownBatches(database, cache);
    yield* batchObjects([[...objects.values()]]);
  }
  return { batches: batches(), packs: () => tablesOf(known), done: undefined, has: () => true };
}

/** The objects of a history that are to be scanned; those that `cache` knows to be clean count as scanned. */
export function objectsOfHistory(history: History, cache: HistoryCache): HistoryObjects {
  return history.list ? chosenObjects(history, cache) : allObjects(history, cache);
}
