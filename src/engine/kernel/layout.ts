/**
 * Bits of the first table: 2^20 bits = 128 KiB, one lookup per window. With 24,000 windows, 2^18 (which fits the first-level cache) would pass one in
 * eight without a match.
 */
export const BITMAP_BITS = 20;
/** Multiplier of the window hash (Knuth's golden ratio); the kernel and its scalar implementation share it. */
const HASH_FACTOR = 0x9e3779b1;
const HASH_SHIFT = 32 - BITMAP_BITS;
/** Bits of the second table, which knows windows together with a byte next to them: most windows that pass the first table belong to no text. */
export const BESIDE_BITS = 20;
/** Bytes of one window's slot, u32 each: folded window, first entry, case bits that all its texts agree on (mask, value). An empty slot is zero. */
export const SLOT_BYTES = 16;
/** Bytes of one text's record: address u32, length u16, folded u16, first check u32, number of checks u32. Rules that share a text share its record. */
export const TEXT_BYTES = 16;
/**
 * Bytes of one check's record, u32 each: literal, follow kind, class map, minimum run and reach (u16 each), map of the bytes of which the run must
 * contain one (0: any), map of the bytes before the literal (0: any). For a run, the fourth and fifth are the number of stages of a path and the
 * first of them.
 */
export const CHECK_BYTES = 24;
/** Bytes of one stage of a path, u32 each: map of bytes to skip, how many, map of the byte that must follow. */
export const STAGE_BYTES = 12;
/** Most texts: an entry has 16 bits for their numbers. */
export const MAX_TEXTS = 1 << 16;
/** Windows are read up to this far after the start of the last literal (the longest offset plus one). */
export const WINDOW_REACH = 64;
/** Zero bytes on both sides of the input, so that windows and checks may read beyond its ends. */
export const PADDING = 128;
/** Bit of the name map that marks letters, digits and `_`. */
export const WORD_BIT = 4;

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

/** The bit in each byte of a window by which ASCII letters differ in case. */
const CASE_BITS = 0x20202020;
const HIGH_BITS = 0x80808080 | 0;
/** Bits of a byte beyond ASCII that a window leaves out: it keeps the lowest three, which tell words of another script apart. */
const LOST_BITS = 0x78;

/** ASCII lower case of one byte. */
export function foldByte(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte | 32 : byte;
}

/** A byte of a window as it is hashed: with the case bit set, and of bytes beyond ASCII the lowest three bits, so that few windows can surround a short text. */
export function foldWindowByte(byte: number): number {
  return (byte < 0x80 ? byte : byte & ~LOST_BITS) | 0x20;
}

/** A window of four bytes as it is hashed. */
export function foldGram(raw: number): number {
  return ((raw & ~Math.imul((raw & HIGH_BITS) >>> 7, LOST_BITS)) | CASE_BITS) >>> 0;
}

/** The window hash of a folded four-byte word: an index into the bitmap. */
export function hashGram(gram: number): number {
  return Math.imul(gram, HASH_FACTOR) >>> HASH_SHIFT;
}

/**
 * Writes the derived tables into a prefilter's memory; computing them costs less than reading them: the bit of every window that has a slot, and the
 * addresses of each text's bytes and checks. The second table belongs to the kernel alone: only speed depends on it.
 */
export function fillTables(bytes: Uint8Array, layout: Layout): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  fillWindows(bytes, view, layout);
  let { characters } = layout;
  let check = 0;
  for (let record = layout.texts; record < layout.checks; record += TEXT_BYTES) {
    const length = view.getUint16(record + 4, true);
    if (length === 0) break;
    view.setUint32(record, characters, true);
    view.setUint32(record + 8, check, true);
    characters += length + 1;
    check += view.getUint32(record + 12, true);
  }
}

function fillWindows(bytes: Uint8Array, view: DataView, { bitmap, slots, slotMask }: Layout): void {
  for (let slot = 0; slot <= slotMask; slot++) {
    const gram = view.getUint32(slots + slot * SLOT_BYTES, true);
    if (gram === 0) continue;
    const hash = hashGram(gram);
    bytes[bitmap + (hash >> 3)]! |= 1 << (hash & 7);
  }
}
