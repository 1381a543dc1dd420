/** Bits of the first table: 2^20 bits = 128 KiB, one lookup a window. With 24,000 windows in it, 2^18 (which fits the first cache) let one in eight through for nothing. */
export declare const BITMAP_BITS = 20;
/** Bits of the second table, which knows windows together with a byte beside them: most windows that the first one lets through are no part of a text. */
export declare const BESIDE_BITS = 20;
/** Bytes of one window's slot, u32 each: folded window, first entry, case bits that all its texts agree on (mask, value). An empty slot is zero. */
export declare const SLOT_BYTES = 16;
/** Bytes of one text's record: address u32, length u16, folded u16, first check u32, number of checks u32. Rules that share a text share its record. */
export declare const TEXT_BYTES = 16;
/**
 * Bytes of one check's record, u32 each: literal, follow kind, class map, minimum run and reach (u16 each), map of the bytes of which the run must
 * hold one (0: any), map of the bytes before the literal (0: any). For a run the fourth and fifth are the number of a path's stages and its first.
 */
export declare const CHECK_BYTES = 24;
/** Bytes of one stage of a path, u32 each: map of what may be skipped, how many bytes of it, map of what must come then. */
export declare const STAGE_BYTES = 12;
/** Most texts: an entry has 16 bits for them. */
export declare const MOST_TEXTS: number;
/** Windows are looked at up to this far beyond the last literal's start (the longest offset plus one). */
export declare const WINDOW_REACH = 64;
/** Zero bytes kept on both sides of the input, so that windows and checks may look over its ends. */
export declare const PADDING = 128;
/** Bit of the name map that marks letters, digits and `_`. */
export declare const WORD_BIT = 4;
/** Addresses of the kernel's tables in its memory. */
export interface Layout {
    readonly bitmap: number;
    readonly besides: number;
    readonly slots: number;
    readonly slotMask: number;
    /** How far a window's hash is shifted for its slot: the upper bits tell neighbouring windows apart. */
    readonly slotShift: number;
    readonly entries: number;
    readonly texts: number;
    readonly checks: number;
    /** The texts' bytes, one after the other, a zero byte behind each. */
    readonly characters: number;
    readonly nameMap: number;
    readonly out: number;
    /** A block of 16 bytes (at most 8 windows) begins only while the output's cursor is at or below this address. */
    readonly outLimit: number;
    /** First byte of the input; the bytes before it are padding. */
    readonly input: number;
}
/** The tables, to be copied to address 0 of the prefilter's memory; it makes the rest of them by itself (`fillTables`). */
export interface Image {
    readonly bytes: Uint8Array;
    readonly layout: Layout;
}
/** The bit of each byte of a window by which ASCII letters differ in case. */
export declare const CASE_BITS = 538976288;
/** ASCII lower case of one byte. */
export declare function foldByte(byte: number): number;
/** A window as it is hashed: four bytes with the case bit set, and all that is not ASCII alike, so what may are beside a short text is few. */
export declare function foldGram(raw: number): number;
/** The window hash of a folded four-byte word: an index into the bitmap. */
export declare function hashGram(gram: number): number;
/**
 * Writes into a prefilter's memory what follows from the rest of its image and is no part of it, since it costs less to make than to read: the bit
 * of every window that has a slot, and where each text's bytes and checks are. The second table is the kernel's alone: nothing but speed depends on it.
 */
export declare function fillTables(bytes: Uint8Array, layout: Layout): void;
