import type { PackTable } from '../../pack/pack-table.ts';
import type { ObjectReader } from '../../unpack/object-reader.ts';
import type { EntryTable, PackKernel } from '../../unpack/pack-kernel.ts';
import type { MemoryView } from '../memory-view.ts';
import type { TreeDiffTables, RecordWriter } from '../tree-diffs.ts';
import type { StringInterner } from '../string-interner.ts';

/** Entries in which one tree may differ from its base. */
const MOST_CHANGES = 1 << 17;
/** What the kernel tells of them: two words, then six for each; see `assembly/trees.ts`. */
const OUT_HEAD = 2;
const OUT_WORDS = 6;
const OUT_BYTES = (OUT_HEAD + MOST_CHANGES * OUT_WORDS) * 4;
/** Tables of the entries of a chain of trees, all together. */
const TABLES_BYTES = 48 << 20;
/** A table has three words for an entry. */
const ENTRY_BYTES = 12;
/** A mode, a name of one byte, NUL: no entry is shorter than this and its id. */
const LEAST_ENTRY = 8;
const DEEPEST = 0xffff;
/** Names there may be in all trees: what has more is left to git. */
const MOST_NAMES = 1 << 21;
const NOWHERE = 0xffff_ffff;

/** Bytes of the kernel's memory that a reader takes. */
export const TREE_READER_BYTES = OUT_BYTES + TABLES_BYTES;

/** A tree of the chain that is held. */
interface Level extends EntryTable {
  readonly entry: number;
  /** How many entries it has. */
  count: number;
  /** In how many it differs from the tree below. */
  found: number;
}

const NOTHING: EntryTable = { start: 0, size: 0, table: 0, room: 1, count: 0 };

function isHeld(): boolean {
  return true;
}

/** What a reader works with. */
export interface TreeReading {
  readonly unpacker: PackKernel;
  readonly memory: MemoryView;
  readonly vocabulary: StringInterner;
  readonly tables: TreeDiffTables;
  readonly writer: RecordWriter;
}

/** Reads trees of a pack, each as what makes it of its base, of which only what differs is looked at. */
export class TreeReader {
  readonly #how: TreeReading;
  readonly #table: PackTable;
  readonly #contents: ObjectReader;
  /** The node of the pack's first entry. */
  readonly #first: number;
  /** Address of memory for `TREE_READER_BYTES`. */
  readonly #at: number;
  readonly #levels: Level[] = [];

  constructor(
    table: PackTable,
    contents: ObjectReader,
    { at, first, ...how }: TreeReading & { at: number; first: number },
  ) {
    this.#table = table;
    this.#contents = contents;
    this.#how = how;
    this.#at = at;
    this.#first = first;
  }

  /** Records a tree, if it can be read and is plain. */
  read(entry: number): void {
    const base = this.#table.bases[entry]!;
    const below = base < 0 ? this.#cut(0) : this.#levelOf(base);
    const level = below && this.#push(entry, below);
    if (level) this.#record(level, below);
  }

  /** Releases what is held. */
  forget(): void {
    this.#levels.length = 0;
  }

  /** The level of a tree, which is read again where it is not held. */
  #levelOf(entry: number): Level | undefined {
    const levels = this.#levels;
    const missing: number[] = [];
    let known = 0;
    for (let one = entry; one >= 0 && known === 0; one = this.#table.bases[one]!) {
      known = levels.length;
      while (known > 0 && levels[known - 1]!.entry !== one) known--;
      if (known === 0 && missing.push(one) > DEEPEST) return undefined;
    }
    this.#cut(known);
    for (let one = missing.pop(); one !== undefined; one = missing.pop()) {
      const below = levels.at(-1) ?? NOTHING;
      const level = this.#push(one, below);
      if (!level) return undefined;
      this.#name(level);
    }
    return levels.at(-1);
  }

  #cut(depth: number): EntryTable {
    this.#levels.length = depth;
    return this.#levels[depth - 1] ?? NOTHING;
  }

  /** Unpacks a tree and compares it with the one below it. */
  #push(entry: number, below: EntryTable): Level | undefined {
    const { unpacker, memory, vocabulary } = this.#how;
    const { oidBytes } = this.#table;
    const { chain } = this.#contents;
    if (this.#levels.length > DEEPEST || vocabulary.names.size > MOST_NAMES) return undefined;
    if (!this.#contents.open(entry, isHeld)) return undefined;
    const table = below === NOTHING ? this.#at + OUT_BYTES : below.table + below.room * ENTRY_BYTES;
    const room = Math.floor(chain.size / (LEAST_ENTRY + oidBytes)) + 2;
    if (table + room * ENTRY_BYTES > this.#at + TREE_READER_BYTES) return undefined;
    const level: Level = { entry, start: chain.start, size: chain.size, table, room, count: 0, found: 0 };
    level.found = unpacker.compareTrees(below, level, { out: this.#at, most: MOST_CHANGES, oidBytes });
    if (level.found < 0) return undefined;
    memory.renew();
    level.count = memory.words[this.#at >> 2]!;
    this.#levels.push(level);
    return level;
  }

  /** Fills in the keys and values of what differs from the tree below. */
  #name({ table, room, found }: Level): void {
    const { memory, vocabulary } = this.#how;
    const { words } = memory;
    const keys = (table >> 2) + room;
    const first = (this.#at >> 2) + OUT_HEAD;
    for (let at = first; at < first + found * OUT_WORDS; at += OUT_WORDS) {
      const index = words[at + 1]!;
      if (index === NOWHERE) continue;
      const code = words[at + 4]!;
      words[keys + index] = vocabulary.keyOf(words[at + 2]!, words[at + 3]!, code);
      words[keys + room + index] = vocabulary.valueOf(words[at + 5]!, code);
    }
  }

  /** Records what differs from the tree below, and fills in its keys and values. */
  #record(level: Level, below: EntryTable): void {
    const { tables, writer } = this.#how;
    const node = this.#first + level.entry;
    const start = writer.begin(level.found);
    if (start < 0) this.#name(level);
    else {
      tables.counts[node] = this.#write(level, below);
      tables.depths[node] = this.#levels.length - 1;
      tables.starts[node] = start;
    }
  }

  #write({ table, room, found }: Level, below: EntryTable): number {
    const { memory, vocabulary, writer } = this.#how;
    const { words } = memory;
    const keys = (table >> 2) + room;
    const oldKeys = (below.table >> 2) + below.room;
    const first = (this.#at >> 2) + OUT_HEAD;
    let written = 0;
    for (let at = first; at < first + found * OUT_WORDS; at += OUT_WORDS) {
      const before = words[at]!;
      const index = words[at + 1]!;
      const code = words[at + 4]!;
      const isNew = before === NOWHERE;
      const key = isNew ? vocabulary.keyOf(words[at + 2]!, words[at + 3]!, code) : words[oldKeys + before]!;
      const old = isNew ? 0 : words[oldKeys + below.room + before]!;
      let now = 0;
      if (index !== NOWHERE) {
        now = vocabulary.valueOf(words[at + 5]!, code);
        words[keys + index] = key;
        words[keys + room + index] = now;
      }
      if (old === now) continue;
      writer.add(key, old, now);
      written++;
    }
    return written;
  }
}
