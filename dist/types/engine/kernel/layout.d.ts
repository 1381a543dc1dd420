/**
 * Bits of the first table: 2^20 bits = 128 KiB, one lookup per window. With 24,000 windows, 2^18 (which fits the first-level cache) would pass one in
 * eight without a match.
 */
export declare const BITMAP_BITS = 20;
/** Bits of the second table, which knows windows together with a byte next to them: most windows that pass the first table belong to no text. */
export declare const BESIDE_BITS = 20;
/** Bytes of one window's slot, u32 each: folded window, first entry, case bits that all its texts agree on (mask, value). An empty slot is zero. */
export declare const SLOT_BYTES = 16;
/** Bytes of one text's record: address u32, length u16, folded u16, first check u32, number of checks u32. Rules that share a text share its record. */
export declare const TEXT_BYTES = 16;
/**
 * Bytes of one check's record, u32 each: literal, follow kind, class map, minimum run and reach (u16 each), map of the bytes of which the run must
 * contain one (0: any), map of the bytes before the literal (0: any). For a run, the fourth and fifth are the number of stages of a path and the
 * first of them.
 */
export declare const CHECK_BYTES = 24;
/** Bytes of one stage of a path, u32 each: map of bytes to skip, how many, map of the byte that must follow. */
export declare const STAGE_BYTES = 12;
/** Most texts: an entry has 16 bits for their numbers. */
export declare const MAX_TEXTS: number;
/** Windows are read up to this far after the start of the last literal (the longest offset plus one). */
export declare const WINDOW_REACH = 64;
/** Zero bytes on both sides of the input, so that windows and checks may read beyond its ends. */
export declare const PADDING = 128;
/** Bit of the name map that marks letters, digits and `_`. */
export declare const WORD_BIT = 4;
/** Addresses of the kernel's tables in its memory. */
export interface Layout {
    readonly bitmap: number;
    readonly besides: number;
    readonly slots: number;
    readonly slotMask: number;
    /** How far a window's hash is shifted for its slot: the upper bits distinguish neighbouring windows. */
    readonly slotShift: number;
    readonly entries: number;
    readonly texts: number;
    readonly checks: number;
    /** The texts' bytes in sequence, each followed by a zero byte. */
    readonly characters: number;
    readonly nameMap: number;
    readonly out: number;
    /** A block of 16 bytes (at most 8 windows) begins only if the output's cursor is at or below this address. */
    readonly outLimit: number;
    /** First byte of the input; the bytes before it are padding. */
    readonly input: number;
}
/** The tables, to copy to address 0 of the prefilter's memory, which derives the rest (`fillTables`). */
export interface Image {
    readonly bytes: Uint8Array;
    readonly layout: Layout;
}
/** ASCII lower case of one byte. */
export declare function foldByte(byte: number): number;
/** A byte of a window as it is hashed: with the case bit set, and of bytes beyond ASCII the lowest three bits, so that few windows can surround a short text. */
export declare function foldWindowByte(byte: number): number;
/** A window of four bytes as it is hashed. */
export declare function foldGram(raw: number): number;
/** The window hash of a folded four-byte word: an index into the bitmap. */
export declare function hashGram(gram: number): number;
/**
 * Writes the derived tables into a prefilter's memory; computing them costs less than reading them: the bit of every window that has a slot, and the
 * addresses of each text's bytes and checks. The second table belongs to the kernel alone: only speed depends on it.
 */
export declare function fillTables(bytes: Uint8Array, layout: Layout): void;
