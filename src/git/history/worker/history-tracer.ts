import { COMMIT } from '../../pack/pack-table.ts';
import { ChangeSummary, type FoldedChanges } from './change-summary.ts';
import { CommitChanges } from './commit-changes.ts';
import { PathTable } from '../path-table.ts';
import { COMMIT_HEAD, recordedWord, type Recorded, type TreeDiffTables } from '../tree-diffs.ts';
import type { HistorySearch } from './tracer-protocol.ts';
import { TreeDiffer, UnreadTree } from './tree-differ.ts';

/** Whether a commit comes before another one: by date, then by id; see `isEarlier` of the list that they come from. */
function earlierOf({ dates, ids, commits }: HistorySearch): (a: number, b: number) => boolean {
  const oidBytes = ids.length / Math.max(1, commits.length);
  const idAt = (commit: number): Uint8Array => ids.subarray(commit * oidBytes, (commit + 1) * oidBytes);
  return (a, b) => {
    if (dates[a] !== dates[b]) return dates[a]! < dates[b]!;
    return a !== b && Buffer.compare(idAt(a), idAt(b)) < 0;
  };
}

/** Goes through commits whose trees were read, and keeps what is asked of them. */
export class HistoryTracer {
  readonly #search: HistorySearch;
  readonly #recorded: Recorded;
  readonly #changes: CommitChanges;
  readonly #fold: ChangeSummary;

  constructor(search: HistorySearch, records: TreeDiffTables) {
    const { names, tables, pieces, wanted, everything } = search;
    const keys = Math.max(1, names.length * 2);
    const paths = new PathTable(keys);
    const isEarlier = earlierOf(search);
    this.#search = search;
    this.#recorded = { ...records, pieces };
    this.#fold = new ChangeSummary({ paths, names, tables, wanted: new Set(wanted), everything, isEarlier });
    const pairs = new TreeDiffer({ ...this.#recorded, bases: tables.bases }, keys);
    this.#changes = new CommitChanges(pairs, { paths, tables, visit: this.#fold.take });
  }

  /** Goes through a part of the list; returns the places in it of commits that are left to git. */
  trace(from: number, to: number): number[] {
    const left: number[] = [];
    for (let commit = from; commit < to; commit++) if (!this.#traceOne(commit)) left.push(commit);
    return left;
  }

  result(): FoldedChanges {
    return this.#fold.result();
  }

  #traceOne(commit: number): boolean {
    const node = this.#nodeOf(this.#search.commits[commit]!);
    if (node < 0) return false;
    const before: number[] = [];
    const words = this.#search.cut[commit] === 1 ? 0 : this.#recorded.counts[node]!;
    for (let word = COMMIT_HEAD; word < words; word++) {
      const parent = this.#nodeOf(recordedWord(this.#recorded, node, word));
      if (parent < 0) return false;
      before.push(recordedWord(this.#recorded, parent, 0));
    }
    this.#fold.begin(commit);
    try {
      this.#changes.tell(before, recordedWord(this.#recorded, node, 0));
      return true;
    } catch (error) {
      if (error instanceof UnreadTree) return false;
      throw error;
    }
  }

  /** The node of a commit; negative where it was not read. */
  #nodeOf(id: number): number {
    const { nodes, kinds } = this.#search.tables;
    const node = nodes[id]!;
    return node >= 0 && kinds[node] === COMMIT && this.#recorded.starts[node]! >= 0 ? node : -1;
  }
}
