import { type EntryHeader, HEADER_BYTES, newEntryHeader, OFS_DELTA, readEntryHeader } from './entry-header.ts';
import { CIRCULAR_BASE, type PackTable, NO_BASE, TAG, UNKNOWN_BASE } from './pack-table.ts';
import { OidIndex } from './oid-index.ts';
import { inOrder, offsetFinder, type FindBefore } from './offset-order.ts';
import { readPackIndex, type IndexForm, type PackIndex } from './pack-index.ts';
import { withFile, type OpenFile } from './regular-file.ts';

const MAGIC = 0x5041434b;
const VERSIONS: readonly number[] = [2, 3];
const HEAD_BYTES = 12;
/** Bytes read at a time: large, since all of the pack goes by. */
const WINDOW = 1 << 20;

/** A pack file, and what is known of its entries. */
interface Opened {
  readonly file: OpenFile;
  readonly index: PackIndex;
  readonly oidBytes: number;
  readonly offsets: Float64Array;
  readonly oidIndexOf: Int32Array;
  /** Whether nobody wants it any more. */
  readonly isOver: () => boolean;
}

/** Bases and types as headers tell them: of a change, the kind of its base where that is known already, else 0. */
interface Headers {
  readonly bases: Int32Array;
  readonly types: Uint8Array;
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

/** Where each entry begins and the last one ends; undefined if two begin at one place, or one outside the file. */
function placeEntries({ offsets }: PackIndex, oidIndexOf: Int32Array, end: number): Float64Array | undefined {
  const count = oidIndexOf.length;
  const places = new Float64Array(new SharedArrayBuffer((count + 1) * Float64Array.BYTES_PER_ELEMENT));
  let last = HEAD_BYTES - 1;
  for (let entry = 0; entry < count; entry++) {
    const offset = offsets[oidIndexOf[entry]!]!;
    if (offset <= last) return undefined;
    places[entry] = last = offset;
  }
  if (last >= end) return undefined;
  places[count] = end;
  return places;
}

/** What entries are looked up by. */
interface Places {
  readonly offsets: Float64Array;
  readonly findBefore: FindBefore;
  /** The pack's ids. Only a few packs have bases that are named by their ids. */
  readonly ids: () => OidIndex;
}

/** Notes what the header of an entry says, which is in `bytes`. */
function noteHeader(
  headers: Headers,
  entry: number,
  { header, bytes, places: { offsets, findBefore, ids } }: { header: EntryHeader; bytes: Uint8Array; places: Places },
): void {
  const { types, bases } = headers;
  if (header.type <= TAG) {
    types[entry] = header.type;
    bases[entry] = NO_BASE;
  } else if (header.type === OFS_DELTA) {
    const base = findBefore(entry, offsets[entry]! - header.distance);
    bases[entry] = base < 0 ? UNKNOWN_BASE : base;
    if (base >= 0) types[entry] = types[base]!;
  } else {
    const number = ids().find(new DataView(bytes.buffer, bytes.byteOffset), header.id);
    if (number > 0) headers.named.push([entry, number - 1]);
  }
}

/** Where the header of an entry ends at the latest. */
function headerEnd(offsets: Float64Array, entry: number): number {
  return Math.min(offsets[entry]! + HEADER_BYTES, offsets[entry + 1]!);
}

/** The first entry whose header may not end before `end`. */
function firstBehind(offsets: Float64Array, end: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (headerEnd(offsets, middle) <= end) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A part of a pack, and the entries whose headers are in it. */
interface Window {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/** Reads the window that begins with an entry; undefined if the pack is shorter than it was, or nobody wants it any more. */
async function readWindow(
  { file, offsets, isOver }: Opened,
  from: number,
  bytes: Uint8Array,
): Promise<Window | undefined> {
  if (isOver()) return undefined;
  const start = offsets[from]!;
  const length = await file.read(bytes, start);
  const to = firstBehind(offsets, start + length);
  return to > from ? { bytes, start, from, to } : undefined;
}

/** All windows, in their order: while one is looked at, the next one is being read. Ends early where one cannot be read. */
async function* readWindows(opened: Opened): AsyncGenerator<Window, void, undefined> {
  const count = opened.offsets.length - 1;
  const room = Math.min(WINDOW, opened.file.size);
  let [here, there] = [new Uint8Array(room), new Uint8Array(room)];
  let next = count > 0 ? readWindow(opened, 0, here) : undefined;
  while (next) {
    const window: Window | undefined = await next;
    if (!window) return;
    [here, there] = [there, here];
    next = window.to < count ? readWindow(opened, window.to, here) : undefined;
    // where nobody asks for it any more, it does not matter how it ends
    next?.catch(() => {});
    yield window;
  }
}

/** Goes through a pack for the headers of its entries; undefined if it is shorter than it was. */
async function readHeaders(opened: Opened): Promise<Headers | undefined> {
  const { offsets, oidBytes, index } = opened;
  const { count } = index;
  const bases = new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT)).fill(UNKNOWN_BASE);
  const types = new Uint8Array(new SharedArrayBuffer(count));
  const headers: Headers = { bases, types, named: [] };
  const header = newEntryHeader();
  let ids: OidIndex | undefined;
  const places = {
    offsets,
    findBefore: offsetFinder(offsets),
    ids: () => (ids ??= new OidIndex([{ oids: index.ids, oidBytes }])),
  };
  let done = 0;
  for await (const { bytes, start, from, to } of readWindows(opened)) {
    const seen = { header, bytes, places };
    for (let entry = from; entry < to; entry++) {
      const part = { at: offsets[entry]! - start, end: headerEnd(offsets, entry) - start, oidBytes };
      if (readEntryHeader(bytes, part, header)) noteHeader(headers, entry, seen);
    }
    done = to;
  }
  return done === count ? headers : undefined;
}

/** Resolves bases that were named by their ids. */
function resolveNamed({ bases, named }: Headers, oidIndexOf: Int32Array): void {
  if (named.length === 0) return;
  const entryOf = new Int32Array(oidIndexOf.length);
  for (const [entry, id] of oidIndexOf.entries()) entryOf[id] = entry;
  for (const [entry, id] of named) bases[entry] = entryOf[id]!;
}

const WAITING = 255;

/** Returns every change the kind of what it is a change of in the end. If that is nothing known, or the way goes in a circle, it has no kind, and no base. */
function resolveTypes({ bases, types }: Headers): void {
  const chain: number[] = [];
  for (let first = 0; first < types.length; first++) {
    let entry = first;
    for (; types[entry] === 0 && bases[entry]! >= 0; entry = bases[entry]!) {
      types[entry] = WAITING;
      chain.push(entry);
    }
    const isCircle = types[entry] === WAITING || bases[entry] === CIRCULAR_BASE;
    const kind = isCircle ? 0 : types[entry]!;
    for (const one of chain) {
      types[one] = kind;
      if (kind === 0) bases[one] = isCircle ? CIRCULAR_BASE : UNKNOWN_BASE;
    }
    chain.length = 0;
  }
}

async function tableOf(path: string, opened: Opened): Promise<PackTable | undefined> {
  const { file, index, oidBytes, offsets, oidIndexOf } = opened;
  const headers = await readHeaders(opened);
  if (!headers) return undefined;
  resolveNamed(headers, oidIndexOf);
  resolveTypes(headers);
  const { bases, types } = headers;
  return { path, size: file.size, oidBytes, offsets, bases, types, oids: index.ids, oidIndexOf };
}

/**
 * Reads what a pack holds, from its index (`path` with `.idx`) and the headers of its entries; `path`: of the `.pack`, absolute.
 * Undefined where either is not as git writes it, or `isOver`.
 */
export async function openPack(path: string, form: IndexForm, isOver: () => boolean): Promise<PackTable | undefined> {
  const { oidBytes } = form;
  const index = await withFile(path.replace(/\.pack$/, '.idx'), (file) => readPackIndex(file, form));
  if (!index) return undefined;
  return withFile(path, async (file) => {
    if (!(await isPackOf(file, index))) return undefined;
    const oidIndexOf = inOrder(index.offsets);
    const offsets = placeEntries(index, oidIndexOf, file.size - oidBytes);
    return offsets && tableOf(path, { file, index, oidBytes, offsets, oidIndexOf, isOver });
  });
}
