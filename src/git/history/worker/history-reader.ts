import { COMMIT, type PackTable, type PackedBatch, TREE } from '../../pack/pack-table.ts';
import { ObjectReader } from '../../unpack/object-reader.ts';
import type { PackKernel } from '../../unpack/pack-kernel.ts';
import { CommitReader } from './commit-reader.ts';
import { MemoryView } from '../memory-view.ts';
import { firstNodes } from '../entry-ids.ts';
import type { OidIndex } from '../../pack/oid-index.ts';
import { isTableFull, RecordWriter, type Piece, type TreeDiffTables } from '../tree-diffs.ts';
import { TREE_READER_BYTES, TreeReader, type TreeReading } from './tree-reader.ts';
import { StringInterner } from '../string-interner.ts';

/** The pack that is being read. */
interface OpenPack {
  readonly pack: number;
  readonly contents: ObjectReader;
  readonly trees: TreeReader;
}

function isHeld(): boolean {
  return true;
}

/** Reads trees and commits of packs into records. What cannot be read, or is not plain, has none. */
export class HistoryReader {
  readonly vocabulary: StringInterner;
  /** Of trees. */
  readonly #trees: RecordWriter;
  /** Of commits, apart: their words are other ones. */
  readonly #commits: RecordWriter;
  readonly #packs: readonly PackTable[];
  readonly #firsts: readonly number[];
  readonly #how: TreeReading;
  readonly #commitReader: CommitReader;
  #open: OpenPack | undefined;

  constructor(
    packs: readonly PackTable[],
    {
      unpacker,
      ids,
      tables,
    }: { readonly unpacker: PackKernel; readonly ids: OidIndex; readonly tables: TreeDiffTables },
  ) {
    this.#packs = packs;
    this.#firsts = firstNodes(packs);
    this.#trees = new RecordWriter(tables);
    this.#commits = new RecordWriter(tables);
    const memory = new MemoryView(unpacker);
    this.vocabulary = new StringInterner(memory, ids);
    this.#how = { unpacker, memory, vocabulary: this.vocabulary, tables, writer: this.#trees };
    this.#commitReader = new CommitReader({ memory, ids, tables, writer: this.#commits });
  }

  /** Pieces with the records of trees, and with those of commits. */
  get pieces(): { readonly trees: readonly Piece[]; readonly commits: readonly Piece[] } {
    return { trees: this.#trees.pieces, commits: this.#commits.pieces };
  }

  /** Reads the trees and commits of a batch, in its order. */
  read({ pack, entries }: PackedBatch): void {
    if (isTableFull(this.#how.tables)) return;
    const open = this.#openPack(pack);
    const { types } = this.#packs[pack]!;
    for (const entry of entries) {
      if (types[entry] === TREE) open.trees.read(entry);
      else if (types[entry] === COMMIT) this.#readCommit(open, entry);
    }
    this.#forget(open);
  }

  close(): void {
    this.#open?.contents.close();
    this.#open = undefined;
  }

  #readCommit(open: OpenPack, entry: number): void {
    open.trees.forget();
    if (open.contents.open(entry, isHeld)) this.#commitReader.read(open.contents, this.#firsts[open.pack]! + entry);
  }

  #forget({ trees, contents }: OpenPack): void {
    trees.forget();
    contents.chain.cut(0);
  }

  #openPack(pack: number): OpenPack {
    if (this.#open?.pack === pack) return this.#open;
    this.close();
    const how = this.#how;
    const table = this.#packs[pack]!;
    const at = how.unpacker.free;
    const contents = new ObjectReader(table, how.unpacker, at + TREE_READER_BYTES);
    const trees = new TreeReader(table, contents, { ...how, at, first: this.#firsts[pack]! });
    return (this.#open = { pack, contents, trees });
  }
}
