/** Kinds of encoded spans. Escapes and string joins are below `base64`; from there on a span is a run and has a length. */
export const SPAN_KIND = {
  /** `\u0041`, `\x41`, a `\/` or `\n` inside a value, a continued line. */
  backslash: 1,
  percent: 2,
  entity: 3,
  quotedPrintable: 4,
  /** Two string literals that make one value. */
  stringJoin: 5,
  /** Characters whose beginning decodes to text. */
  base64: 8,
  hex: 9,
  base32: 10,
  /** Base64 characters that may be something compressed, UTF-16, or text beyond ASCII. */
  packed: 11,
} as const;

/** Fewest characters of a run. */
export const SHORTEST_RUN = 16;
/** A longer run is cut here; its next part begins `RUN_OVERLAP` earlier. Both are multiples of every group size. */
export const LONGEST_RUN = 1 << 21;
export const RUN_OVERLAP = 1 << 14;
/** How far a span looks before and after its place. `PADDING` zero bytes surround the scanned range. */
export const ENCODED_SPAN_REACH = 96;
/** A block of this many bytes yields fewer spans than bytes. */
export const BLOCK = 64;

/** Finds spans that may be encoded text. */
export interface EncodedSpanFinder {
  /**
   * Writes the spans that begin in [from, to) to `spans`, as pairs (address, kind | length << 4), ordered by their ends: runs, and escapes if
   * requested. A run that reaches `to` is left to the next call, which begins at `resume()`; so is whatever comes after a full output.
   * @returns the number of pairs
   */
  scan(from: number, to: number, escapes: boolean): number;
  resume(): number;
  /**
   * Copies [from, to) to `target`, up to the first byte that can begin an escape of `kinds` (bits `1 << SPAN_KIND`). May write up to 15 bytes more.
   * @returns the number of bytes copied
   */
  copyPlain(from: number, to: number, target: number, kinds: number): number;
  /** View of the output. */
  readonly spans: Uint32Array;
}
