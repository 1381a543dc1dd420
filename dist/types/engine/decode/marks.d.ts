/** What a mark is. Escapes and seams are below `base64`; from there on a mark is a run and has a length. */
export declare const MARK: {
    /** `\u0041`, `\x41`, a `\/` or `\n` inside a value, a continued line. */
    readonly backslash: 1;
    readonly percent: 2;
    readonly entity: 3;
    readonly quotedPrintable: 4;
    /** Two string literals that make one value. */
    readonly seam: 5;
    /** Characters whose beginning decodes to text. */
    readonly base64: 8;
    readonly hex: 9;
    readonly base32: 10;
    /** Base64 characters that may be something compressed, UTF-16, or text beyond ASCII. */
    readonly packed: 11;
};
/** Fewest characters of a run. */
export declare const SHORTEST_RUN = 16;
/** A longer run is cut here, and its next part begins `RUN_OVERLAP` earlier. Both are multiples of every group size. */
export declare const LONGEST_RUN: number;
export declare const RUN_OVERLAP: number;
/** How far before and after its place a mark looks. `PADDING` zero bytes stand round what is scanned. */
export declare const MARK_REACH = 96;
/** A block of this many bytes gives fewer marks than it has bytes. */
export declare const BLOCK = 64;
/** Finds what may be encoded text. */
export interface MarkFinder {
    /**
     * Marks that begin in [from, to), as pairs (address, kind | length << 4) in `marks`, in the order in which they end: runs, and escapes where
     * they are wanted. A run that reaches `to` is left to the next call, which begins at `resume()`; so is what is behind a full output.
     * @returns the number of pairs
     */
    scan(from: number, to: number, escapes: boolean): number;
    resume(): number;
    /** View of the output. */
    readonly marks: Uint32Array;
}
