import { PackContents } from '../pack/pack-contents.ts';
import type { EntryTable, Unpacker } from '../pack/unpacker.ts';
import type { PackedBatch, PackTable } from '../protocol.ts';
import type { ObjectIds } from './object-ids.ts';
import { RecordWriter, type TreeTables } from './tree-records.ts';

/** Entries in which one tree may differ from its base. */
const MOST_CHANGES = 1 << 17;
/** What the kernel tells of them: two words, then six for each; see `assembly/trees.ts`. */
const OUT_HEAD = 2;
const OUT_WORDS = 6;
const OUT_BYTES = (OUT_HEAD + MOST_CHANGES * OUT_WORDS) * 4;
/** Tables of the entries of a chain of trees, all together. */
const TABLE_BYTES = 48 << 20;
/** A mode, a name of one byte, NUL: no entry is shorter than this and its id. */
const LEAST_ENTRY = 8;
const FOLDER = 4;
const DEEPEST = 0xffff;
const NOWHERE = 0xffff_ffff;

/** What is known of a tree of the chain. */
interface Level extends EntryTable {
  readonly entry: number;
}

const NOTHING: EntryTable = { start: 0, size: 0, table: 0, room: 1, count: 0 };

function always(): boolean {
  return true;
}

/** Reads trees, each as what makes it of its base. One per thread. */
export class TreeReader {
  readonly writer: RecordWriter;
  readonly #packs: readonly PackTable[];
  readonly #firsts: readonly number[];
  readonly #unpacker: Unpacker;
  readonly #ids: ObjectIds;
  readonly #tables: TreeTables;
  readonly #names = new Map<string, number>();
  readonly #others = new Map<string, number>();
  readonly #levels: Level[] = [];
  #contents: PackContents | undefined;
  #pack = -1;
  #buffer = Buffer.alloc(0);
  #view = new DataView(new ArrayBuffer(0));
  #words = new Uint32Array(0);

  constructor(
    packs: readonly PackTable[],
    { unpacker, ids, tables }: { unpacker: Unpacker; ids: ObjectIds; tables: TreeTables },
  ) {
    this.#packs = packs;
    this.#unpacker = unpacker;
    this.#ids = ids;
    this.#tables = tables;
    this.writer = new RecordWriter(tables);
    let first = 0;
    this.#firsts = packs.map(({ kinds }) => (first += kinds.length) - kinds.length);
  }

  get names(): readonly string[] {
    return [...this.#names.keys()];
  }

  get others(): readonly string[] {
    return [...this.#others.keys()];
  }

  /** Reads trees of one pack. */
  read({ pack, entries }: PackedBatch): void {
    if (this.#pack !== pack) {
      this.#contents?.close();
      this.#pack = pack;
      this.#contents = new PackContents(this.#packs[pack]!, this.#unpacker, this.#unpacker.free + OUT_BYTES + TABLE_BYTES);
    }
    for (const entry of entries) this.#readTree(entry);
    this.#contents!.chain.cut(0);
    this.#levels.length = 0;
  }

  #readTree(entry: number): void {
    const { bases } = this.#packs[this.#pack]!;
    const base = bases[entry]!;
    if (base < -1) return;
    const below = base < 0 ? this.#cut(0) : this.#levelOf(base);
    if (!below) return;
    this.#add(entry, below, true);
  }

  /** The level of a tree, which is read again where it is not there any more. */
  #levelOf(entry: number): EntryTable | undefined {
    const levels = this.#levels;
    for (let i = levels.length; i > 0; i--) if (levels[i - 1]!.entry === entry) return this.#cut(i);
    const base = this.#packs[this.#pack]!.bases[entry]!;
    const below = base < 0 ? this.#cut(0) : this.#levelOf(base);
    return below && this.#add(entry, below, false);
  }

  #cut(depth: number): EntryTable {
    this.#levels.length = depth;
    return this.#levels[depth - 1] ?? NOTHING;
  }

  /** Reads a tree as a change of the one below it. `fresh`: it is to be recorded. */
  #add(entry: number, below: EntryTable, fresh: boolean): Level | undefined {
    const contents = this.#contents!;
    const { width } = this.#packs[this.#pack]!;
    if (!contents.open(entry, always)) return undefined;
    const { start, size } = contents.chain;
    const table = below === NOTHING ? this.#unpacker.free + OUT_BYTES : below.table + below.room * 12;
    const room = Math.floor(size / (LEAST_ENTRY + width)) + 2;
    if (table + room * 12 > this.#unpacker.free + OUT_BYTES + TABLE_BYTES) return undefined;
    const made = { start, size, table, room, count: 0 };
    const found = this.#unpacker.compareTrees(below, made, { out: this.#unpacker.free, most: MOST_CHANGES, width });
    if (found < 0) return undefined;
    this.#look();
    const level = { ...made, entry, count: this.#words[this.#unpacker.free >> 2]! };
    this.#levels.push(level);
    if (!fresh) this.#fill(found, level, width);
    else if (this.writer.begin(found)) this.#record(found, below, level);
    return level;
  }

  #record(found: number, below: EntryTable, level: Level): void {
    const { starts, counts, depths } = this.#tables;
    const { bases, width } = this.#packs[this.#pack]!;
    const node = this.#firsts[this.#pack]! + level.entry;
    const base = bases[level.entry]!;
    const depth = base < 0 ? 0 : this.#levels.length - 1;
    const first = this.writer.next;
    this.#take(found, below, level, width);
    starts[node] = first;
    counts[node] = this.writer.next - first;
    depths[node] = depth;
  }

  #look(): void {
    if (this.#buffer.buffer === this.#unpacker.bytes.buffer) return;
    const { buffer } = this.#unpacker.bytes;
    this.#buffer = Buffer.from(buffer);
    this.#view = new DataView(buffer);
    this.#words = new Uint32Array(buffer);
  }

  #fill(found: number, level: Level, width: number): void {
    const words = this.#words;
    const first = (this.#unpacker.free >> 2) + OUT_HEAD;
    const keys = (level.table >> 2) + level.room;
    const values = keys + level.room;
    for (let at = first; at < first + found * OUT_WORDS; at += OUT_WORDS) {
      const index = words[at + 1]!;
      if (index === NOWHERE) continue;
      const code = words[at + 4]!;
      words[keys + index] = (this.#nameOf(words[at + 2]!, words[at + 3]!) << 1) | (code === FOLDER ? 1 : 0);
      words[values + index] = this.#valueOf(words[at + 5]!, code, width);
    }
  }

  #take(found: number, below: EntryTable, level: Level, width: number): void {
    const words = this.#words;
    const first = (this.#unpacker.free >> 2) + OUT_HEAD;
    const keys = (level.table >> 2) + level.room;
    const values = keys + level.room;
    const oldKeys = (below.table >> 2) + below.room;
    const oldValues = oldKeys + below.room;
    for (let at = first; at < first + found * OUT_WORDS; at += OUT_WORDS) {
      const before = words[at]!;
      const index = words[at + 1]!;
      const code = words[at + 4]!;
      const key =
        before === NOWHERE
          ? (this.#nameOf(words[at + 2]!, words[at + 3]!) << 1) | (code === FOLDER ? 1 : 0)
          : words[oldKeys + before]!;
      const old = before === NOWHERE ? 0 : words[oldValues + before]!;
      let now = 0;
      if (index !== NOWHERE) {
        now = this.#valueOf(words[at + 5]!, code, width);
        words[keys + index] = key;
        words[values + index] = now;
      }
      if (old !== now) this.writer.add(key, old, now);
    }
  }

  #nameOf(start: number, length: number): number {
    const name = this.#buffer.latin1Slice(start, start + length);
    let number = this.#names.get(name);
    if (number === undefined) this.#names.set(name, (number = this.#names.size));
    return number;
  }

  #valueOf(at: number, code: number, width: number): number {
    const number = this.#ids.find(this.#view, at) || this.#otherOf(at, width);
    return (number << 2) | (code & 3);
  }

  #otherOf(at: number, width: number): number {
    const id = this.#buffer.hexSlice(at, at + width);
    let number = this.#others.get(id);
    if (number === undefined) this.#others.set(id, (number = this.#others.size));
    return this.#ids.count + 1 + number;
  }
}
