import type { Program } from '../program.js';
/** Multiplier of the window hash (Knuth's golden ratio); the kernel and its twin use the same. */
export declare const HASH_FACTOR = 2654435761;
export declare const HASH_SHIFT: number;
/** Bytes of one literal's record: text, length, fold, follow kind, class map, minimum run, reach. */
export declare const LITERAL_BYTES = 28;
/** Windows are looked at up to this far beyond the last literal's start (the longest offset plus one). */
export declare const WINDOW_REACH = 64;
/** Zero bytes kept on both sides of the input, so that windows and checks may look over its ends. */
export declare const PADDING = 128;
/** Bit of the name map that marks letters, digits and `_`. */
export declare const WORD_BIT = 4;
/** Addresses of the kernel's tables in its memory. */
export interface Layout {
    readonly bitmap: number;
    readonly slots: number;
    readonly slotMask: number;
    readonly entries: number;
    readonly literals: number;
    readonly nameMap: number;
    readonly out: number;
    /** A block of 16 bytes (at most 8 windows) begins only while the output's cursor is at or below this address. */
    readonly outLimit: number;
    /** First byte of the input; the bytes before it are padding. */
    readonly input: number;
}
/** The tables, ready to be copied to address 0 of the kernel's memory. */
export interface Image {
    readonly bytes: Uint8Array;
    readonly layout: Layout;
    /** Length of the longest literal in bytes. */
    readonly longest: number;
}
/** ASCII lower case of one byte. */
export declare function foldByte(byte: number): number;
/** The window hash of a folded four-byte word: an index into the bitmap. */
export declare function hashGram(gram: number): number;
/** Compiles a program's literals into the kernel's tables. */
export declare function buildImage(program: Program): Image;
