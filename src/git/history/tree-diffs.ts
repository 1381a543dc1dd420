/** Words of a record. Of a tree: key of an entry, its value in the base, its value in the tree. Of a commit: see `COMMIT_HEAD`. */
export const RECORD_WORDS = 3;
/** Words of a commit before the numbers of its parents (0: no pack has it): number of its tree, seconds since 1970 in two words (`secondsOf`). */
export const COMMIT_HEAD = 3;
/** Records that lie in one piece of memory: 3 MiB. */
export const PIECE_RECORDS = 1 << 18;
/** Pieces there may be: 8 million records, in 96 MiB. A history that needs more is left to git. */
const MOST_PIECES = 32;

/** A word of seconds has 31 bits. */
const SECONDS_UNIT = 2 ** 31;

/** Seconds since 1970 as two words; -1 for both where they cannot be told as git would. */
export function secondsWords(seconds: number): readonly [high: number, low: number] {
  return seconds < 0 ? [-1, -1] : [Math.floor(seconds / SECONDS_UNIT), seconds % SECONDS_UNIT];
}

/** The seconds of two words; negative where they are not known. */
export function secondsOf(high: number, low: number): number {
  return high * SECONDS_UNIT + low;
}

/** What was read of trees and commits, by node, in shared memory. */
export interface TreeDiffTables {
  /** The number of its first record; -1: not read, or not plain. */
  readonly starts: Int32Array;
  /** Of a tree: how many records it has; of a commit: how many words. */
  readonly counts: Int32Array;
  /** How many trees are below it. */
  readonly depths: Uint16Array;
  /** How many pieces were begun. */
  readonly begun: Int32Array;
}

/** Tables for so many nodes, nothing read yet. */
export function newTreeDiffTables(nodes: number): TreeDiffTables {
  const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
  return {
    starts: new Int32Array(shared(nodes * 4)).fill(-1),
    counts: new Int32Array(shared(nodes * 4)),
    depths: new Uint16Array(shared(nodes * 2)),
    begun: new Int32Array(shared(4)),
  };
}

/** Whether there is no room for more pieces: what is read then is not all. */
export function isTableFull({ begun }: Pick<TreeDiffTables, 'begun'>): boolean {
  return Atomics.load(begun, 0) >= MOST_PIECES;
}

/** A piece of records in shared memory, and which it is. */
export interface Piece {
  readonly index: number;
  readonly words: Int32Array;
  /** Words written. */
  length: number;
}

/** Records that threads have written, and where the first of each node is. */
export interface Recorded extends Omit<TreeDiffTables, 'begun'> {
  /** Words of each piece, by its number. */
  readonly pieces: readonly Int32Array[];
}

/** A word of what was recorded of a node, which must have been read. */
export function recordedWord({ starts, pieces }: Recorded, node: number, word: number): number {
  const start = starts[node]!;
  return pieces[Math.floor(start / PIECE_RECORDS)]![(start % PIECE_RECORDS) * RECORD_WORDS + word]!;
}

/** Writes records into pieces of its own. What belongs to one node lies in one piece. */
export class RecordWriter {
  readonly pieces: Piece[] = [];
  readonly #tables: TreeDiffTables;
  #piece: Piece | undefined;

  constructor(tables: TreeDiffTables) {
    this.#tables = tables;
  }

  /** Makes room for so many records; returns the number of the first, or -1 if there is no room left. */
  begin(records: number): number {
    const words = records * RECORD_WORDS;
    if (!this.#piece || this.#piece.length + words > this.#piece.words.length) {
      if (records > PIECE_RECORDS || isTableFull(this.#tables)) return -1;
      const index = Atomics.add(this.#tables.begun, 0, 1);
      const memory = new SharedArrayBuffer(PIECE_RECORDS * RECORD_WORDS * Int32Array.BYTES_PER_ELEMENT);
      this.#piece = { index, words: new Int32Array(memory), length: 0 };
      this.pieces.push(this.#piece);
    }
    return this.#piece.index * PIECE_RECORDS + this.#piece.length / RECORD_WORDS;
  }

  /** Writes a record, for which `begin` has made room. */
  add(first: number, second: number, third: number): void {
    const { words, length } = this.#piece!;
    words[length] = first;
    words[length + 1] = second;
    words[length + 2] = third;
    this.#piece!.length = length + RECORD_WORDS;
  }
}
