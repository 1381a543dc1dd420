import {
  type EntryHeader,
  HEADER_BYTES,
  newEntryHeader,
  OFS_DELTA,
  readEntryHeader,
} from '../../../core/pack-entry.ts';
import { type PackTable, STANDS_ALONE, TAG, UNKNOWN_BASE } from '../../../core/pack-table.ts';
import { findId, type SortedIds } from './id-search.ts';
import { inOrder, offsetFinder, type FindOffset } from './offset-order.ts';
import { readPackIndex, type IndexForm, type PackIndex } from './pack-index.ts';
import { withFile, type OpenFile } from './regular-file.ts';

/** A pack whose ids can be looked through. */
export interface OpenPack extends SortedIds {
  readonly table: PackTable;
}

const MAGIC = 0x5041434b;
const VERSIONS: readonly number[] = [2, 3];
const HEAD_BYTES = 12;
/** Bytes read at a time: large, since all of the pack goes by. */
const WINDOW = 1 << 20;

/** A pack file, and what is known of its entries. */
interface Opened {
  readonly file: OpenFile;
  readonly index: PackIndex;
  readonly width: number;
  readonly offsets: Float64Array;
  readonly names: Int32Array;
  /** Whether nobody wants it any more. */
  readonly isOver: () => boolean;
}

/** Bases and kinds as headers tell them: 0 and a base for a change. */
interface Headers {
  readonly bases: Int32Array;
  readonly kinds: Uint8Array;
  /** Changes whose base is named: entry, and its place among the ids. */
  readonly named: [entry: number, id: number][];
}

/** Whether a pack is the one that its index is of. */
async function isPackOf(file: OpenFile, { count, sum }: PackIndex): Promise<boolean> {
  const head = new Uint8Array(HEAD_BYTES);
  const last = new Uint8Array(sum.length);
  const at = file.size - sum.length;
  if (at < HEAD_BYTES || (await file.read(head, 0)) < HEAD_BYTES || (await file.read(last, at)) < last.length)
    return false;
  const view = new DataView(head.buffer);
  if (view.getUint32(0) !== MAGIC || !VERSIONS.includes(view.getUint32(4)) || view.getUint32(8) !== count) return false;
  return Buffer.compare(last, sum) === 0;
}

/** Where each entry begins and the last one ends; undefined where two begin at one place, or one outside the file. */
function placeEntries({ offsets }: PackIndex, names: Int32Array, end: number): Float64Array | undefined {
  const count = names.length;
  const places = new Float64Array(new SharedArrayBuffer((count + 1) * Float64Array.BYTES_PER_ELEMENT));
  let last = HEAD_BYTES - 1;
  for (let entry = 0; entry < count; entry++) {
    const offset = offsets[names[entry]!]!;
    if (offset <= last) return undefined;
    places[entry] = last = offset;
  }
  if (last >= end) return undefined;
  places[count] = end;
  return places;
}

/** Notes what the header of an entry says. */
function noteHeader(
  headers: Headers,
  entry: number,
  {
    header,
    bytes,
    ids,
    find,
    offset,
  }: { header: EntryHeader; bytes: Uint8Array; ids: SortedIds; find: FindOffset; offset: number },
): void {
  if (header.type <= TAG) {
    headers.kinds[entry] = header.type;
    headers.bases[entry] = STANDS_ALONE;
  } else if (header.type === OFS_DELTA) {
    const base = find(offset - header.distance);
    headers.bases[entry] = base < 0 ? UNKNOWN_BASE : base;
  } else {
    const id = findId(ids, bytes, header.id);
    if (id >= 0) headers.named.push([entry, id]);
  }
}

/** Goes through a pack for the headers of its entries; undefined where it is shorter than it was. */
async function readHeaders(opened: Opened): Promise<Headers | undefined> {
  const { file, offsets, width, index } = opened;
  const { count } = index;
  const bases = new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT)).fill(UNKNOWN_BASE);
  const kinds = new Uint8Array(new SharedArrayBuffer(count));
  const headers: Headers = { bases, kinds, named: [] };
  const header = newEntryHeader();
  const bytes = new Uint8Array(Math.min(WINDOW, file.size));
  const seen = { header, bytes, ids: { ...index, width }, find: offsetFinder(offsets), offset: 0 };
  let start = 0;
  let length = 0;
  for (let entry = 0; entry < count; entry++) {
    const offset = offsets[entry]!;
    const end = Math.min(offset + HEADER_BYTES, offsets[entry + 1]!);
    if (end > start + length) {
      if (opened.isOver()) return undefined;
      length = await file.read(bytes, offset);
      start = offset;
      if (end > start + length) return undefined;
    }
    seen.offset = offset;
    if (readEntryHeader(bytes, { at: offset - start, end: end - start, width }, header))
      noteHeader(headers, entry, seen);
  }
  return headers;
}

/** Resolves bases that were named by their ids. */
function resolveNamed({ bases, named }: Headers, names: Int32Array): void {
  if (named.length === 0) return;
  const entryOf = new Int32Array(names.length);
  for (const [entry, id] of names.entries()) entryOf[id] = entry;
  for (const [entry, id] of named) bases[entry] = entryOf[id]!;
}

const WAITING = 255;

/** Gives every change the kind of what it is a change of in the end. Where that is nothing known, or the way goes in a circle, it has no kind, and no base. */
function resolveKinds({ bases, kinds }: Headers): void {
  const chain: number[] = [];
  for (let first = 0; first < kinds.length; first++) {
    let entry = first;
    for (; kinds[entry] === 0 && bases[entry]! >= 0; entry = bases[entry]!) {
      kinds[entry] = WAITING;
      chain.push(entry);
    }
    const kind = kinds[entry] === WAITING ? 0 : kinds[entry]!;
    for (const one of chain) {
      kinds[one] = kind;
      if (kind === 0) bases[one] = UNKNOWN_BASE;
    }
    chain.length = 0;
  }
}

async function tableOf(path: string, opened: Opened): Promise<PackTable | undefined> {
  const headers = await readHeaders(opened);
  if (!headers) return undefined;
  const { file, index, width, offsets, names } = opened;
  resolveNamed(headers, names);
  resolveKinds(headers);
  const { bases, kinds } = headers;
  return { path, size: file.size, width, offsets, bases, kinds, ids: index.ids, names };
}

/**
 * Reads what a pack holds, from its index (`path` with `.idx`) and the headers of its entries; `path`: of the `.pack`, absolute.
 * Undefined where either is not as git writes it, or `isOver`.
 */
export async function openPack(path: string, form: IndexForm, isOver: () => boolean): Promise<OpenPack | undefined> {
  const { width } = form;
  const index = await withFile(path.replace(/\.pack$/, '.idx'), (file) => readPackIndex(file, form));
  if (!index) return undefined;
  const table = await withFile(path, async (file) => {
    if (!(await isPackOf(file, index))) return undefined;
    const names = inOrder(index.offsets);
    const offsets = placeEntries(index, names, file.size - width);
    return offsets && tableOf(path, { file, index, width, offsets, names, isOver });
  });
  return table && { table, ids: index.ids, width, fanout: index.fanout };
}
