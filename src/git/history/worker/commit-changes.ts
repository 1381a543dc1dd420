import { TREE } from '../../pack/pack-table.ts';
import { EMPTY, type NodeTables } from '../entry-ids.ts';
import { TOP, type PathTable } from '../path-table.ts';
import { type TreeDiffer, UnreadTree } from './tree-differ.ts';
import { idOf, isFolder } from '../string-interner.ts';

/** A path whose content in a commit is another than in each of its parents. */
export interface Change {
  /** Its number. */
  path: number;
  /** Value of what is there now, 0: nothing. */
  after: number;
  /** Values of what was there in each parent. */
  before: readonly number[];
}

const FIRST_WORDS = 1 << 12;

/**
 * Tells what commits changed, as `git diff-tree -r --root -c` does: a root against nothing, a merge only where it differs from every parent.
 */
export class CommitChanges {
  readonly #pairs: TreeDiffer;
  readonly #paths: PathTable;
  readonly #tables: Pick<NodeTables, 'kinds' | 'nodes'>;
  readonly #visit: (change: Change) => void;
  /** Changes of the trees that are being gone through, those of the innermost last: key, value, values in the parents. */
  #words = new Int32Array(FIRST_WORDS);
  #top = 0;

  constructor(
    pairs: TreeDiffer,
    {
      paths,
      tables,
      visit,
    }: { paths: PathTable; tables: Pick<NodeTables, 'kinds' | 'nodes'>; visit: (change: Change) => void },
  ) {
    this.#pairs = pairs;
    this.#paths = paths;
    this.#tables = tables;
    this.#visit = visit;
  }

  /** Reports how the tree `after` differs from all of `before` (none: from nothing), as numbers of their ids. Throws UnreadTree; what it told until then is so. */
  tell(before: readonly number[], after: number): void {
    this.#top = 0;
    const nodes = before.length > 0 ? before.map((id) => this.#nodeOf(id)) : [EMPTY];
    this.#compare(TOP, nodes, this.#nodeOf(after));
  }

  /** The node of a tree; EMPTY if there is none. */
  #nodeOf(id: number): number {
    if (id === 0) return EMPTY;
    const { kinds, nodes } = this.#tables;
    const node = id < nodes.length ? nodes[id]! : EMPTY;
    if (node === EMPTY || kinds[node] !== TREE) throw new UnreadTree();
    return node;
  }

  #compare(folder: number, before: readonly number[], after: number): void {
    const start = this.#top;
    const stride = 2 + before.length;
    const end = this.#collect(before, after);
    for (let at = start; at < end; at += stride) {
      this.#top = end;
      this.#take(folder, at, before.length);
    }
    this.#top = start;
  }

  /** Goes on into a folder, or tells of a change. */
  #take(folder: number, at: number, parents: number): void {
    const key = this.#words[at]!;
    const after = this.#words[at + 1]!;
    const before: number[] = [];
    for (let i = 0; i < parents; i++) before.push(this.#words[at + 2 + i]!);
    const path = this.#paths.child(folder, key);
    if (isFolder(key)) {
      const nodes = before.map((value) => this.#nodeOf(idOf(value)));
      this.#compare(path, nodes, this.#nodeOf(idOf(after)));
    } else this.#visit({ path, after, before });
  }

  /** Collects the entries in which a tree differs from all others behind what is collected already; returns where they end. */
  #collect(before: readonly number[], after: number): number {
    const pairs = this.#pairs;
    const stride = 2 + before.length;
    const start = this.#top;
    pairs.compare(before[0]!, after);
    this.#reserve(start + pairs.touched * stride);
    const words = this.#words;
    let end = start;
    for (let i = 0; i < pairs.touched; i++) {
      const key = pairs.keyAt(i);
      if (!pairs.differs(key)) continue;
      words[end] = key;
      words[end + 1] = pairs.after(key);
      words[end + 2] = pairs.before(key);
      end += stride;
    }
    for (let parent = 1; parent < before.length && end > start; parent++) {
      pairs.compare(before[parent]!, after);
      end = this.#keep(start, end, { stride, parent });
    }
    return end;
  }

  /** Keeps of what is collected those entries that differ from one more parent. */
  #keep(start: number, end: number, { stride, parent }: { stride: number; parent: number }): number {
    const words = this.#words;
    let to = start;
    for (let at = start; at < end; at += stride) {
      const key = words[at]!;
      if (!this.#pairs.differs(key)) continue;
      if (to !== at) words.copyWithin(to, at, at + stride);
      words[to + 2 + parent] = this.#pairs.before(key);
      to += stride;
    }
    return to;
  }

  #reserve(length: number): void {
    if (length <= this.#words.length) return;
    const more = new Int32Array(Math.max(length, this.#words.length * 2));
    more.set(this.#words);
    this.#words = more;
  }
}
