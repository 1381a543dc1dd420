import type { BlobEncoding } from './scanner.js';
/** Bytes of a blob's start that decide how it is read. */
export declare const HEAD_BYTES = 8000;
/**
 * How a blob is read, from its first bytes. UTF-16 by its byte order mark, or where at least nine in ten bytes of one parity in the
 * head are zero and hardly any of the other; `binary` where a zero byte occurs otherwise. Latin-1 and UTF-8 are both read as bytes.
 */
export declare function detectEncoding(head: Uint8Array): BlobEncoding;
/** Turns UTF-16 into UTF-8 piece by piece; a code unit or surrogate pair may be cut between pieces. Lone surrogates become U+FFFD. */
export declare class Utf16Reader {
    #private;
    constructor(encoding: 'utf-16le' | 'utf-16be');
    /** Writes the UTF-8 of `source` to `target`, which has room for twice its length plus 4; returns the bytes written. */
    transcode(source: Uint8Array, target: Uint8Array): number;
}
/** Writes the UTF-8 of a code point at `out`; returns where it ends. */
export declare function putCodePoint(point: number, target: Uint8Array, out: number): number;
