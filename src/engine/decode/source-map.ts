import { BITS, DECODERS, type DecoderName } from './decoders.ts';

/** Marks a copied entry: unchanged, eight bits a byte. */
const COPIED = DECODERS.length;
const FIELDS = 4;
/** By index of the decoder. */
const BITS_OF = Uint8Array.from([...DECODERS.map((name) => BITS[name]), 8]);
const INDEX_OF: ReadonlyMap<DecoderName, number> = new Map(DECODERS.map((name, i) => [name, i]));

/**
 * Maps the bytes of a decoded text to their source, in ascending order. Each entry is a row: start in the text, source start, source end, decoder. A
 * plain array, because most texts have few entries or none: a typed array took half a microsecond to create, and as much to collect.
 */
export class SourceMap {
  readonly #rows: number[] = [];

  /** Records source bytes copied as they are. */
  copied(at: number, from: number, to: number): void {
    if (from < to) this.#put(at, from, to, COPIED);
  }

  /** Records decoded source bytes. An empty entry marks an omission. */
  decoded(at: number, from: number, to: number, decoder: DecoderName): void {
    this.#put(at, from, to, INDEX_OF.get(decoder)!);
  }

  #put(at: number, from: number, to: number, decoder: number): void {
    this.#rows.push(at, from, to, decoder);
  }

  /** Row of the last entry that starts at or before `at`; negative if none does. */
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
   * The decoders, as bits by index, that had a part in [start, end) of a text that ends at `limit`, or in the bytes directly next to it. An empty
   * entry has a part only in a range that spans it.
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

  /** Start in the source of the byte at `at`. */
  sourceStart(at: number): number {
    const rows = this.#rows;
    const row = this.#find(at);
    const bits = BITS_OF[rows[row + 3]!]!;
    const from = rows[row + 1]!;
    return bits === 0 ? from : from + Math.floor(((at - rows[row]!) * 8) / bits);
  }

  /** End in the source of the byte before `at`. */
  sourceEnd(at: number): number {
    const rows = this.#rows;
    const row = this.#find(at - 1);
    const bits = BITS_OF[rows[row + 3]!]!;
    const to = rows[row + 2]!;
    return bits === 0 ? to : Math.min(to, rows[row + 1]! + Math.ceil(((at - rows[row]!) * 8) / bits));
  }
}
