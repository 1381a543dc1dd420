/**
 * Walks a blob's bytes and knows the line and column of where it stands. Lines end at LF; columns count code points, that is every byte
 * which is not a UTF-8 continuation byte (so each byte of invalid UTF-8 that is not one counts as a character).
 */
export declare class PlaceWalker {
    /** Byte offset of where the walker stands, from the start of the blob as it is scanned (UTF-8). */
    offset: number;
    line: number;
    column: number;
    /** UTF-16 code units passed, for blobs that were transcoded. */
    units: number;
    /** Passes `bytes[from..to)`, which must begin where the walker stands. */
    advance(bytes: Uint8Array, from: number, to: number): void;
    /** A walker that stands at the same place and goes its own way. */
    fork(): PlaceWalker;
    /** Back to the first byte of a blob. */
    reset(): void;
}
