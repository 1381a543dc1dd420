import { COMMIT, type PackTable } from '../../core/pack-table.ts';
import { AllIds } from './all-ids.ts';
import { TOLD_HEAD } from './commit-teller.ts';
import { headsOf, othersOf } from './lacking.ts';
import { firstNodes, nodeTablesOf, type NodeTables } from './nodes.ts';
import { ObjectIds } from './object-ids.ts';
import { packedCommits, type PackedCommit } from './packed-commits.ts';
import { newRecordTables, recordCommit, RecordWriter, type Piece, type RecordTables } from './records.ts';

/** How many commits packs have; one that several of them have counts once. */
function countCommits(packs: readonly PackTable[], known: ObjectIds): number {
  let count = 0;
  for (const [pack, { kinds, names, ids, width }] of packs.entries()) {
    const view = new DataView(ids.buffer, ids.byteOffset, ids.length);
    const first = firstNodes(packs)[pack]! + 1;
    for (let entry = 0; entry < kinds.length; entry++) {
      if (kinds[entry] !== COMMIT) continue;
      if (pack === 0 || known.find(view, names[entry]! * width) === first + names[entry]!) count++;
    }
  }
  return count;
}

/** The commits of packs, as those tell of them who come by while they read the packs for something else (`CommitTeller`). */
export class ToldCommits {
  readonly tables: NodeTables;
  readonly records: RecordTables;
  /** Ids of the packs. */
  readonly known: ObjectIds;
  readonly #ids: AllIds;
  readonly #firsts: readonly number[];
  readonly #writer: RecordWriter;
  /** How many commits were not told of. */
  #left: number;

  constructor(packs: readonly PackTable[]) {
    this.tables = nodeTablesOf(packs);
    this.records = newRecordTables(this.tables.kinds.length);
    this.known = new ObjectIds(packs);
    this.#ids = new AllIds(packs, [], this.known);
    this.#firsts = firstNodes(packs);
    this.#writer = new RecordWriter(this.records);
    this.#left = countCommits(packs, this.known);
  }

  /** Pieces with what was told. */
  get pieces(): readonly Piece[] {
    return this.#writer.pieces;
  }

  /** Adds what was told of a pack; see `CommitTeller.take`. */
  add(pack: number, told: Int32Array): void {
    const tables = this.records;
    for (let at = 0; at < told.length; at += TOLD_HEAD + told[at + 1]!) {
      const words = told.subarray(at + TOLD_HEAD, at + TOLD_HEAD + told[at + 1]!);
      this.#left--;
      recordCommit(this.#writer, { tables, node: this.#firsts[pack]! + told[at]!, words });
    }
  }

  /** Whether every commit of the packs was told of, where each was told of once. */
  get isComplete(): boolean {
    return this.#left === 0;
  }

  /** See `PackHistory.others`. */
  others(tips: readonly string[]): readonly string[] {
    return othersOf(this.#held(), tips);
  }

  /** See `PackHistory.heads`. */
  heads(): readonly string[] {
    return headsOf(this.#held());
  }

  /** Whether the commit of an entry was told of. */
  knows(pack: number, entry: number): boolean {
    return this.records.starts[this.#firsts[pack]! + entry]! >= 0;
  }

  /** See `PackHistory.commits`. */
  commits(tips: readonly string[]): Iterable<PackedCommit> | undefined {
    return packedCommits(this.#held(), tips);
  }

  #held(): Parameters<typeof packedCommits>[0] {
    const pieces: Int32Array[] = [];
    for (const { index, words } of this.pieces) pieces[index] = words;
    return { tables: this.tables, ids: this.#ids, recorded: { ...this.records, pieces } };
  }
}
