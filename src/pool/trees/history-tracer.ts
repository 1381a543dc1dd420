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
    const words = this.#wordsOf(this.#search.commits[commit]!);
    if (!words) return false;
    const [tree, ...parents] = words;
    const before: number[] = [];
    for (const parent of this.#search.cut[commit] === 1 ? [] : parents) {
      const known = this.#wordsOf(parent);
      if (!known) return false;
      before.push(known[0]!);
    }
    this.#fold.begin(commit);
    try {
      this.#changes.tell(before, tree!);
      return true;
    } catch (error) {
      if (error instanceof UnreadTree) return false;
      throw error;
    }
  }

  /** Numbers of a commit's tree and parents; undefined where it was not read. */
  #wordsOf(id: number): readonly number[] | undefined {
    const { tables, pieces } = this.#search;
    const node = tables.nodes[id]!;
    if (id === 0 || tables.kinds[node] !== COMMIT) return undefined;
    const start = this.#records.starts[node]!;
    if (start < 0) return undefined;
    const words = pieces[Math.floor(start / PIECE_RECORDS)]!;
    const at = (start % PIECE_RECORDS) * RECORD_WORDS;
    return Array.from(words.subarray(at, at + this.#records.counts[node]!));
  }
}
