/** Words of a record: key of the entry, its value in the base, its value in the tree. A value is 0 where the entry is not there. */
export const RECORD_WORDS = 3;
/** Records that lie in one piece of memory. */
export const PIECE_RECORDS = 1 << 18;
/** Pieces there may be: 8 million records, 96 MiB. */
export const MOST_PIECES = 32;

/**
 * Every tree as what makes it of the tree that its pack has it as a change of, in shared memory. Nodes are entries of packs, numbered through all of these.
 */
export interface TreeTables {
  /** By node: the number of its first record; -1: not read, or not plain. */
  readonly starts: Int32Array;
  /** By node: how many records it has. */
  readonly counts: Int32Array;
  /** By node: how many bases are below it. */
  readonly depths: Uint16Array;
  /** How many pieces were begun. */
  readonly pieces: Int32Array;
}

/** Tables of so many nodes, none of them read. */
export function newTreeTables(nodes: number): TreeTables {
  const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
  return {
    starts: new Int32Array(shared(nodes * 4)).fill(-1),
    counts: new Int32Array(shared(nodes * 4)),
    depths: new Uint16Array(shared(nodes * 2)),
    pieces: new Int32Array(shared(4)),
  };
}

/** A piece of records, and which it is. */
export interface Piece {
  readonly index: number;
  readonly words: Int32Array;
}

/** Writes records into pieces of its own. The records of a tree lie in one piece. */
export class RecordWriter {
  readonly #tables: TreeTables;
  readonly pieces: Piece[] = [];
  #words = new Int32Array(0);
  #first = 0;
  #at = 0;

  constructor(tables: TreeTables) {
    this.#tables = tables;
  }

  /** Makes room for the records of a tree; false where there is none left. */
  begin(records: number): boolean {
    if (this.#at + records * RECORD_WORDS <= this.#words.length) return true;
    const index = Atomics.add(this.#tables.pieces, 0, 1);
    if (index >= MOST_PIECES || records > PIECE_RECORDS) return false;
    this.#words = new Int32Array(new SharedArrayBuffer(PIECE_RECORDS * RECORD_WORDS * 4));
    this.pieces.push({ index, words: this.#words });
    this.#first = index * PIECE_RECORDS;
    this.#at = 0;
    return true;
  }

  add(key: number, before: number, after: number): void {
    const at = this.#at;
    this.#words[at] = key;
    this.#words[at + 1] = before;
    this.#words[at + 2] = after;
    this.#at = at + RECORD_WORDS;
  }

  /** The number of the next record. */
  get next(): number {
    return this.#first + this.#at / RECORD_WORDS;
  }
}
