/** One escape as it was read. Reused for every byte: nothing is allocated in a run of text. */
export interface Escape {
    /** Bytes it takes. */
    length: number;
    /** What it stands for: a code point, a byte where `raw`, or NOTHING. */
    value: number;
    raw: boolean;
    /** What kind of mark it would be. */
    kind: number;
}
/** An escape that leaves nothing: a seam, a continued line, a soft line break. */
export declare const NOTHING = -1;
/** The escapes that are wanted, as a set of bits `1 << MARK`. */
export type EscapeKinds = number;
/** Which bytes can begin an escape of any kind. */
export declare const BEGINS_ESCAPE: Uint8Array;
/** Reads the escape at `at` into `escape`; false where there is none of a wanted kind. Reads up to `SEAM_REACH` bytes further. */
export declare function readEscape(bytes: Uint8Array, at: number, escape: Escape, kinds: EscapeKinds): boolean;
