import type { ByteSet } from './byte-set.ts';

/**
 * A parsed pattern. It has no case folding, shorthand classes or anchors left: all of them became byte sets, so that printing it as JavaScript and
 * measuring it are independent of dialects.
 */
export type PatternNode =
  | { readonly kind: 'bytes'; readonly set: ByteSet }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly item: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'capture'; readonly item: PatternNode; readonly index: number; readonly name: string | undefined }
  | { readonly kind: 'look'; readonly item: PatternNode; readonly negative: boolean };

/** A whole pattern, with the index of the capture that is its secret; undefined if the whole match is. */
export interface Pattern {
  readonly root: PatternNode;
  readonly secret: number | undefined;
}

/** Converts an offset in a pattern's text to `file:line:column`. */
export type PlaceOf = (offset: number) => string;
