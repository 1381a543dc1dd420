import { newEntryHeader, OFS_DELTA, REF_DELTA, readEntryHeader } from '../pack/entry-header.ts';
import { NO_BASE, type PackTable } from '../pack/pack-table.ts';
import { DeltaStack } from './delta-stack.ts';
import { PackWindow, READER_BYTES } from './pack-window.ts';
import { MOST_COPIES, READ_PADDING, type MemoryRange, type PackKernel } from './pack-kernel.ts';

/** Objects and changes larger than this are left to git. */
export const MOST_OBJECT_BYTES = 32 << 20;
/** Where a change is inflated to, unless it is longer. */
const CHANGE_BYTES = 256 << 10;
/** git makes no longer chains: one that stands for itself, and 4,095 changes. */
const MOST_MISSING = 4096;

/** What a content has from its delta base: the base's note, and rows of three: place in the content, place in the base, number of equal bytes. */
interface Copied<Note> {
  readonly note: Note;
  readonly copies: Int32Array;
}

/**
 * The contents of a pack's entries. Whatever is not as it should be - a stream, a size, a header that tells of another base than the table does - is a
 * content that cannot be had: what that means is for git to say.
 */
export class ObjectReader<Note = never> {
  readonly chain: DeltaStack<Note>;
  readonly #table: PackTable;
  readonly #unpacker: PackKernel;
  readonly #reader: PackWindow;
  readonly #change: number;
  readonly #hasRoom: boolean;
  readonly #header = newEntryHeader();
  /** Of the content that was opened: the note of its base, and of how many copies it is made. */
  #note: Note | undefined;
  #copies = 0;
  /** Entries that could not be had, and so nothing that is made from them can. */
  readonly #lost = new Set<number>();

  /** `at`: address from which on the unpacker's memory is free. */
  constructor(table: PackTable, unpacker: PackKernel, at = unpacker.free) {
    this.#table = table;
    this.#unpacker = unpacker;
    this.#change = at;
    const reader = this.#change + CHANGE_BYTES + READ_PADDING;
    this.#reader = new PackWindow(table, unpacker, reader);
    this.chain = new DeltaStack<Note>(reader + READER_BYTES + READ_PADDING);
    this.#hasRoom = unpacker.reserve(reader + READER_BYTES + READ_PADDING);
  }

  /**
   * Makes the content of an entry the last of the chain. Before it those stay that it is made from, but for those that `isNeeded` says no of.
   * False where it cannot be had.
   */
  open(entry: number, isNeeded: (entry: number) => boolean): boolean {
    const { bases } = this.#table;
    const { chain } = this;
    this.#note = undefined;
    const missing = this.#hasRoom ? this.#findMissing(entry) : undefined;
    if (!missing) return false;
    // what the first of them is made from; nothing, where that stands for itself
    chain.cut(chain.depthOf(missing.length === 0 ? entry : bases[missing.at(-1)!]!));
    for (let one = missing.pop(); one !== undefined; one = missing.pop()) {
      if (!this.#make(one)) return this.#lose([...missing, one]);
      if (chain.depth > 1 && !isNeeded(bases[one]!)) chain.dropBase();
    }
    return true;
  }

  /** The entry, what it is made from, and so on, up to what is on the chain or stands for itself; undefined if it cannot be had. */
  #findMissing(entry: number): number[] | undefined {
    const { bases } = this.#table;
    const missing: number[] = [];
    for (let one = entry; one !== NO_BASE && this.chain.depthOf(one) === 0; one = bases[one]!) {
      if (missing.length === MOST_MISSING) return undefined;
      if (one < 0 || this.#lost.has(one)) {
        this.#lose(missing);
        return undefined;
      }
      missing.push(one);
    }
    return missing;
  }

  /** The last content of the chain: a view that is valid until the next call of any method. */
  bytes(): Uint8Array {
    const { start, size } = this.chain;
    return this.#unpacker.bytes.subarray(start, start + size);
  }

  /** What the content that was opened has from its base, if it was made just now and the base has a note. Valid until the next call of any method. */
  copied(): Copied<Note> | undefined {
    const note = this.#note;
    return note !== undefined && this.#copies <= MOST_COPIES
      ? { note, copies: this.#unpacker.copies(this.#copies) }
      : undefined;
  }

  close(): void {
    this.#reader.close();
  }

  #lose(entries: readonly number[]): boolean {
    for (const entry of entries) this.#lost.add(entry);
    return false;
  }

  /** Makes the content of an entry from the last of the chain, or from nothing. */
  #make(entry: number): boolean {
    const { offsets, bases, types, oidBytes } = this.#table;
    const offset = offsets[entry]!;
    const length = offsets[entry + 1]! - offset;
    // behind whatever is made
    const spare = this.chain.end + MOST_OBJECT_BYTES + 2 * READ_PADDING;
    const at = this.#reader.find(offset, length, spare);
    const header = this.#header;
    if (at < 0 || !readEntryHeader(this.#unpacker.bytes, { at, end: at + length, oidBytes }, header)) return false;
    if (header.size > MOST_OBJECT_BYTES) return false;
    const base = bases[entry]!;
    this.#note = undefined;
    if (base < 0) return header.type === types[entry] && this.#makeWhole(entry, at + length);
    return this.#isBase(base, offset) && this.#makeChanged(entry, at + length, spare + length + READ_PADDING);
  }

  /** Whether the header, of the entry at `offset`, names this entry as its base. */
  #isBase(base: number, offset: number): boolean {
    const { offsets, oids, oidIndexOf, oidBytes } = this.#table;
    const { type, distance, id } = this.#header;
    if (type === OFS_DELTA) return offset - distance === offsets[base];
    if (type !== REF_DELTA) return false;
    const { bytes } = this.#unpacker;
    const known = oidIndexOf[base]! * oidBytes;
    for (let i = 0; i < oidBytes; i++) if (bytes[id + i] !== oids[known + i]) return false;
    return true;
  }

  #makeWhole(entry: number, end: number): boolean {
    const { size } = this.#header;
    const start = this.chain.place(size);
    if (start < 0 || !this.#inflate(end, { start, size })) return false;
    this.chain.push(entry, start, size);
    return true;
  }

  #makeChanged(entry: number, end: number, spare: number): boolean {
    const { chain } = this;
    const unpacker = this.#unpacker;
    const length = this.#header.size;
    const at = length <= CHANGE_BYTES ? this.#change : spare;
    if (!this.#inflate(end, { start: at, size: length })) return false;
    const delta = { start: at, end: at + length };
    const size = unpacker.targetSize(delta);
    if (size < 0 || size > MOST_OBJECT_BYTES) return false;
    const start = chain.place(size);
    if (start < 0 || !unpacker.reserve(start + size)) return false;
    const copies = unpacker.applyDelta(delta, { start: chain.start, size: chain.size }, { start, size });
    if (copies < 0) return false;
    this.#note = chain.note;
    this.#copies = copies;
    chain.push(entry, start, size);
    return true;
  }

  /** Inflates the stream that the header comes before, and that ends at `end`, neither before nor behind it. */
  #inflate(end: number, out: MemoryRange): boolean {
    const { stream } = this.#header;
    return this.#unpacker.reserve(out.start + out.size) && this.#unpacker.inflate(stream, end, out) === end - stream;
  }
}
