import { DECODERS, type DecoderName } from './decoders.ts';
import type { SourceMap } from './source-map.ts';

/** A half-open range of addresses. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** A decoded text in memory, with the way back to its source bytes. */
export class DecodedText {
  /** The text it was decoded from; undefined if that is the blob itself. */
  readonly parent: DecodedText | undefined;
  readonly start: number;
  readonly end: number;
  readonly #sourceMap: SourceMap;
  /** Whether nothing was decoded: parts of the parent are written beside each other. */
  readonly isRewritten: boolean;

  constructor(parent: DecodedText | undefined, { start, end }: Range, sourceMap: SourceMap, isRewritten = false) {
    this.parent = parent;
    this.start = start;
    this.end = end;
    this.#sourceMap = sourceMap;
    this.isRewritten = isRewritten;
  }

  /** Whether any byte in [start, end), or directly next to it, was decoded; false if all of it is in the parent too. */
  isDecoded(start: number, end: number): boolean {
    return this.#sourceMap.decodersIn(start, end, this.end) !== 0;
  }

  /** The bytes of the parent that [start, end) came from. */
  toParent({ start, end }: Range): Range {
    return { start: this.#sourceMap.sourceStart(start), end: this.#sourceMap.sourceEnd(end) };
  }

  /** End in the blob of the byte before `at`. */
  blobEnd(at: number): number {
    const outer = this.#sourceMap.sourceEnd(at);
    return this.parent ? this.parent.blobEnd(outer) : outer;
  }

  /** The bytes of the blob that [start, end) came from, and all decoders that had a part in `touching`, outermost first. */
  toBlob(range: Range, touching: Range = range): Range & { readonly decoded: readonly DecoderName[] } {
    const found = this.#sourceMap.decodersIn(touching.start, touching.end, this.end);
    const own = DECODERS.filter((_, i) => found & (1 << i));
    const outer = this.toParent(range);
    if (!this.parent) return { ...outer, decoded: own };
    const { decoded, ...blob } = this.parent.toBlob(outer, this.toParent(touching));
    return { ...blob, decoded: [...decoded, ...own] };
  }
}
