import { ChangeFold, type FoldedChanges } from './change-fold.ts';
import { CommitChanges } from './commit-changes.ts';
import { COMMIT } from './nodes.ts';
import { PathTable } from './path-table.ts';
import { PIECE_RECORDS, RECORD_WORDS, type RecordTables } from './records.ts';
import type { HistorySearch } from './tracer-protocol.ts';
import { TreePairs, UnreadTree } from './tree-pairs.ts';

/** Whether a commit comes before another one: by date, then by id; see `isEarlier` of the list that they come from. */
function earlierOf({ dates, ids, commits }: HistorySearch): (a: number, b: number) => boolean {
  const width = ids.length / Math.max(1, commits.length);
  const idAt = (commit: number): Uint8Array => ids.subarray(commit * width, (commit + 1) * width);
  return (a, b) => {
    if (dates[a] !== dates[b]) return dates[a]! < dates[b]!;
    return a !== b && Buffer.compare(idAt(a), idAt(b)) < 0;
  };
}

/** Goes through commits whose trees were read, and keeps what is asked of them. */
export class HistoryTracer {
  readonly #search: HistorySearch;
  readonly #records: RecordTables;
  readonly #changes: CommitChanges;
  readonly #fold: ChangeFold;

  constructor(search: HistorySearch, records: RecordTables) {
    const { names, tables, pieces, wanted, everything } = search;
    const keys = Math.max(1, names.length * 2);
    const paths = new PathTable(keys);
    const isEarlier = earlierOf(search);
    this.#search = search;
    this.#records = records;
    this.#fold = new ChangeFold({ paths, names, tables, wanted: new Set(wanted), everything, isEarlier });
    const pairs = new TreePairs({ ...records, pieces, bases: tables.bases }, keys);
    this.#changes = new CommitChanges(pairs, { paths, tables, visit: this.#fold.take });
  }

  /** Goes through a part of the list; gives the places in it of commits that are left to git. */
  trace(from: number, to: number): number[] {
    const left: number[] = [];
    for (let commit = from; commit < to; commit++) if (!this.#traceOne(commit)) left.push(commit);
    return left;
  }

  result(): FoldedChanges {
    return this.#fold.result();
  }

  #traceOne(commit: number): boolean {
    const id = this.#search.commits[commit]!;
    const known = this.#countOf(id);
    const count = this.#search.cut[commit] === 1 ? Math.min(known, 1) : known;
    if (count === 0) return false;
    const tree = this.#wordOf(id, 0);
    const before: number[] = [];
    for (let i = 1; i < count; i++) {
      const parent = this.#wordOf(id, i);
      if (this.#countOf(parent) === 0) return false;
      before.push(this.#wordOf(parent, 0));
    }
    this.#fold.begin(commit);
    try {
      this.#changes.tell(before, tree);
      return true;
    } catch (error) {
      if (error instanceof UnreadTree) return false;
      throw error;
    }
  }

  /** How many words a commit has: numbers of its tree and its parents; 0 where it was not read. */
  #countOf(id: number): number {
    const { nodes, kinds } = this.#search.tables;
    const node = nodes[id]!;
    const isRead = id !== 0 && kinds[node] === COMMIT && this.#records.starts[node]! >= 0;
    return isRead ? this.#records.counts[node]! : 0;
  }

  #wordOf(id: number, word: number): number {
    const start = this.#records.starts[this.#search.tables.nodes[id]!]!;
    const words = this.#search.pieces[Math.floor(start / PIECE_RECORDS)]!;
    return words[(start % PIECE_RECORDS) * RECORD_WORDS + word]!;
  }
}
