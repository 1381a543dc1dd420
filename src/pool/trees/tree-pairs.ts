import { EMPTY } from './nodes.ts';
import { PIECE_RECORDS, RECORD_WORDS, type RecordTables } from './records.ts';

/** A tree that was not read, or is not plain: what became of it is for git to say. */
export class UnreadTree extends Error {}

/** What pairs are told from. */
export interface PairSources extends Pick<RecordTables, 'starts' | 'counts' | 'depths'> {
  /** Pieces of records, by their number. */
  readonly pieces: readonly Int32Array[];
  /** By node: the node it is a change of, EMPTY: none. */
  readonly bases: Int32Array;
}

/**
 * Tells in which entries two trees differ: by way of the trees that one is made of in its pack, up to the one they have in common, and down to the other.
 * Nothing is looked at that they share.
 */
export class TreePairs {
  readonly #sources: PairSources;
  /** By key: of which comparison the next two are. */
  #stamps: Int32Array;
  /** By key: the value in the first tree, and in the tree that was reached. */
  #first: Int32Array;
  #last: Int32Array;
  #stamp = 0;
  #touched: Int32Array = new Int32Array(1024);
  #count = 0;
  readonly #way: number[] = [];

  /** `keys`: how many there are. */
  constructor(sources: PairSources, keys: number) {
    this.#sources = sources;
    this.#stamps = new Int32Array(keys);
    this.#first = new Int32Array(keys);
    this.#last = new Int32Array(keys);
  }

  /** Compares two trees. Throws UnreadTree. */
  compare(before: number, after: number): void {
    const { starts, depths, bases } = this.#sources;
    this.#stamp++;
    this.#count = 0;
    const way = this.#way;
    way.length = 0;
    let a = before;
    let b = after;
    while (a !== b) {
      if (b === EMPTY || (a !== EMPTY && depths[a]! >= depths[b]!)) {
        this.#undo(a);
        a = bases[a]!;
      } else {
        if (starts[b]! < 0) throw new UnreadTree();
        way.push(b);
        b = bases[b]!;
      }
    }
    for (let next = way.pop(); next !== undefined; next = way.pop()) this.#apply(next);
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
    return this.#stamps[key] === this.#stamp && this.#first[key] !== this.#last[key];
  }

  /** Values of an entry that was touched. */
  before(key: number): number {
    return this.#first[key]!;
  }

  after(key: number): number {
    return this.#last[key]!;
  }

  #apply(node: number): void {
    const { pieces, starts, counts } = this.#sources;
    const start = starts[node]!;
    const words = pieces[Math.floor(start / PIECE_RECORDS)]!;
    let at = (start % PIECE_RECORDS) * RECORD_WORDS;
    const end = at + counts[node]! * RECORD_WORDS;
    for (; at < end; at += RECORD_WORDS) {
      const key = words[at]!;
      if (this.#stamps[key] !== this.#stamp) this.#touch(key, words[at + 1]!);
      this.#last[key] = words[at + 2]!;
    }
  }

  #undo(node: number): void {
    const { pieces, starts, counts } = this.#sources;
    const start = starts[node]!;
    if (start < 0) throw new UnreadTree();
    const words = pieces[Math.floor(start / PIECE_RECORDS)]!;
    let at = (start % PIECE_RECORDS) * RECORD_WORDS;
    const end = at + counts[node]! * RECORD_WORDS;
    for (; at < end; at += RECORD_WORDS) {
      const key = words[at]!;
      if (this.#stamps[key] !== this.#stamp) this.#touch(key, words[at + 2]!);
      this.#last[key] = words[at + 1]!;
    }
  }

  #touch(key: number, value: number): void {
    this.#stamps[key] = this.#stamp;
    this.#first[key] = value;
    if (this.#count === this.#touched.length) {
      const more = new Int32Array(this.#count * 2);
      more.set(this.#touched);
      this.#touched = more;
    }
    this.#touched[this.#count++] = key;
  }
}
