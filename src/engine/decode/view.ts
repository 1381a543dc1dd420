/** What a text was read through, as reports name it. */
export const DECODERS = [
  'base64',
  'base32',
  'hex',
  'percent',
  'escape',
  'html',
  'quoted-printable',
  'concatenation',
  'utf-16',
  'gzip',
  'zlib',
] as const;
export type DecoderName = (typeof DECODERS)[number];

/** Whether what came through these has no place of its own in the blob, only that of the whole compressed text. */
export function isCompressed(decoded: readonly DecoderName[]): boolean {
  return decoded.includes('gzip') || decoded.includes('zlib');
}

/** Bits of a decoded byte that one source byte carries; 0 where a piece is one thing as a whole. */
const BITS: Readonly<Record<DecoderName, number>> = {
  base64: 6,
  base32: 5,
  hex: 4,
  'utf-16': 4,
  percent: 0,
  escape: 0,
  html: 0,
  'quoted-printable': 0,
  concatenation: 0,
  gzip: 0,
  zlib: 0,
};
const COPIED = -1;
const FIELDS = 4;

/** Where the bytes of a decoded text came from, piece by piece: start in the text, source start, source end, decoder. */
export class Pieces {
  readonly #fields: number[] = [];

  get count(): number {
    return this.#fields.length / FIELDS;
  }

  /** Bytes of the source stand in the text as they are. */
  copied(at: number, from: number, to: number): void {
    if (from < to) this.#fields.push(at, from, to, COPIED);
  }

  /** Bytes of the source were decoded; an empty piece says that something was left out. */
  decoded(at: number, from: number, to: number, decoder: DecoderName): void {
    this.#fields.push(at, from, to, DECODERS.indexOf(decoder));
  }

  start(piece: number): number {
    return this.#fields[piece * FIELDS]!;
  }

  /** The decoder of a piece; undefined where it was copied. */
  decoder(piece: number): DecoderName | undefined {
    return DECODERS[this.#fields[piece * FIELDS + 3]!];
  }

  /** Index of the last piece that starts at or before `at`; -1 where none does. */
  find(at: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start(middle) <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Where in the source the byte at `at` begins. */
  sourceStart(at: number): number {
    const piece = this.find(at);
    const bits = this.#bits(piece);
    const from = this.#fields[piece * FIELDS + 1]!;
    return bits === 0 ? from : from + Math.floor(((at - this.start(piece)) * 8) / bits);
  }

  /** Where in the source the byte before `at` ends. */
  sourceEnd(at: number): number {
    const piece = this.find(at - 1);
    const bits = this.#bits(piece);
    const from = this.#fields[piece * FIELDS + 1]!;
    const to = this.#fields[piece * FIELDS + 2]!;
    return bits === 0 ? to : Math.min(to, from + Math.ceil(((at - this.start(piece)) * 8) / bits));
  }

  #bits(piece: number): number {
    const decoder = this.decoder(piece);
    return decoder === undefined ? 8 : BITS[decoder];
  }
}

/** A half-open range of addresses. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** A decoded text in memory, and the way back to the bytes it came from. */
export class View {
  /** What was decoded; undefined where it was the blob itself. */
  readonly parent: View | undefined;
  readonly start: number;
  readonly end: number;
  readonly #pieces: Pieces;

  constructor(parent: View | undefined, { start, end }: Range, pieces: Pieces) {
    this.parent = parent;
    this.start = start;
    this.end = end;
    this.#pieces = pieces;
  }

  /** Decoders that had a part in [start, end) or in the bytes directly beside it, outermost first; empty where all of it stood in the parent. */
  decodersIn({ start, end }: Range): DecoderName[] {
    const found = new Set<DecoderName>();
    const pieces = this.#pieces;
    for (let i = Math.max(0, pieces.find(start - 1)); i < pieces.count && pieces.start(i) <= end; i++) {
      const decoder = pieces.decoder(i);
      if (decoder !== undefined && this.#touches(i, start, end)) found.add(decoder);
    }
    return DECODERS.filter((name) => found.has(name));
  }

  /** The bytes of the parent that [start, end) came from. */
  toParent({ start, end }: Range): Range {
    return { start: this.#pieces.sourceStart(start), end: this.#pieces.sourceEnd(end) };
  }

  /** The bytes of the blob that [start, end) came from, and all decoders on the way, outermost first. */
  toBlob(range: Range, touching: Range = range): Range & { readonly decoded: readonly DecoderName[] } {
    const own = this.decodersIn(touching);
    const outer = this.toParent(range);
    if (!this.parent) return { ...outer, decoded: own };
    const { decoded, ...blob } = this.parent.toBlob(outer, this.toParent(touching));
    return { ...blob, decoded: [...decoded, ...own] };
  }

  /** An empty piece has a part only in what reaches over it. */
  #touches(piece: number, start: number, end: number): boolean {
    const from = this.#pieces.start(piece);
    const to = piece + 1 < this.#pieces.count ? this.#pieces.start(piece + 1) : this.end;
    return from === to ? start < from && from < end : from <= end && to >= start;
  }
}
