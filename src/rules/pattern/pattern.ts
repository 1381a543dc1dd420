import type { ByteSet } from './byte-set.ts';

/**
 * A pattern taken apart. There is no case folding, no shorthand class and no anchor left in it: what was written with them has become
 * byte sets, so that printing it as JavaScript and measuring it need to know nothing of dialects.
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

/** A whole pattern and the index of the capture that is its secret; undefined if the whole match is. */
export interface Pattern {
  readonly root: PatternNode;
  readonly secret: number | undefined;
}

/** Turns an offset in a pattern's text into `file:line:column`. */
export type PlaceOf = (offset: number) => string;
