import type { Omission } from '../core/omission.ts';
import type { GitReader } from './graph.ts';
import { OidSet } from './oid-set.ts';
import { BLOCKING_REASON, blockingObjects } from './pack/loose-objects.ts';
import { openObjectDatabase, type KnownObjects, type ObjectDatabase } from './pack/object-database.ts';
import type { PackedBatch, PackTable } from './pack/pack-table.ts';
import { listObjects, type ListedObject, type ObjectListing } from './plumbing/list-objects.ts';
import type { Ref } from './plumbing/refs.ts';
import type { Repository } from './repository.ts';

/** An object to read; its size if it is known. */
export type StoredObject = Pick<ListedObject, 'oid' | 'kind'> & { readonly size?: number };

/** Objects that git reads by their ids, or entries of a pack that are unpacked without git. */
export type StorePart = { readonly objects: readonly StoredObject[] } | PackedBatch;

/** What a store reports while its parts are listed. */
export interface StoreEvents {
  /** More objects are to be scanned. */
  readonly onPlanned: (objects: number) => void;
  /** Objects that are known to be clean, and their bytes: they count as scanned. */
  readonly onKnown: (objects: number, bytes: number) => void;
  readonly onFailed: (omission: Omission) => void;
}

/** The objects of a repository but its trees. Packs or git answer; the objects are the same. */
export interface ObjectStore {
  /** Lists the objects in an order in which they are cheap to read. Once. @throws ScanError `git-failed`, `aborted` */
  readonly parts: () => AsyncIterable<StorePart>;
  /** The packs whose entries parts name; known from the first part on. */
  readonly packs: () => readonly PackTable[];
  /** Whether the store has a blob, as far as that is known when all parts have been listed. */
  readonly hasBlob: (oid: string) => boolean;
  /** Counts a part as scanned; returns how much of the whole is done, 0 to 1, or undefined if the whole is not known. */
  readonly progress: (part: PackedBatch | { readonly count: number }) => number | undefined;
}

/** How a store is read. */
export interface StoreOptions {
  readonly repository: Repository;
  readonly reader: GitReader;
  readonly refs: Promise<readonly Ref[]>;
  /** Objects that need not be read. */
  readonly known: KnownObjects | undefined;
  readonly events: StoreEvents;
}

/** Up to this many chosen objects are read as they come; more of them in the order of the packs, where each is cheap to unpack. */
const READ_AS_THEY_COME = 5000;

/** Opens the packs if they can be read without git. */
async function openPacks({ repository, reader, refs }: StoreOptions): Promise<ObjectDatabase | undefined> {
  const { place, objects, head } = repository;
  if (reader === 'git') return undefined;
  // any id shows how long they are; without one there is nothing to hurry for
  const id = head ?? (await refs)[0]?.oid;
  if (id === undefined) return undefined;
  return openObjectDatabase(objects, id.length / 2, place.signal);
}

function damaged(oid: string | undefined, reason: string): Omission {
  return { path: oid === undefined ? '.git/objects' : `.git/objects/${oid}`, reason, kind: 'damaged' };
}

/** Lists objects by git, and reports what is wrong with them. */
async function* listing(
  { onPlanned, onFailed }: StoreEvents,
  { parts, messages }: ObjectListing,
  onObject: (object: ListedObject) => void,
): AsyncGenerator<readonly ListedObject[], void, undefined> {
  for await (const { objects, missing } of parts) {
    for (const object of objects) onObject(object);
    onPlanned(objects.length + missing.length);
    for (const oid of missing)
      onFailed({ path: `.git/objects/${oid}`, reason: 'git does not have it', kind: 'missing' });
    yield objects;
  }
  for (const message of messages()) {
    if (/^(?:error|fatal):/.test(message)) onFailed(damaged(undefined, `git: ${message}`));
  }
}

/** Returns whether an object has to be read; one that is known counts as scanned. */
function unknownTo(known: KnownObjects | undefined, { onKnown }: StoreEvents): (object: StoredObject) => boolean {
  return ({ oid }) => {
    const size = known?.sizeOf(oid);
    if (size === undefined) return true;
    onKnown(1, size);
    return false;
  };
}

function packedBytes({ pack, entries }: PackedBatch, packs: readonly PackTable[]): number {
  const { offsets } = packs[pack]!;
  return entries.reduce((sum, entry) => sum + offsets[entry + 1]! - offsets[entry]!, 0);
}

/** Every object of the repository, reachable or not. */
class WholeStore implements ObjectStore {
  readonly #options: StoreOptions;
  readonly #opening: Promise<ObjectDatabase | undefined>;
  #database: ObjectDatabase | undefined;
  /** Blobs that git listed, and that are not in the database. */
  readonly #listed = new OidSet();
  /** Ids of known objects that no pack tells of. */
  #knownOthers: ReadonlySet<string> = new Set();
  /** Objects of the database: how many there are, how many count as scanned, and the bytes that the others take in packs. */
  #counts = { planned: 0, known: 0, wanted: 0, packedBytes: 0 };
  #done = { packedBytes: 0, others: 0 };

  constructor(options: StoreOptions) {
    this.#options = options;
    // beside git
    this.#opening = Promise.all([openPacks(options), options.refs]).then(([database]) => database);
    this.#opening.catch(() => {});
  }

  async *parts(): AsyncGenerator<StorePart, void, undefined> {
    this.#database = await this.#opening;
    yield* this.#database ? this.#fromPacks(this.#database) : this.#fromGit();
  }

  packs(): readonly PackTable[] {
    return this.#database?.tables ?? [];
  }

  hasBlob(oid: string): boolean {
    return (this.#database?.hasBlob(oid) ?? false) || this.#listed.has(oid) || this.#knownOthers.has(oid);
  }

  progress(part: PackedBatch | { readonly count: number }): number | undefined {
    if (!this.#database) return undefined;
    if ('entries' in part) this.#done.packedBytes += packedBytes(part, this.packs());
    else this.#done.others += part.count;
    const { planned, known, wanted, packedBytes: all } = this.#counts;
    const packed = (this.#done.packedBytes / Math.max(1, all)) * wanted;
    return (packed + this.#done.others + known) / Math.max(1, planned);
  }

  /** Asks git only for what it alone can tell. */
  async *#fromPacks(database: ObjectDatabase): AsyncGenerator<StorePart, void, undefined> {
    const { repository, known: knownObjects, events } = this.#options;
    const { others, hopeless, known } = database.wantAll(knownObjects);
    const { objects, bytes } = database.wants();
    this.#knownOthers = new Set(known.others);
    const planned = objects + known.objects + hopeless.length;
    this.#counts = { planned, known: known.objects, wanted: objects, packedBytes: bytes };
    events.onPlanned(planned);
    events.onKnown(known.objects, known.bytes);
    for (const { oid, reason } of hopeless) events.onFailed(damaged(oid, reason));
    yield* database.batches();
    if (others.length === 0) return;
    // with bases: a header that git cannot parse does not pass for a tree's
    const rest = listing(this.#countingEvents(), listObjects(repository.place, others, true), (object) => {
      if (object.kind === 'blob') this.#listed.add(object.oid);
    });
    for await (const part of rest) yield { objects: part };
  }

  #countingEvents(): StoreEvents {
    const { events } = this.#options;
    const onPlanned = (objects: number): void => {
      this.#counts.planned += objects;
      events.onPlanned(objects);
    };
    return { ...events, onPlanned };
  }

  async *#fromGit(): AsyncGenerator<StorePart, void, undefined> {
    const { repository, known, events } = this.#options;
    const isUnknown = unknownTo(known, events);
    const everything = listing(events, listObjects(repository.place), (object) => {
      if (object.kind === 'blob') this.#listed.add(object.oid);
    });
    for await (const part of everything) yield { objects: part.filter(isUnknown) };
  }
}

/** Some objects, by name. One that the repository lacks is asked for all the same, and fails by its name. */
class ChosenStore implements ObjectStore {
  readonly #options: StoreOptions;
  readonly #chosen: () => Promise<Map<string, StoredObject>>;
  #database: ObjectDatabase | undefined;

  constructor(options: StoreOptions, chosen: () => Promise<Map<string, StoredObject>>) {
    this.#options = options;
    this.#chosen = chosen;
  }

  async *parts(): AsyncGenerator<StorePart, void, undefined> {
    const { known, events } = this.#options;
    const objects = await this.#chosen();
    events.onPlanned(objects.size);
    const isUnknown = unknownTo(known, events);
    for (const [oid, object] of objects) if (!isUnknown(object)) objects.delete(oid);
    const isMany = objects.size > READ_AS_THEY_COME;
    const database = (this.#database = isMany ? await openPacks(this.#options) : undefined);
    this.#dropHopeless(objects);
    if (!database && isMany) yield* this.#inPackOrder(objects);
    for (const oid of database ? objects.keys() : []) if (database!.want(oid)) objects.delete(oid);
    if (database) yield* database.batches();
    yield { objects: [...objects.values()] };
  }

  packs(): readonly PackTable[] {
    return this.#database?.tables ?? [];
  }

  hasBlob(): boolean {
    return true;
  }

  progress(): undefined {
    return undefined;
  }

  /** Lists by git those of `objects` that the repository has, and takes them out. */
  async *#inPackOrder(objects: Map<string, StoredObject>): AsyncGenerator<StorePart, void, undefined> {
    for await (const part of listObjects(this.#options.repository.place).parts) {
      yield { objects: part.objects.filter(({ oid }) => objects.delete(oid)) };
    }
  }

  /** Reports objects at which git would never end, and takes them out. */
  #dropHopeless(objects: Map<string, StoredObject>): void {
    const { repository, events } = this.#options;
    const database = this.#database;
    const blocking = database ? undefined : blockingObjects(repository.objects, [...objects.keys()]);
    for (const oid of objects.keys()) {
      const reason = blocking?.has(oid) ? BLOCKING_REASON : database?.hopeless(oid);
      if (reason === undefined) continue;
      events.onFailed(damaged(oid, reason));
      objects.delete(oid);
    }
  }
}

/** Opens the objects of a repository: all of them, or those that `chosen` returns by their ids. */
export function openObjectStore(options: StoreOptions, chosen?: () => Promise<Map<string, StoredObject>>): ObjectStore {
  return chosen ? new ChosenStore(options, chosen) : new WholeStore(options);
}
