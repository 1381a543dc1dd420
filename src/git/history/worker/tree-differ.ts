import { EMPTY } from '../entry-ids.ts';
import { PIECE_RECORDS, RECORD_WORDS, type Recorded } from '../tree-diffs.ts';

/** A tree that was not read, or is not plain: what became of it is for git to say. */
export class UnreadTree extends Error {}

/** Four, of which three are used: an entry does not lie across two lines of the processor's cache. */
const STATE_WORDS = 4;

/** What pairs are told from. */
export interface PairSources extends Recorded {
  /** By node: the node it is a change of, EMPTY: none. */
  readonly bases: Int32Array;
}

/**
 * Tells in which entries two trees differ: by way of the trees that one is made of in its pack, up to the one they have in common, and down to the other.
 * Nothing is looked at that they share.
 */
export class TreeDiffer {
  readonly #sources: PairSources;
  /** By key: the comparison that the next two are of, the value in the first tree, the value in the tree that was reached. Side by side, as all three are asked for. */
  readonly #states: Int32Array;
  #stamp = 0;
  /** Keys that the comparison has touched. */
  readonly #touched: Int32Array;
  #count = 0;
  readonly #way: number[] = [];

  /** `keys`: how many there are. */
  constructor(sources: PairSources, keys: number) {
    this.#sources = sources;
    this.#states = new Int32Array(keys * STATE_WORDS);
    this.#touched = new Int32Array(keys);
  }

  /** Compares two trees. Throws UnreadTree. */
  compare(before: number, after: number): void {
    const { starts, depths, bases } = this.#sources;
    const way = this.#way;
    this.#stamp++;
    this.#count = 0;
    way.length = 0;
    let a = before;
    let b = after;
    while (a !== b) {
      const isBack = b === EMPTY || (a !== EMPTY && depths[a]! >= depths[b]!);
      const node = isBack ? a : b;
      if (starts[node]! < 0) throw new UnreadTree();
      if (isBack) {
        this.#go(a, 2, 1);
        a = bases[a]!;
      } else {
        way.push(b);
        b = bases[b]!;
      }
    }
    for (let i = way.length - 1; i >= 0; i--) this.#go(way[i]!, 1, 2);
  }

  /** How many entries the comparison has touched; which of them differ, `differs` says. */
  get touched(): number {
    return this.#count;
  }

  keyAt(index: number): number {
    return this.#touched[index]!;
  }

  /** Whether the trees that were compared last differ in an entry. */
  differs(key: number): boolean {
    const at = key * STATE_WORDS;
    return this.#states[at] === this.#stamp && this.#states[at + 1] !== this.#states[at + 2];
  }

  /** Values of an entry that was touched. */
  before(key: number): number {
    return this.#states[key * STATE_WORDS + 1]!;
  }

  after(key: number): number {
    return this.#states[key * STATE_WORDS + 2]!;
  }

  /** Goes from a tree's base to it, or back: `from` and `to` say which words of a record are the values before and after that. */
  #go(node: number, from: 1 | 2, to: 1 | 2): void {
    const { pieces, starts, counts } = this.#sources;
    const start = starts[node]!;
    const words = pieces[Math.floor(start / PIECE_RECORDS)]!;
    const states = this.#states;
    const stamp = this.#stamp;
    let at = (start % PIECE_RECORDS) * RECORD_WORDS;
    const end = at + counts[node]! * RECORD_WORDS;
    for (; at < end; at += RECORD_WORDS) {
      const key = words[at]!;
      const state = key * STATE_WORDS;
      if (states[state] !== stamp) {
        states[state] = stamp;
        states[state + 1] = words[at + from]!;
        this.#touched[this.#count++] = key;
      }
      states[state + 2] = words[at + to]!;
    }
  }
}
