// The kernel that unpacks entries of git packs (AssemblyScript): zlib streams (RFC 1950, 1951) and git's deltas (gitformat-pack). Whatever is wrong
// with what it reads is a negative result. Nothing is written but the output, at most SLACK bytes behind its end, the copies, and the tables; up to
// READ_AHEAD bytes behind an input are read and not used, so that they have to be there.

/** Bits looked up at once, and entries of a table and the tables behind it, with codes of up to 15 bits for 288 and 32 symbols (zlib's `enough`). */
const LENGTH_BITS: u32 = 11;
const LENGTH_ENTRIES: u32 = 2342;
const DISTANCE_BITS: u32 = 8;
const DISTANCE_ENTRIES: u32 = 402;
const FIXED_LENGTH_BITS: u32 = 9;
const FIXED_DISTANCE_BITS: u32 = 5;
const CODE_BITS: u32 = 7;

// An entry of a table. Literal: sign bit, the byte in bits 16-23. Length or distance: least value in bits 16-31, bits of its code in 8-11. All: bits
// to take, those of an extra value included, in 0-7. EXCEPTION: a table behind (its first entry in 16-30, its bits in 8-11), an end, or no symbol.
const LITERAL: u32 = 0x80000000;
const EXCEPTION: u32 = 0x8000;
const TABLE: u32 = 0x4000;
const END: u32 = 0x2000;
const NOTHING: u32 = EXCEPTION;

const BAD: i32 = -1;
/** Codes of 15 bits. */
const NONE: i32 = 0x8000;

/** Entries without their codes' lengths, by symbol. */
let lengthSymbols: usize = 0;
let distanceSymbols: usize = 0;
let codeSymbols: usize = 0;
let lengths: usize = 0;
let distances: usize = 0;
let fixedLengths: usize = 0;
let fixedDistances: usize = 0;
let codes: usize = 0;
/** Lengths of codes, by symbol. */
let sizes: usize = 0;
/** Symbols in the order of their codes. */
let sorted: usize = 0;
/** How many codes there are of each length, and where the next symbol of that length goes. */
let counts: usize = 0;
let places: usize = 0;

/** The stream that is read: the next byte, bits taken from it and how many of them count. */
let next: usize = 0;
let bits: u64 = 0;
let held: u32 = 0;
/** Where reading has gone too far: the end, and what can be taken ahead. */
let limit: usize = 0;
/** The output: where it begins, the next byte, its end. */
let first: usize = 0;
let cursor: usize = 0;
let last: usize = 0;
/** Bits that the tables in use are looked up by. */
let lengthBits: u32 = 0;
let distanceBits: u32 = 0;

/** Makes the tables that never change at `base`, where TABLE_BYTES are free. */
export function configure(base: usize): void {
  lengthSymbols = base;
  distanceSymbols = lengthSymbols + 288 * 4;
  codeSymbols = distanceSymbols + 32 * 4;
  lengths = codeSymbols + 32 * 4;
  distances = lengths + (LENGTH_ENTRIES + 8) * 4;
  fixedLengths = distances + (DISTANCE_ENTRIES + 8) * 4;
  fixedDistances = fixedLengths + ((1 << FIXED_LENGTH_BITS) + 8) * 4;
  codes = fixedDistances + ((1 << FIXED_DISTANCE_BITS) + 8) * 4;
  sizes = codes + ((1 << CODE_BITS) + 8) * 4;
  sorted = sizes + 512;
  counts = sorted + 288 * 2;
  places = counts + 64;
  fillSymbols();
  for (let i: u32 = 0; i < 288; i++) store<u8>(sizes + i, i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
  build(sizes, 288, lengthSymbols, fixedLengths, FIXED_LENGTH_BITS);
  for (let i: u32 = 0; i < 32; i++) store<u8>(sizes + i, 5);
  build(sizes, 32, distanceSymbols, fixedDistances, FIXED_DISTANCE_BITS);
}

function fillSymbols(): void {
  for (let i: u32 = 0; i < 256; i++) store<u32>(lengthSymbols + i * 4, LITERAL | (i << 16));
  store<u32>(lengthSymbols + 256 * 4, EXCEPTION | END);
  let least: u32 = 3;
  for (let i: u32 = 0; i < 31; i++) {
    const extra: u32 = i < 8 || i >= 28 ? 0 : (i - 4) >> 2;
    if (i == 28) least = 258;
    store<u32>(lengthSymbols + (257 + i) * 4, i > 28 ? NOTHING : (least << 16) | extra);
    least += 1 << extra;
  }
  least = 1;
  for (let i: u32 = 0; i < 32; i++) {
    const extra: u32 = i < 4 ? 0 : (i >> 1) - 1;
    store<u32>(distanceSymbols + i * 4, i > 29 ? NOTHING : (least << 16) | extra);
    least += 1 << extra;
  }
  for (let i: u32 = 0; i < 19; i++) store<u32>(codeSymbols + i * 4, i << 16);
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

/** Counts codes by their lengths; gives the codes of 15 bits that are left over, negative where there are more than fit. */
function count(at: usize, symbols: u32): i32 {
  v128.store(counts, i64x2.splat(0));
  v128.store(counts, i64x2.splat(0), 16);
  for (let i: u32 = 0; i < symbols; i++) {
    const place = counts + (<usize>load<u8>(at + i) << 1);
    store<u16>(place, load<u16>(place) + 1);
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
function build(at: usize, symbols: u32, entries: usize, table: usize, most: u32): i32 {
  const left = count(at, symbols);
  if (left < 0) return BAD;
  for (let i: u32 = 0; i < symbols; i++) {
    const length = load<u8>(at + i);
    if (!length) continue;
    const place = places + (<usize>length << 1);
    const to: u32 = load<u16>(place);
    store<u16>(place, <u16>(to + 1));
    store<u16>(sorted + (to << 1), <u16>i);
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

/** Takes bits until 56 or more count. */
// @ts-ignore: decorator
@inline
function refill(): void {
  bits |= load<u64>(next) << held;
  next += (63 - held) >> 3;
  held |= 56;
}

// @ts-ignore: decorator
@inline
function take(many: u32): u32 {
  const value = <u32>bits & ((1 << many) - 1);
  bits >>= many;
  held -= many;
  return value;
}

/** In which order the lengths of the codes of lengths come: five bits each. */
// @ts-ignore: decorator
@inline
function orderOf(i: u32): u32 {
  if (i < 3) return 16 + i;
  if (i == 3) return 0;
  return i & 1 ? 8 - ((i - 3) >> 1) : 8 + ((i - 4) >> 1);
}

/** Reads the codes of a block and makes their tables. */
function readCodes(): bool {
  refill();
  const lengthCount = take(5) + 257, distanceCount = take(5) + 1, codeCount = take(4) + 4;
  if (lengthCount > 286 || distanceCount > 30) return false;
  v128.store(sizes, i64x2.splat(0));
  v128.store(sizes, i64x2.splat(0), 16);
  for (let i: u32 = 0; i < codeCount; i++) {
    if (held < 3) refill();
    store<u8>(sizes + orderOf(i), <u8>take(3));
  }
  const width = build(sizes, 19, codeSymbols, codes, CODE_BITS);
  // an incomplete one leaves its second entry empty
  if (width < 1 || load<u32>(codes, 4) == NOTHING) return false;
  const mask: u32 = (1 << width) - 1;
  const end = sizes + lengthCount + distanceCount;
  let at = sizes;
  while (at < end) {
    if (next > limit) return false;
    refill();
    const entry = load<u32>(codes + ((<u32>bits & mask) << 2));
    if (entry & EXCEPTION) return false;
    take(entry & 0xff);
    const symbol: u32 = entry >> 16;
    if (symbol < 16) {
      store<u8>(at++, <u8>symbol);
      continue;
    }
    let value: u8 = 0;
    if (symbol == 16) {
      if (at == sizes) return false;
      value = load<u8>(at - 1);
    }
    const times: u32 = symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7);
    if (at + times > end) return false;
    for (const to = at + times; at < to; at++) store<u8>(at, value);
  }
  if (!load<u8>(sizes + 256)) return false;
  const found = build(sizes, lengthCount, lengthSymbols, lengths, LENGTH_BITS);
  if (found < 1) return false;
  lengthBits = found;
  const far = build(sizes + lengthCount, distanceCount, distanceSymbols, distances, DISTANCE_BITS);
  distanceBits = far;
  return far > 0;
}

/** Copies what was written `distance` bytes before, byte after byte in effect. Up to 16 bytes behind `end` are overwritten. */
// @ts-ignore: decorator
@inline
function repeat(at: usize, distance: u32, end: usize): void {
  let from = at - distance;
  let to = at;
  if (distance >= 16) {
    do {
      v128.store(to, v128.load(from));
      from += 16;
      to += 16;
    } while (to < end);
  } else if (distance == 1) {
    const byte = i8x16.splat(load<u8>(from));
    do {
      v128.store(to, byte);
      to += 16;
    } while (to < end);
  } else if (distance >= 8) {
    do {
      store<u64>(to, load<u64>(from));
      from += 8;
      to += 8;
    } while (to < end);
  } else {
    do {
      store<u64>(to, load<u64>(from));
      from += distance;
      to += distance;
    } while (to < end);
  }
}

/** Reads a block with these codes; state is held in locals, which are many times faster than globals. */
function readBlock(table: usize, tableBits: u32, far: usize, farBits: u32): bool {
  const mask: u32 = (1 << tableBits) - 1, farMask: u32 = (1 << farBits) - 1;
  const start = first, end = last, stop = limit;
  let from = next, buffer = bits, left = held, to = cursor;
  while (true) {
    // up to three literals are written between two looks: less than SLACK
    if (from > stop || to > end) return false;
    buffer |= load<u64>(from) << left;
    from += (63 - left) >> 3;
    left |= 56;
    let entry = load<u32>(table + ((<u32>buffer & mask) << 2));
    if (<i32>entry < 0) {
      store<u8>(to++, <u8>(entry >> 16));
      buffer >>= entry & 0xff;
      left -= entry & 0xff;
      entry = load<u32>(table + ((<u32>buffer & mask) << 2));
      if (<i32>entry < 0) {
        store<u8>(to++, <u8>(entry >> 16));
        buffer >>= entry & 0xff;
        left -= entry & 0xff;
        entry = load<u32>(table + ((<u32>buffer & mask) << 2));
        if (<i32>entry < 0) {
          store<u8>(to++, <u8>(entry >> 16));
          buffer >>= entry & 0xff;
          left -= entry & 0xff;
          continue;
        }
      }
      buffer |= load<u64>(from) << left;
      from += (63 - left) >> 3;
      left |= 56;
    }
    if (entry & EXCEPTION) {
      if (entry & TABLE) {
        buffer >>= entry & 0xff;
        left -= entry & 0xff;
        entry = load<u32>(table + (((entry >> 16) + (<u32>buffer & ((1 << ((entry >> 8) & 15)) - 1))) << 2));
        if (<i32>entry < 0) {
          store<u8>(to++, <u8>(entry >> 16));
          buffer >>= entry & 0xff;
          left -= entry & 0xff;
          continue;
        }
      }
      if (entry & EXCEPTION) {
        if (!(entry & END)) return false;
        buffer >>= entry & 0xff;
        left -= entry & 0xff;
        break;
      }
    }
    let taken: u32 = entry & 0xff;
    const length: u32 = (entry >> 16) + ((<u32>buffer & ((1 << taken) - 1)) >> ((entry >> 8) & 15));
    buffer >>= taken;
    left -= taken;
    entry = load<u32>(far + ((<u32>buffer & farMask) << 2));
    if (entry & EXCEPTION) {
      if (!(entry & TABLE)) return false;
      buffer >>= entry & 0xff;
      left -= entry & 0xff;
      entry = load<u32>(far + (((entry >> 16) + (<u32>buffer & ((1 << ((entry >> 8) & 15)) - 1))) << 2));
      if (entry & EXCEPTION) return false;
    }
    taken = entry & 0xff;
    const distance: u32 = (entry >> 16) + ((<u32>buffer & ((1 << taken) - 1)) >> ((entry >> 8) & 15));
    buffer >>= taken;
    left -= taken;
    const until = to + length;
    if (distance > <u32>(to - start) || until > end) return false;
    repeat(to, distance, until);
    to = until;
  }
  next = from;
  bits = buffer;
  held = left;
  cursor = to;
  return from <= stop && to <= end;
}

/** Copies a block that was stored as it is. */
function readStored(): bool {
  const at = next - (held >> 3);
  const length: u32 = load<u16>(at);
  const end = limit - 8;
  if (at + 4 > end || (length ^ 0xffff) != <u32>load<u16>(at, 2)) return false;
  if (length > <u32>(end - at - 4) || length > <u32>(last - cursor)) return false;
  memory.copy(cursor, at + 4, length);
  cursor += length;
  next = at + 4 + length;
  bits = 0;
  held = 0;
  return true;
}

/** Adler-32 of [at, end): at most 5,536 bytes between two divisions, so that sums stay below 2^32. */
function checksum(at: usize, end: usize): u32 {
  const ones = i16x8.splat(1);
  const heavy = i16x8(32, 31, 30, 29, 28, 27, 26, 25), heavier = i16x8(24, 23, 22, 21, 20, 19, 18, 17);
  const light = i16x8(16, 15, 14, 13, 12, 11, 10, 9), lighter = i16x8(8, 7, 6, 5, 4, 3, 2, 1);
  let a: u32 = 1, b: u32 = 0;
  while (end - at >= 32) {
    const bytes = <u32>min<usize>(end - at, 5536) & ~31;
    const until = at + bytes;
    let sums = i64x2.splat(0), before = i64x2.splat(0), weighed = i64x2.splat(0);
    for (; at < until; at += 32) {
      const x = v128.load(at), y = v128.load(at, 16);
      before = i32x4.add(before, sums);
      sums = i32x4.add(sums, i32x4.dot_i16x8_s(i16x8.add(i16x8.extadd_pairwise_i8x16_u(x), i16x8.extadd_pairwise_i8x16_u(y)), ones));
      weighed = i32x4.add(weighed, i32x4.add(
        i32x4.add(i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(x), heavy), i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(x), heavier)),
        i32x4.add(i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(y), light), i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(y), lighter))
      ));
    }
    b = <u32>((<u64>b + <u64>a * bytes + total(before) * 32 + total(weighed)) % 65521);
    a = <u32>((<u64>a + total(sums)) % 65521);
  }
  for (; at < end; at++) {
    a += load<u8>(at);
    b += a;
  }
  return ((b % 65521) << 16) | (a % 65521);
}

// @ts-ignore: decorator
@inline
function total(lanes: v128): u64 {
  return <u64>i32x4.extract_lane(lanes, 0) + <u64>i32x4.extract_lane(lanes, 1) + <u64>i32x4.extract_lane(lanes, 2) + <u64>i32x4.extract_lane(lanes, 3);
}

/**
 * Inflates the zlib stream that begins at `from` and ends at `end` at the latest, into exactly `size` bytes at `out`.
 * @returns bytes of the stream, or a negative number where it is no such stream
 */
export function inflate(from: usize, end: usize, out: usize, size: u32): i32 {
  if (end < from + 6) return BAD;
  const method = <u32>load<u8>(from), flags = <u32>load<u8>(from, 1);
  if ((method & 15) != 8 || method > 0x7f || flags & 0x20 || ((method << 8) | flags) % 31) return BAD;
  next = from + 2;
  bits = 0;
  held = 0;
  limit = end + 8;
  first = out;
  cursor = out;
  last = out + size;
  let final: u32 = 0;
  while (!final) {
    if (next > limit) return BAD;
    refill();
    final = take(1);
    const kind = take(2);
    if (kind == 0) {
      if (!readStored()) return BAD;
    } else if (kind == 1) {
      if (!readBlock(fixedLengths, FIXED_LENGTH_BITS, fixedDistances, FIXED_DISTANCE_BITS)) return BAD;
    } else if (kind == 3 || !readCodes() || !readBlock(lengths, lengthBits, distances, distanceBits)) return BAD;
  }
  const at = next - (held >> 3);
  if (cursor != last || at + 4 > end) return BAD;
  return checksum(out, last) == bswap(load<u32>(at)) ? <i32>(at + 4 - from) : BAD;
}

/**
 * Makes what a delta says of `base`: exactly `size` bytes at `out`. Says what it copied as (place in the output, place in the base, length), those
 * that continue each other as one, at most `most` of them at `copies`.
 * @returns how many copies there are, those included that were not written; or a negative number where it is no such delta
 */
export function applyDelta(delta: usize, end: usize, base: usize, baseSize: u32, out: usize, size: u32, copies: usize, most: u32): i32 {
  let at = delta;
  if (readSize(at, end) != baseSize) return BAD;
  at = afterSize(at, end);
  if (readSize(at, end) != size) return BAD;
  at = afterSize(at, end);
  let to = out;
  const stop = out + size;
  let found: u32 = 0;
  // the copy that may go on: where it ends in the output and in the base, where it began in the output
  let endTo: usize = 0, endFrom: usize = 0, begin: usize = 0;
  while (at < end) {
    const code: u32 = load<u8>(at++);
    if (!(code & 0x80)) {
      if (!code || at + code > end || to + code > stop) return BAD;
      copy(to, at, code);
      at += code;
      to += code;
      continue;
    }
    let offset: u32 = 0, length: u32 = 0;
    for (let i: u32 = 0; i < 4; i++) {
      const bit: u32 = (code >> i) & 1;
      offset |= (<u32>load<u8>(at) & -bit) << (i << 3);
      at += bit;
    }
    for (let i: u32 = 0; i < 3; i++) {
      const bit: u32 = (code >> (i + 4)) & 1;
      length |= (<u32>load<u8>(at) & -bit) << (i << 3);
      at += bit;
    }
    if (!length) length = 0x10000;
    if (at > end || offset > baseSize || length > baseSize - offset || to + length > stop) return BAD;
    const from = base + offset;
    copy(to, from, length);
    if (to != endTo || from != endFrom) {
      begin = to;
      found++;
    }
    to += length;
    endTo = to;
    endFrom = from + length;
    if (found <= most) {
      const record = copies + (found - 1) * 12;
      store<u32>(record, <u32>(begin - out));
      store<u32>(record, <u32>(endFrom - (to - begin) - base), 4);
      store<u32>(record, <u32>(to - begin), 8);
    }
  }
  return to == stop ? <i32>found : BAD;
}

/** A size at the beginning of a delta; 0xffffffff where it does not end, or is of 2 GiB and more. */
function readSize(at: usize, end: usize): u32 {
  let size: u64 = 0;
  for (let shift: u32 = 0; shift < 35; shift += 7) {
    if (at >= end) return 0xffffffff;
    const byte = load<u8>(at++);
    size |= (<u64>byte & 0x7f) << shift;
    if (!(byte & 0x80)) return size < 0x80000000 ? <u32>size : 0xffffffff;
  }
  return 0xffffffff;
}

function afterSize(at: usize, end: usize): usize {
  while (at < end && load<u8>(at++) & 0x80);
  return at;
}

/** The size of what a delta makes, or a negative number. */
export function madeSize(delta: usize, end: usize): i32 {
  return <i32>readSize(afterSize(delta, end), end);
}

/** Copies between places that do not overlap. Up to 15 bytes behind are overwritten; from 1 KiB on, copying by one instruction is faster. */
// @ts-ignore: decorator
@inline
function copy(to: usize, from: usize, length: u32): void {
  if (length >= 1024) {
    memory.copy(to, from, length);
    return;
  }
  for (const end = to + length; to < end; to += 16, from += 16) v128.store(to, v128.load(from));
}
