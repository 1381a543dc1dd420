// Tables of Huffman codes, as deflate has them (RFC 1951, 3.2.2).

// An entry of a table. Literal: sign bit, the byte in bits 16-23. Length or distance: least value in bits 16-31, bits of its code in 8-11. All: bits
// to take, those of an extra value included, in 0-7. EXCEPTION: a table behind (its first entry in 16-30, its bits in 8-11), an end, or no symbol.
export const LITERAL: u32 = 0x80000000;
export const EXCEPTION: u32 = 0x8000;
export const TABLE: u32 = 0x4000;
export const END: u32 = 0x2000;
export const NOTHING: u32 = EXCEPTION;

/** The answer to whatever is wrong. */
export const BAD: i32 = -1;
/** Codes of 15 bits. */
const NONE: i32 = 0x8000;

/** Symbols in the order of their codes. */
let sorted: usize = 0;
/** How many codes there are of each length, and where the next symbol of that length goes. */
let counts: usize = 0;
let places: usize = 0;

/** Takes 640 bytes at `base`. */
export function place(base: usize): void {
  sorted = base;
  counts = sorted + 288 * 2;
  places = counts + 32;
}

/** The entry of a symbol whose code has `length` bits (those that its own table takes). */
// @ts-ignore: decorator
@inline
function entryOf(symbols: usize, symbol: u32, length: u32): u32 {
  return load<u32>(symbols + (symbol << 2)) + length + (length << 8);
}

/** Copies the first `entries` of a table behind them; up to three more are overwritten. */
// @ts-ignore: decorator
@inline
function double(table: usize, entries: u32): void {
  const bytes = entries << 2;
  for (let at: u32 = 0; at < bytes; at += 16) v128.store(table + bytes + at, v128.load(table + at));
}

/**
 * Counts codes by their lengths; gives the codes of 15 bits that are left over, negative where there are more than fit. Most symbols have none, and are
 * passed over sixteen at a time.
 */
function count(at: usize, symbols: u32): i32 {
  v128.store(counts, i64x2.splat(0));
  v128.store(counts, i64x2.splat(0), 16);
  for (let i: u32 = 0; i < symbols; i += 16) {
    for (let used = usedOf(at + i, symbols - i); used; used &= used - 1) {
      const place = counts + (<usize>load<u8>(at + i + ctz(used)) << 1);
      store<u16>(place, load<u16>(place) + 1);
    }
  }
  let left: i32 = 1;
  let place: u32 = 0;
  for (let length: u32 = 1; length <= 15; length++) {
    const many: u32 = load<u16>(counts + (length << 1));
    store<u16>(places + (length << 1), <u16>place);
    place += many;
    left = (left << 1) - many;
    if (left < 0) return left;
  }
  return left;
}

/** Which of sixteen lengths, or of the `many` that are left, are not 0. */
// @ts-ignore: decorator
@inline
function usedOf(at: usize, many: u32): i32 {
  const used = i8x16.bitmask(i8x16.ne(v128.load(at), i64x2.splat(0)));
  return many < 16 ? used & ((1 << many) - 1) : used;
}

/** The code behind this one, as it is looked up: its first bit lowest. `mask`: as many ones as the code has bits; the code is another one. */
// @ts-ignore: decorator
@inline
function following(code: u32, mask: u32): u32 {
  const bit: u32 = 1 << (31 - clz(code ^ mask));
  return (code & (bit - 1)) | bit;
}

/**
 * Makes the table of a code from the lengths of its symbols' codes. As zlib has it, a code may be incomplete where it has no symbol, or one of one
 * bit. Returns the bits to look it up by, or BAD.
 */
export function build(at: usize, symbols: u32, entries: usize, table: usize, most: u32): i32 {
  const left = count(at, symbols);
  if (left < 0) return BAD;
  for (let i: u32 = 0; i < symbols; i += 16) {
    for (let used = usedOf(at + i, symbols - i); used; used &= used - 1) {
      const symbol = i + ctz(used);
      const place = places + (<usize>load<u8>(at + symbol) << 1);
      const to: u32 = load<u16>(place);
      store<u16>(place, <u16>(to + 1));
      store<u16>(sorted + (to << 1), <u16>symbol);
    }
  }
  if (left) {
    if (left != NONE && (left != NONE / 2 || load<u16>(counts + 2) != 1)) return BAD;
    store<u32>(table, left == NONE ? NOTHING : entryOf(entries, load<u16>(sorted), 1));
    store<u32>(table, NOTHING, 4);
    return 1;
  }
  let length: u32 = 1;
  while (!load<u16>(counts + (length << 1))) length++;
  return fill(entries, table, most, length);
}

/** Fills a table of a complete code, whose shortest codes have `length` bits. */
function fill(entries: usize, table: usize, most: u32, length: u32): i32 {
  let symbol = sorted;
  let code: u32 = 0;
  let many: u32 = load<u16>(counts + (length << 1));
  let width: u32 = 1 << length;
  while (length <= most) {
    do {
      store<u32>(table + (code << 2), entryOf(entries, load<u16>(symbol), length));
      symbol += 2;
      if (code == width - 1) return length;
      code = following(code, width - 1);
    } while (--many);
    do {
      if (++length <= most) {
        double(table, width);
        width <<= 1;
      }
      many = load<u16>(counts + (length << 1));
    } while (!many);
  }
  let prefix: u32 = 0xffffffff;
  let start: u32 = 0;
  let end: u32 = 1 << most;
  while (true) {
    if ((code & ((1 << most) - 1)) != prefix) {
      prefix = code & ((1 << most) - 1);
      start = end;
      let behind: u32 = length - most;
      for (let used: u32 = many; used < (<u32>1 << behind);) {
        behind++;
        used = (used << 1) + load<u16>(counts + ((most + behind) << 1));
      }
      end = start + (1 << behind);
      store<u32>(table + (prefix << 2), (start << 16) | EXCEPTION | TABLE | (behind << 8) | most);
    }
    const entry = entryOf(entries, load<u16>(symbol), length - most);
    symbol += 2;
    const step: u32 = 1 << (length - most);
    for (let i: u32 = start + (code >> most); i < end; i += step) store<u32>(table + (i << 2), entry);
    if (code == (<u32>1 << length) - 1) return most;
    code = following(code, (1 << length) - 1);
    many--;
    while (!many) many = load<u16>(counts + (++length << 1));
  }
}
