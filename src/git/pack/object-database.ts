import { BLOB, CIRCULAR_BASE, type PackTable, type PackedBatch, TREE } from './pack-table.ts';
import { entryId } from './entry-oid.ts';
import { FULL_BYTES, packInDeltaOrder } from './delta-order.ts';
import { OidIndex } from './oid-index.ts';
import { BLOCKING_REASON, looseObjects, type LooseObjects } from './loose-objects.ts';
import { objectFolders } from './object-folders.ts';
import { packFiles } from './pack-files.ts';
import { openPack } from './read-pack-table.ts';
import { isFileError } from './regular-file.ts';

/** More objects than this would take more than a gigabyte: they are listed as they come, by git. */
const MOST_OBJECTS = 1 << 25;
/** At least so many batches are made of what there is to read, as far as trees of changes allow, and they do not get so small that another thread is started in vain. */
const SHARES = 32;
const LEAST_BYTES = 16 << 10;

/** A pack, and what is to be read of it. */
interface WantedPack {
  readonly table: PackTable;
  /** By entry: 1 where it is wanted. */
  readonly wanted: Uint8Array;
  /** By place among the ids: the entry; made when it is first asked for. */
  entryOf: Int32Array | undefined;
}

/** Objects that need not be read, by their ids. */
export interface KnownObjects {
  /** Bytes of an object; undefined if it is not known. */
  readonly sizeOf: (oid: string) => number | undefined;
  /** The same for sorted ids, one behind the other: -1 where one is not known. */
  readonly sizesOf: (ids: Uint8Array) => Float64Array;
}

/** What was made of a database in which some objects were known. */
export interface Wanted {
  /** Ids of objects that git has to read, and to say what they are. */
  readonly others: readonly string[];
  /** Objects that git must not be asked for. */
  readonly hopeless: readonly HopelessObject[];
  /** How many objects of the database were known, and their bytes; ids of those that would be for git otherwise. */
  readonly known: { readonly objects: number; readonly bytes: number; readonly others: readonly string[] };
}

/** An object at which git never ends. */
export interface HopelessObject {
  readonly oid: string;
  /** What is wrong with it. */
  readonly reason: string;
}

const CIRCULAR_REASON = 'damaged: its delta bases form a cycle';

/** Where an object lies. */
interface Place {
  readonly pack: WantedPack;
  readonly entry: number;
}

/**
 * The objects of a repository, read from its packs' indexes and the headers of their entries, without git. Nothing here says what is wrong with an
 * object: whatever is not plain is for git to read.
 */
export class ObjectDatabase {
  readonly #packs: readonly WantedPack[];
  /** Objects in files of their own, and not in a pack. */
  readonly #loose: readonly string[];
  /** Those whose file is none that git can read. */
  readonly #blocking: ReadonlySet<string>;
  /** An id that is looked up, and a view of it. */
  readonly #key: Buffer;
  readonly #keyView: DataView;
  /** Made when an id is first looked up. */
  #index: OidIndex | undefined;

  constructor(packs: readonly PackTable[], { loose, oidBytes }: { loose: LooseObjects; oidBytes: number }) {
    this.#key = Buffer.alloc(oidBytes);
    this.#keyView = new DataView(this.#key.buffer, this.#key.byteOffset, oidBytes);
    this.#packs = packs.map((table) => ({
      table,
      wanted: new Uint8Array(table.types.length),
      entryOf: undefined,
    }));
    this.#loose = [...new Set(loose.oids)].filter((oid) => !this.#find(oid));
    this.#blocking = new Set(loose.blocking.filter((oid) => !this.#find(oid) && !loose.oids.includes(oid)));
  }

  get tables(): readonly PackTable[] {
    return this.#packs.map(({ table }) => table);
  }

  /** Whether a pack holds an object as a blob. */
  hasBlob(oid: string): boolean {
    const place = this.#find(oid);
    return place?.pack.table.types[place.entry] === BLOB;
  }

  /** Wants an object; false if no pack holds it in a way that can be read without git, or it is a tree. */
  want(oid: string): boolean {
    const place = this.#find(oid);
    if (!place) return false;
    const kind = place.pack.table.types[place.entry]!;
    if (kind === 0 || kind === TREE) return false;
    place.pack.wanted[place.entry] = 1;
    return true;
  }

  /** Why git must not be asked for an object; undefined if it may be. */
  hopeless(oid: string): string | undefined {
    if (this.#blocking.has(oid)) return BLOCKING_REASON;
    const place = this.#find(oid);
    return place && place.pack.table.bases[place.entry] === CIRCULAR_BASE ? CIRCULAR_REASON : undefined;
  }

  /** Every object at which git never ends. */
  allHopeless(): HopelessObject[] {
    const circular = this.#packs.flatMap((pack) =>
      [...pack.table.bases.keys()]
        .filter((entry) => pack.table.bases[entry] === CIRCULAR_BASE)
        .map((entry) => ({ oid: entryId(pack.table, entry), reason: CIRCULAR_REASON })),
    );
    return [...circular, ...[...this.#blocking].map((oid) => ({ oid, reason: BLOCKING_REASON }))];
  }

  /** Wants every object but trees and those that are known, each once. */
  wantAll(objects?: KnownObjects): Wanted {
    const others: string[] = [];
    const hopeless: HopelessObject[] = [...this.#blocking].map((oid) => ({ oid, reason: BLOCKING_REASON }));
    const known = { objects: 0, bytes: 0, others: [] as string[] };
    const isKnown = (size: number | undefined): boolean => {
      if (size === undefined || size < 0) return false;
      known.objects++;
      known.bytes += size;
      return true;
    };
    const addOther = (oid: string, size: number | undefined): void =>
      void (isKnown(size) ? known.others : others).push(oid);
    const addUnknown = (pack: WantedPack, entry: number, size: number | undefined): void => {
      const oid = entryId(pack.table, entry);
      if (pack.table.bases[entry] === CIRCULAR_BASE) hopeless.push({ oid, reason: CIRCULAR_REASON });
      else addOther(oid, size);
    };
    const first = firstOnes(this.tables, () => this.#ids);
    for (const [at, pack] of this.#packs.entries()) {
      const { types, oidIndexOf } = pack.table;
      const sizes = objects?.sizesOf(pack.table.oids);
      for (let entry = 0; entry < types.length; entry++) {
        const kind = types[entry]!;
        const id = oidIndexOf[entry]!;
        if (kind === TREE || !first(at, id)) continue;
        if (kind === 0) addUnknown(pack, entry, sizes?.[id]);
        else if (!isKnown(sizes?.[id])) pack.wanted[entry] = 1;
      }
    }
    for (const oid of this.#loose) addOther(oid, objects?.sizeOf(oid));
    return { others, hopeless, known };
  }

  /** How many objects are wanted, and how many bytes they take in their packs. */
  wants(): { objects: number; bytes: number } {
    let [objects, bytes] = [0, 0];
    for (const { wanted, table } of this.#packs) {
      for (let entry = 0; entry < wanted.length; entry++) {
        if (wanted[entry] === 0) continue;
        objects++;
        bytes += table.offsets[entry + 1]! - table.offsets[entry]!;
      }
    }
    return { objects, bytes };
  }

  /** What is wanted, pack after pack; in small batches where it is little, so that it can be shared out. */
  *batches(): Generator<PackedBatch, void, undefined> {
    const full = Math.min(FULL_BYTES, Math.max(LEAST_BYTES, this.wants().bytes / SHARES));
    for (const [pack, { table, wanted }] of this.#packs.entries()) {
      for (const entries of packInDeltaOrder(table, wanted, full)) yield { pack, entries };
    }
  }

  get #ids(): OidIndex {
    return (this.#index ??= new OidIndex(this.tables));
  }

  #find(oid: string): Place | undefined {
    if (this.#key.write(oid, 'hex') !== this.#key.length) return undefined;
    const number = this.#ids.find(this.#keyView, 0);
    if (number === 0) return undefined;
    const at = this.#ids.placeOf(number);
    const pack = this.#packs[at.pack]!;
    return { pack, entry: (pack.entryOf ??= inverse(pack.table.oidIndexOf))[at.place]! };
  }
}

function inverse(names: Int32Array): Int32Array {
  const entryOf = new Int32Array(names.length);
  for (let entry = 0; entry < names.length; entry++) entryOf[names[entry]!] = entry;
  return entryOf;
}

/** Bits for each id: one in sixteen ids is looked up in vain. */
const BITS = 16;

/** Whether a pack is the first one to hold an id of its, where each is asked once, pack after pack. Most ids are in no other pack: a filter over their first bytes tells. */
function firstOnes(packs: readonly PackTable[], ids: () => OidIndex): (pack: number, id: number) => boolean {
  if (packs.length < 2) return () => true;
  const total = packs.reduce((sum, { types }) => sum + types.length, 0);
  const bits = 2 ** Math.min(32, Math.ceil(Math.log2(total * BITS + 1)));
  const seen = new Uint8Array(Math.ceil(bits / 8));
  const views = packs.map(({ oids }) => new DataView(oids.buffer, oids.byteOffset));
  return (pack, id) => {
    const at = id * packs[pack]!.oidBytes;
    const bit = views[pack]!.getUint32(at) % bits;
    const mask = 1 << (bit & 7);
    const maybe = (seen[bit >>> 3]! & mask) !== 0;
    seen[bit >>> 3]! |= mask;
    if (!maybe) return true;
    return ids().placeOf(ids().find(views[pack]!, at)).pack === pack;
  };
}

function looseIn(folders: readonly string[], oidBytes: number): LooseObjects | undefined {
  try {
    const found = folders.map((folder) => looseObjects(folder, oidBytes));
    return { oids: found.flatMap(({ oids }) => oids), blocking: found.flatMap(({ blocking }) => blocking) };
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
}

/**
 * Opens what lies in an object folder (absolute) and those it borrows from; `oidBytes`: bytes of an id. Undefined where anything there is not as git leaves it, or
 * `signal` says that nobody waits any more: then git is to be asked, which has words for what is wrong.
 */
export async function openObjectDatabase(
  folder: string,
  oidBytes: number,
  signal?: AbortSignal,
): Promise<ObjectDatabase | undefined> {
  const folders = objectFolders(folder);
  // before the packs: what is packed meanwhile is in one of both
  const loose = folders && looseIn(folders, oidBytes);
  const files = folders && packFiles(folders);
  if (!files || !loose) return undefined;
  const packs: PackTable[] = [];
  let most = MOST_OBJECTS;
  const isOver = (): boolean => signal?.aborted ?? false;
  for (const { path } of files) {
    const pack = await openPack(path, { oidBytes, most }, isOver);
    if (!pack) return undefined;
    most -= pack.types.length;
    packs.push(pack);
  }
  return new ObjectDatabase(packs, { loose, oidBytes });
}
