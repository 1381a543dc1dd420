import { BITS, DECODERS, type DecoderName } from './decoders.ts';

/** Decoder of a piece that was copied: as it was in the source, eight bits a byte. */
const COPIED = DECODERS.length;
const FIELDS = 4;
/** By index of the decoder. */
const BITS_OF = Uint8Array.from([...DECODERS.map((name) => BITS[name]), 8]);
const INDEX_OF: ReadonlyMap<DecoderName, number> = new Map(DECODERS.map((name, i) => [name, i]));

/**
 * Where the bytes of a decoded text came from, piece by piece, in ascending order: start in the text, source start, source end, decoder. A text
 * full of escapes has two pieces for each: they are rows of one array, a plain one, since most texts have a few, or are looked at and have none: a typed array took
 * half a microsecond to make, and as much to be collected.
 */
export class SourceMap {
  readonly #rows: number[] = [];

  /** Bytes of the source are in the text as they are. */
  copied(at: number, from: number, to: number): void {
    if (from < to) this.#put(at, from, to, COPIED);
  }

  /** Bytes of the source were decoded; an empty piece says that something was left out. */
  decoded(at: number, from: number, to: number, decoder: DecoderName): void {
    this.#put(at, from, to, INDEX_OF.get(decoder)!);
  }

  #put(at: number, from: number, to: number, decoder: number): void {
    this.#rows.push(at, from, to, decoder);
  }

  /** Row of the last piece that starts at or before `at`; negative where none does. */
  #find(at: number): number {
    const rows = this.#rows;
    let low = 0;
    let high = rows.length / FIELDS;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle * FIELDS]! <= at) low = middle + 1;
      else high = middle;
    }
    return (low - 1) * FIELDS;
  }

  /**
   * The decoders, as bits by their index, that had a part in [start, end) of a text which ends at `limit`, or in the bytes directly beside it. An
   * empty piece has a part only in what reaches over it.
   */
  decodersIn(start: number, end: number, limit: number): number {
    const rows = this.#rows;
    const used = rows.length;
    let found = 0;
    for (let row = Math.max(0, this.#find(start - 1)); row < used && rows[row]! <= end; row += FIELDS) {
      const decoder = rows[row + 3]!;
      if (decoder === COPIED) continue;
      const from = rows[row]!;
      const to = row + FIELDS < used ? rows[row + FIELDS]! : limit;
      if (from === to ? start < from && from < end : from <= end && to >= start) found |= 1 << decoder;
    }
    return found;
  }

  /** Where in the source the byte at `at` begins. */
  sourceStart(at: number): number {
    const rows = this.#rows;
    const row = this.#find(at);
    const bits = BITS_OF[rows[row + 3]!]!;
    const from = rows[row + 1]!;
    return bits === 0 ? from : from + Math.floor(((at - rows[row]!) * 8) / bits);
  }

  /** Where in the source the byte before `at` ends. */
  sourceEnd(at: number): number {
    const rows = this.#rows;
    const row = this.#find(at - 1);
    const bits = BITS_OF[rows[row + 3]!]!;
    const to = rows[row + 2]!;
    return bits === 0 ? to : Math.min(to, rows[row + 1]! + Math.ceil(((at - rows[row]!) * 8) / bits));
  }
}
