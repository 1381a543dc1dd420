// Finds spans that may be encoded text (AssemblyScript, SIMD): escapes, string joins, runs of base64 characters. Its scalar reference implementation
// is ../../decode/encoded-spans-scalar.ts; both must give the same spans for every buffer (property-tested). A span does not depend on how the buffer
// is aligned or cut. Constants are explained in ../../decode/encoded-spans.ts.

const LONGEST_RUN: usize = 1 << 21;
const RUN_OVERLAP: usize = 1 << 14;

let openRun: usize = 0;

/** Start of the run of base64 characters that was still open where scan() stopped, or the address where it stopped. */
export function resume(): usize {
  return openRun;
}

// @ts-ignore: decorator
@inline
function isDigit(c: u32): bool {
  return c - 48 < 10;
}

// @ts-ignore: decorator
@inline
function isLetter(c: u32): bool {
  return (c | 32) - 97 < 26;
}

/** Letters, digits and `+/=_-.:`: what values are made of. */
function isToken(c: u32): bool {
  return isLetter(c) || (c >= 45 && c <= 58) || c == 43 || c == 61 || c == 95;
}

function isText(c: u32): bool {
  return c - 32 < 95 || c == 9 || c == 10 || c == 13;
}

function hexValue(c: u32): i32 {
  if (isDigit(c)) return c - 48;
  const folded = c | 32;
  return folded - 97 < 6 ? folded - 87 : -1;
}

function hexAt(at: usize, digits: u32): i32 {
  let value: i32 = 0;
  for (let i: u32 = 0; i < digits; i++) {
    const digit = hexValue(load<u8>(at + i));
    if (digit < 0) return -1;
    value = (value << 4) | digit;
  }
  return value;
}

function sextet(c: u32): i32 {
  if (c - 65 < 26) return c - 65;
  if (c - 97 < 26) return c - 71;
  if (isDigit(c)) return c + 4;
  if (c == 43 || c == 45) return 62;
  return c == 47 || c == 95 ? 63 : -1;
}

function quintet(c: u32): i32 {
  if (c - 65 < 26) return c - 65;
  return c - 50 < 6 ? c - 24 : -1;
}

/** Kinds 1 to 5, or 0. */
function kindAt(at: usize): u32 {
  const c: u32 = load<u8>(at);
  if (c == 92) return backslashAt(at);
  if (c == 37) {
    const value = hexAt(at + 1, 2);
    return value >= 0 && isText(value) ? 2 : 0;
  }
  if (c == 38) return entityAt(at);
  if (c == 61) return quotedPrintableAt(at);
  return stringJoinAt(at) ? 5 : 0;
}

function backslashAt(at: usize): u32 {
  const next: u32 = load<u8>(at + 1);
  if (next == 117) {
    const braced = load<u8>(at + 2) == 123;
    const value = braced ? hexAt(at + 3, 2) : hexAt(at + 2, 4);
    return value >= 0 && isText(value) ? 1 : 0;
  }
  if (next == 120) {
    const value = hexAt(at + 2, 2);
    return value >= 0 && isText(value) ? 1 : 0;
  }
  const token = isToken(load<u8>(at - 1));
  if (next == 47) return token && isToken(load<u8>(at + 2)) ? 1 : 0;
  if (next == 110) return isToken(load<u8>(at + 2)) || load<u8>(at + 2) == 32 ? 1 : 0;
  if (next != 10 && next != 13) return 0;
  return token && isToken(load<u8>(skipBlank(at + 1, at + 80))) ? 1 : 0;
}

function entityAt(at: usize): u32 {
  const next: u32 = load<u8>(at + 1);
  if (next == 35) {
    const third: u32 = load<u8>(at + 2);
    return isDigit(third) || (third | 32) == 120 ? 3 : 0;
  }
  const word: u32 = load<u32>(at + 1);
  // `quot`, `apos`, `amp;`
  if (word == 0x3b706d61) return 3;
  return (word == 0x746f7571 || word == 0x736f7061) && load<u8>(at + 5) == 59 ? 3 : 0;
}

function quotedPrintableAt(at: usize): u32 {
  const next: u32 = load<u8>(at + 1);
  if (next == 51) return load<u8>(at + 2) == 68 ? 4 : 0;
  if (next != 10 && (next != 13 || load<u8>(at + 2) != 10)) return 0;
  for (let i: usize = 1; i <= 60; i++) {
    const before: u32 = load<u8>(at - i);
    if (before == 10 || before == 0) return 0;
  }
  return 4;
}

function skipBlank(from: usize, limit: usize): usize {
  let at = from;
  while (at < limit) {
    const c: u32 = load<u8>(at);
    if (c != 32 && c != 9 && c != 10 && c != 13) break;
    at++;
  }
  return at;
}

/** A closing quote, only blanks and at most one operator or line continuation, and an opening quote, with values on both sides. */
function stringJoinAt(at: usize): bool {
  if (!isToken(load<u8>(at - 1))) return false;
  const quote: u32 = load<u8>(at);
  let next = skipBlank(at + 1, at + 80);
  const c: u32 = load<u8>(next);
  if (c == 43 || c == 46 || c == 38) next = skipBlank(next + 1, at + 80);
  else if (c == 92) next = skipBlank(next + 1, at + 80);
  return load<u8>(next) == quote && next > at + 1 && isToken(load<u8>(next + 1));
}

function base64Text(at: usize): bool {
  for (let i: usize = 0; i < 16; i += 4) {
    const word = (sextet(load<u8>(at + i)) << 18) | (sextet(load<u8>(at + i + 1)) << 12) | (sextet(load<u8>(at + i + 2)) << 6) | sextet(load<u8>(at + i + 3));
    if (!isText((word >> 16) & 0xff) || !isText((word >> 8) & 0xff) || !isText(word & 0xff)) return false;
  }
  return true;
}

function hexText(at: usize, length: usize): bool {
  if (length < 32) return false;
  for (let i: usize = 0; i < 32; i += 2) {
    const value = hexAt(at + i, 2);
    if (value < 0 || !isText(value)) return false;
  }
  return true;
}

function base32Text(at: usize, length: usize): bool {
  if (length < 24) return false;
  let held: u32 = 0;
  let bits: u32 = 0;
  for (let i: usize = 0; i < 24; i++) {
    const value = quintet(load<u8>(at + i));
    if (value < 0) return false;
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    if (!isText((held >> bits) & 0xff)) return false;
  }
  return true;
}

/** Whether the first 40 characters mix capitals, small letters and digits, as base64 of anything does. */
function mixed(at: usize, length: usize): bool {
  if (length < 40) return false;
  let seen: u32 = 0;
  for (let i: usize = 0; i < 40; i++) {
    const c: u32 = load<u8>(at + i);
    if (c - 65 < 26) seen |= 1;
    else if (c - 97 < 26) seen |= 2;
    else if (isDigit(c)) seen |= 4;
  }
  return seen == 7;
}

/** Byte `i` of what the base64 characters at `at` encode. */
// @ts-ignore: decorator
@inline
function unpackedByte(at: usize, i: u32): u32 {
  const third = i % 3;
  const first = at + (i / 3) * 4 + third;
  return <u32>(((sextet(load<u8>(first)) << 6) | sextet(load<u8>(first + 1))) >> (4 - third * 2)) & 0xff;
}

/** RFC 1950: deflate, a window of 32 KiB, no dictionary, a checked header. */
function isZlib(first: u32, second: u32): bool {
  return first == 0x78 && ((first << 8) | second) % 31 == 0 && !(second & 0x20);
}

/** Whether the first 64 characters encode something compressed, UTF-16, or mostly text, as `classifyContent` of ../../decode/content.ts would say. */
function isContent(at: usize, length: usize): bool {
  const size = <u32>((min<usize>(64, length) * 6) >> 3);
  const first = unpackedByte(at, 0), second = unpackedByte(at, 1);
  if (isZlib(first, second) || (first == 0x1f && second == 0x8b && unpackedByte(at, 2) == 8)) return true;
  // how much may be something else: `MIN_TEXT_SHARE` of ../../decode/content.ts
  const strange = size * 3 / 20, narrow = (size >> 1) * 3 / 20;
  let others: u32 = 0, gaps: u32 = 0;
  let before: u32 = 0, byte = first;
  for (let i: u32 = 0; i < size; i++) {
    const next = i + 1 < size ? unpackedByte(at, i + 1) : 0;
    if (!(byte < 0x80 ? isText(byte) : byte >= 0xc2 ? (next & 0xc0) == 0x80 : byte < 0xc0 && before >= 0x80)) others++;
    if ((i & 1) && (byte || !isText(before))) gaps++;
    if (others > strange && gaps > narrow) return false;
    before = byte;
    byte = next;
  }
  return true;
}

function runKind(at: usize, length: usize): u32 {
  if (base64Text(at)) return 8;
  if (hexText(at, length)) return 9;
  if (base32Text(at, length)) return 10;
  return mixed(at, length) && isContent(at, length) ? 11 : 0;
}

/** Excludes `\n` and `0x` before a run: they belong to the text before it. */
function runStart(start: usize): usize {
  const c: u32 = load<u8>(start);
  if (load<u8>(start - 1) == 92 && (c == 110 || c == 114 || c == 116)) return start + 1;
  return c == 48 && load<u8>(start + 1) == 120 ? start + 2 : start;
}

function putRun(from: usize, end: usize, cursor: usize): usize {
  const start = runStart(from);
  if (end < start + 16) return cursor;
  const kind = runKind(start, end - start);
  if (!kind) return cursor;
  store<u32>(cursor, <u32>start);
  store<u32>(cursor, kind | (<u32>(end - start) << 4), 4);
  return cursor + 8;
}

// @ts-ignore: decorator
@inline
function bytesIn(low: v128, high: v128, lowTable: v128, highTable: v128): v128 {
  return v128.and(i8x16.swizzle(lowTable, low), i8x16.swizzle(highTable, high));
}

// @ts-ignore: decorator
@inline
function highNibbles(v: v128): v128 {
  return v128.and(i16x8.shr_u(v, 4), i8x16.splat(0x0f));
}

/** Which of the 16 bytes at `at` are base64 characters. */
// @ts-ignore: decorator
@inline
function membersAt(v: v128): u64 {
  const low = v128.and(v, i8x16.splat(0x0f));
  const runLow = i8x16(26, 30, 30, 30, 30, 30, 30, 30, 30, 30, 28, 5, 4, 5, 4, 13);
  const runHigh = i8x16(0, 0, 1, 2, 4, 8, 4, 16, 0, 0, 0, 0, 0, 0, 0, 0);
  const found = bytesIn(low, highNibbles(v), runLow, runHigh);
  return i8x16.bitmask(i8x16.eq(found, i8x16.splat(0))) ^ 0xffff;
}

/** Which of the 16 bytes at `at` may begin an escape, judged by themselves and the byte after them. */
// @ts-ignore: decorator
@inline
function beginsAt(v: v128, w: v128): u64 {
  const low4 = i8x16.splat(0x0f);
  const firstLow = i8x16(0, 0, 16, 0, 0, 2, 4, 16, 0, 0, 0, 0, 1, 40, 0, 0);
  const firstHigh = i8x16(0, 0, 22, 40, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  const nextLow = i8x16(16, 4, 2, 14, 2, 3, 18, 2, 1, 0, 49, 16, 0, 49, 17, 1);
  const nextHigh = i8x16(49, 0, 21, 10, 0, 0, 5, 5, 0, 0, 0, 0, 0, 0, 0, 0);
  const first = bytesIn(v128.and(v, low4), highNibbles(v), firstLow, firstHigh);
  const next = bytesIn(v128.and(w, low4), highNibbles(w), nextLow, nextHigh);
  return i8x16.bitmask(i8x16.eq(v128.and(first, next), i8x16.splat(0))) ^ 0xffff;
}

/** Writes the runs that end in the block of `size` bytes at `at`. Returns the cursor. `openRun` is the run that reaches the end of the block. */
function putRuns(at: usize, members: u64, size: u32, begin: usize): usize {
  let cursor = begin;
  let rest = ~members;
  let run = openRun;
  // each zero of `members` ends a run
  while (rest) {
    const end = at + <usize>ctz(rest);
    if (end >= at + size) break;
    rest &= rest - 1;
    if (end - run >= 16) cursor = putRun(run, end, cursor);
    run = end + 1;
  }
  openRun = run;
  return cursor;
}

function putMarks(at: usize, begins: u64, begin: usize): usize {
  let cursor = begin;
  let rest = begins;
  while (rest) {
    const start = at + <usize>ctz(rest);
    rest &= rest - 1;
    const kind = kindAt(start);
    if (!kind) continue;
    store<u32>(cursor, <u32>start);
    store<u32>(cursor, kind, 4);
    cursor += 8;
  }
  return cursor;
}

/**
 * Writes the spans that begin in [from, to), as pairs (address u32, kind | length << 4) from `out` on, ordered by their ends; runs only, unless
 * `escapes`. Runs that reach `to` are left to the next call, which begins at resume(). Stops early, at the end of a block, once `limit` is passed.
 * @returns the number of pairs
 */
export function scan(from: usize, to: usize, out: usize, limit: usize, escapes: bool): i32 {
  let cursor = out;
  let at = from;
  openRun = from;
  while (at < to && cursor <= limit) {
    const size: u32 = <u32>min<usize>(64, to - at);
    const a = v128.load(at), b = v128.load(at, 16), c = v128.load(at, 32), d = v128.load(at, 48);
    let members = membersAt(a) | (membersAt(b) << 16) | (membersAt(c) << 32) | (membersAt(d) << 48);
    let begins: u64 = 0;
    if (escapes) {
      begins = beginsAt(a, v128.load(at, 1)) | (beginsAt(b, v128.load(at, 17)) << 16) | (beginsAt(c, v128.load(at, 33)) << 32) | (beginsAt(d, v128.load(at, 49)) << 48);
    }
    if (size < 64) {
      const whole: u64 = ((<u64>1) << size) - 1;
      members &= whole;
      begins &= whole;
    }
    // runs of 16 inside the block, or one that goes on from before
    let long = members & (members >> 1);
    long &= long >> 2;
    long &= long >> 4;
    long &= long >> 8;
    const first = <usize>ctz(~members);
    if (long || at - openRun + first >= 16) {
      if (begins) cursor = interleave(at, members, begins, size, cursor);
      else cursor = putRuns(at, members, size, cursor);
      if (at + size - openRun >= LONGEST_RUN) {
        cursor = putRun(openRun, openRun + LONGEST_RUN, cursor);
        openRun += LONGEST_RUN - RUN_OVERLAP;
      }
    } else {
      const tail = <u32>clz((~members) << (64 - size));
      if (tail < size) openRun = at + size - tail;
      if (begins) cursor = putMarks(at, begins, cursor);
    }
    at += size;
  }
  return <i32>((cursor - out) >> 3);
}

/**
 * Copies [from, to) to `target`, up to the first byte that can begin an escape of `kinds` (bits by span kind). Writes up to 15 bytes more.
 * @returns the number of bytes copied
 */
export function copyPlain(from: usize, to: usize, target: usize, kinds: u32): u32 {
  let out = target;
  for (let at = from; at < to; at += 16) {
    const v = v128.load(at);
    v128.store(out, v);
    let found = i8x16.splat(0);
    if (kinds & 2) found = i8x16.eq(v, i8x16.splat(92));
    if (kinds & 4) found = v128.or(found, i8x16.eq(v, i8x16.splat(37)));
    if (kinds & 8) found = v128.or(found, i8x16.eq(v, i8x16.splat(38)));
    if (kinds & 16) found = v128.or(found, i8x16.eq(v, i8x16.splat(61)));
    if (kinds & 32) {
      const quotes = v128.or(i8x16.eq(v, i8x16.splat(34)), i8x16.eq(v, i8x16.splat(39)));
      found = v128.or(found, v128.or(quotes, i8x16.eq(v, i8x16.splat(96))));
    }
    const bits = <u32>i8x16.bitmask(found);
    if (bits) return <u32>(min<usize>(at + ctz(bits), to) - from);
    out += 16;
  }
  return <u32>(to - from);
}

/** Writes runs and escapes of a block, ordered by their ends. */
function interleave(at: usize, members: u64, begins: u64, size: u32, begin: usize): usize {
  let cursor = begin;
  let rest = ~members;
  let run = openRun;
  while (rest) {
    const bit = ctz(rest);
    if (bit >= size) break;
    rest &= rest - 1;
    const end = at + <usize>bit;
    if (end - run >= 16) cursor = putRun(run, end, cursor);
    run = end + 1;
    if ((begins >> bit) & 1) cursor = putMarks(at, (<u64>1) << bit, cursor);
  }
  openRun = run;
  return cursor;
}
