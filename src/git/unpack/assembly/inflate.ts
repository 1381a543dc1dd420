// zlib streams (RFC 1950, 1951).

import { BAD, build, END, EXCEPTION, LITERAL, NOTHING, place, TABLE } from './codes';

/** Bits looked up at once, and entries of a table and the tables behind it, with codes of up to 15 bits for 288 and 32 symbols (zlib's `enough`). */
const LENGTH_BITS: u32 = 10;
const LENGTH_ENTRIES: u32 = 1334;
const DISTANCE_BITS: u32 = 8;
const DISTANCE_ENTRIES: u32 = 402;
const FIXED_LENGTH_BITS: u32 = 9;
const FIXED_DISTANCE_BITS: u32 = 5;
const CODE_BITS: u32 = 7;

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
  place(sizes + 512);
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
