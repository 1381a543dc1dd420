/** What a span is. Escapes and string joins are below `base64`; from there on a span is a run and has a length. */
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
/** A longer run is cut here, and its next part begins `RUN_OVERLAP` earlier. Both are multiples of every group size. */
export const LONGEST_RUN = 1 << 21;
export const RUN_OVERLAP = 1 << 14;
/** How far before and after its place a span looks. `PADDING` zero bytes stand round what is scanned. */
export const ENCODED_SPAN_REACH = 96;
/** A block of this many bytes gives fewer spans than it has bytes. */
export const BLOCK = 64;

/** Finds what may be encoded text. */
export interface EncodedSpanFinder {
  /**
   * Marks that begin in [from, to), as pairs (address, kind | length << 4) in `spans`, in the order in which they end: runs, and escapes where
   * they are wanted. A run that reaches `to` is left to the next call, which begins at `resume()`; so is what is behind a full output.
   * @returns the number of pairs
   */
  scan(from: number, to: number, escapes: boolean): number;
  resume(): number;
  /**
   * Copies [from, to) to `target`, up to the first byte that can begin an escape of `kinds` (bits `1 << SPAN_KIND`); may write up to 15 bytes more.
   * @returns the number of bytes copied
   */
  copyPlain(from: number, to: number, target: number, kinds: number): number;
  /** View of the output. */
  readonly spans: Uint32Array;
}
