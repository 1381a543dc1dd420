// The SIMD prefilter kernel (AssemblyScript). Its scalar reference implementation is ../prefilter-scalar.ts; both read the tables of ../layout.ts and
// must give the same candidates for every buffer (property-tested). The kernel reads every even position: each literal is registered under two
// neighbouring four-byte windows, one of which starts at an even distance.

/** Most bytes after a literal that may be read; past the end of the input they are zero. */
const FARTHEST: u32 = 128;
/** Marks a byte before a window, and a window that contains its whole text. */
const BEFORE: u32 = 0x100;
const ALONE: u32 = 0x200;

let bitmap: usize = 0;
let besides: usize = 0;
let slots: usize = 0;
let slotMask: u32 = 0;
let slotShift: u32 = 0;
let entries: usize = 0;
let texts: usize = 0;
let checks: usize = 0;
let nameMap: usize = 0;
let out: usize = 0;
/** A block of 16 bytes begins only if the output has this much room. */
let outLimit: usize = 0;
/** Where scan() stopped because the output was full; otherwise `to`. */
let resumeAt: usize = 0;

export function configure(b: usize, d: usize, s: usize, mask: u32, shift: u32, e: usize, t: usize, c: usize, n: usize, o: usize, limit: usize): void {
  bitmap = b;
  besides = d;
  slots = s;
  slotMask = mask;
  slotShift = shift;
  entries = e;
  texts = t;
  checks = c;
  nameMap = n;
  out = o;
  outLimit = limit;
}

/**
 * Writes the tables derived from the others, once, after configure(): addresses of each text's bytes and checks, the bit of every window that has a
 * slot, and the bits of windows together with a byte next to them. `characters`: the texts' bytes. Mirrors fillTables() of ../layout.ts, except for
 * the last table.
 */
export function fill(characters: usize): void {
  let at = characters;
  let check: u32 = 0;
  for (let text = texts; text < checks; text += 16) {
    const length: u32 = load<u16>(text, 4);
    if (!length) break;
    store<u32>(text, <u32>at);
    store<u32>(text, check, 8);
    at += length + 1;
    check += load<u32>(text, 12);
  }
  for (let slot: u32 = 0; slot <= slotMask; slot++) {
    const record = slots + (slot << 4);
    const gram = load<u32>(record);
    if (!gram) continue;
    setBit(bitmap, (gram * <u32>0x9e3779b1) >> 12);
    fillBesides(gram, entries + (load<u32>(record, 4) << 2));
  }
}

function setBit(map: usize, place: u32): void {
  const byte = map + (place >> 3);
  store<u8>(byte, load<u8>(byte) | (1 << <u8>(place & 7)));
}

/**
 * Sets the bits of a window with the bytes of its texts: the byte after it, or else the byte before it, or none if the window contains the whole
 * text.
 */
function fillBesides(gram: u32, list: usize): void {
  let entry = list;
  while (true) {
    const packed = load<u32>(entry);
    const text = texts + ((packed >> 6) & 0xffff) * 16;
    const window = load<u32>(text) + (packed & 0x3f) - 1;
    const behind = window + 4;
    if (behind < load<u32>(text) + load<u16>(text, 4)) setBit(besides, besideOf(gram, load<u8>(behind) | 0x20));
    else if ((packed & 0x3f) > 1) setBit(besides, besideOf(gram, BEFORE | load<u8>(window - 1) | 0x20));
    else setBit(besides, besideOf(gram, ALONE));
    if (packed >> 31) return;
    entry += 4;
  }
}

/** Place in the second table of a window together with the byte next to it (MurmurHash3's first two multipliers). */
// @ts-ignore: decorator
@inline
function besideOf(gram: u32, beside: u32): u32 {
  return ((gram ^ (beside * <u32>0x1b873593)) * <u32>0x85ebca6b) >> 12;
}

export function resume(): usize {
  return resumeAt;
}

// @ts-ignore: decorator
@inline
function fold(byte: u32): u32 {
  return byte - 65 < 26 ? byte | 32 : byte;
}

function textMatches(start: usize, text: usize, length: u32, folded: u32): bool {
  if (folded) {
    for (let i: u32 = 0; i < length; i++) {
      if (fold(load<u8>(start + i)) != load<u8>(text + i)) return false;
    }
    return true;
  }
  for (let i: u32 = 0; i < length; i++) {
    if (load<u8>(start + i) != load<u8>(text + i)) return false;
  }
  return true;
}

function runFollows(at: usize, map: usize, min: u32): bool {
  for (let i: u32 = 0; i < min; i++) {
    if (!load<u8>(map + load<u8>(at + i))) return false;
  }
  return true;
}

/**
 * Whether `min` bytes of the class occur in a row within `reach` bytes. Reads each byte at most once: one outside the class rules out every run that
 * would contain it.
 */
function hasRun(at: usize, map: usize, min: i32, reach: i32): bool {
  let seen: i32 = -1;
  let end = min - 1;
  while (end < reach) {
    let i = end;
    while (i > seen && load<u8>(map + load<u8>(at + i))) i--;
    if (i == seen) return true;
    seen = end;
    end = i + min;
  }
  return false;
}

/** Whether a run that has its length by `reach` continues to a wanted byte, or beyond what may be read. */
function runReaches(at: usize, map: usize, wanted: usize, reach: u32): bool {
  for (let i = reach; i < FARTHEST; i++) {
    const byte = load<u8>(at + i);
    if (!load<u8>(map + byte)) return false;
    if (load<u8>(wanted + byte)) return true;
  }
  return true;
}

/** An operator, then `min` bytes of the class, all within `reach` bytes that may separate a name and its value. */
function assignFollows(at: usize, map: usize, min: u32, reach: u32, wanted: usize): bool {
  if (!hasRun(at, map, min, reach)) return false;
  let operator: bool = false;
  let run: u32 = 0;
  let has: bool = !wanted;
  for (let i: u32 = 0; i < reach; i++) {
    const byte = load<u8>(at + i);
    const kind = load<u8>(nameMap + byte) & 3;
    if (operator && load<u8>(map + byte)) {
      if (!has) has = load<u8>(wanted + byte) != 0;
      if (++run >= min && has) return true;
    } else {
      run = 0;
      has = !wanted;
    }
    if (kind == 2) operator = true;
    else if (kind == 0) {
      if (!operator || !load<u8>(map + byte)) return false;
    }
  }
  return run >= min && runReaches(at, map, wanted, reach);
}

/** `min` bytes of the class, the first of them after a byte that is not a letter, digit or `_`, all within `reach` bytes. */
function runNear(at: usize, map: usize, min: u32, reach: u32, wanted: usize): bool {
  if (!hasRun(at, map, min, reach)) return false;
  let run: u32 = 0;
  let has: bool = !wanted;
  let afterWord = load<u8>(nameMap + load<u8>(at - 1)) & 4;
  for (let i: u32 = 0; i < reach; i++) {
    const byte = load<u8>(at + i);
    if (load<u8>(map + byte) && (run || !afterWord)) {
      if (!has) has = load<u8>(wanted + byte) != 0;
      if (++run >= min && has) return true;
    } else {
      run = 0;
      has = !wanted;
    }
    afterWord = load<u8>(nameMap + byte) & 4;
  }
  return run >= min && runReaches(at, map, wanted, reach);
}

/** Stages in sequence: a number of bytes that may be skipped, then one that is required. */
function pathFollows(start: usize, first: usize, count: u32): bool {
  let at = start;
  let stage = first;
  for (let i: u32 = 0; i < count; i++) {
    const skip = load<u32>(stage), need = load<u32>(stage, 8);
    let left = load<u32>(stage, 4);
    let byte = load<u8>(at);
    while (!load<u8>(need + byte)) {
      if (!left || !load<u8>(skip + byte)) return false;
      left--;
      at++;
      byte = load<u8>(at);
    }
    at++;
    stage += 12;
  }
  return true;
}

/** The second check of a rule's literal: what may precede it and what must follow. `end`: the address after the literal. */
function passes(check: usize, start: usize, end: usize): bool {
  const lead = load<u32>(check, 20);
  if (lead && !load<u8>(lead + load<u8>(start - 1))) return false;
  const kind = load<u32>(check, 4);
  if (kind == 0) return true;
  const map = load<u32>(check, 8);
  const min: u32 = load<u16>(check, 12);
  const reach: u32 = load<u16>(check, 14);
  const wanted = load<u32>(check, 16);
  if (kind == 1) return runFollows(end, map, min) && pathFollows(end, wanted, reach);
  return kind == 2 ? assignFollows(end, map, min, reach, wanted) : runNear(end, map, min, reach, wanted);
}

/** Writes the candidates of a text at `start`. */
function emit(text: usize, start: usize, cursor: usize): usize {
  const end = start + load<u16>(text, 4);
  let check = checks + <usize>load<u32>(text, 8) * 24;
  for (let left = load<u32>(text, 12); left; left--) {
    if (passes(check, start, end)) {
      store<u32>(cursor, <u32>start);
      store<u32>(cursor, load<u32>(check), 4);
      cursor += 8;
    }
    check += 24;
  }
  return cursor;
}

/** Whether a text may surround the window at `at`, judged by the bytes next to it. */
// @ts-ignore: decorator
@inline
function isBeside(gram: u32, at: usize): bool {
  const map = besides;
  const behind = bit(map, besideOf(gram, load<u8>(at, 4) | 0x20));
  const before = bit(map, besideOf(gram, BEFORE | load<u8>(at - 1) | 0x20));
  return (behind | before | bit(map, besideOf(gram, ALONE))) != 0;
}

/** Looks up the window at `at`. Writes its candidates that start in [from, to). */
function examine(at: usize, from: usize, to: usize, cursor: usize): usize {
  const raw = load<u32>(at);
  const gram = (raw & ~(((raw & 0x80808080) >> 7) * 0x78)) | 0x20202020;
  if (!isBeside(gram, at)) return cursor;
  let slot = ((gram * <u32>0x9e3779b1) >> 12) >> slotShift;
  let record: usize = 0;
  while (true) {
    record = slots + (slot << 4);
    const found: u32 = load<u32>(record);
    if (found == gram) break;
    if (!found) return cursor;
    slot = (slot + 1) & slotMask;
  }
  if ((raw & load<u32>(record, 8)) != load<u32>(record, 12)) return cursor;
  let entry = entries + (load<u32>(record, 4) << 2);
  while (true) {
    const packed = load<u32>(entry);
    // bits 0-5: distance of the window from the text's start plus one; 6-21: text; 22: whether the byte of 23-30 (with the case bit set; 0: any)
    // follows the window or begins the text; 31: last of the list
    const start = at + 1 - (packed & 0x3f);
    const byte: u32 = (packed >> 23) & 0xff;
    if (!byte || (<u32>load<u8>(packed & 0x400000 ? at + 4 : start) | 0x20) == byte) {
      if (start >= from && start < to) {
        const text = texts + ((packed >> 6) & 0xffff) * 16;
        if (textMatches(start, load<u32>(text), load<u16>(text, 4), load<u16>(text, 6))) cursor = emit(text, start, cursor);
      }
    }
    if (packed >> 31) return cursor;
    entry += 4;
  }
}

// @ts-ignore: decorator
@inline
function bit(map: usize, word: u32): u32 {
  return (load<u8>(map + (word >> 3)) >> <u8>(word & 7)) & 1;
}

/**
 * Candidates whose literal starts in [from, to). Windows are read up to 64 bytes outside that range: the caller pads.
 * `begin`: the first window, `from - 2` or what resume() gave.
 * @returns the number of candidates written as (address u32, literal u32) to the output
 */
export function scan(from: usize, to: usize, begin: usize): i32 {
  const spaces = i32x4.splat(0x20202020);
  const zero = i8x16.splat(0);
  const lost = i8x16.splat(0x78);
  const factor = i32x4.splat(0x9e3779b1);
  const map = bitmap;
  const limit = outLimit;
  let cursor = out;
  let at = begin;
  const end = to + 64;
  while (at < end) {
    if (cursor > limit) {
      resumeAt = at;
      return <i32>((cursor - out) >> 3);
    }
    // of bytes beyond ASCII, windows keep the lowest three bits
    const even = v128.load(at), odd = v128.load(at + 2);
    const a = i32x4.shr_u(i32x4.mul(v128.or(v128.andnot(even, v128.and(i8x16.lt_s(even, zero), lost)), spaces), factor), 12);
    const b = i32x4.shr_u(i32x4.mul(v128.or(v128.andnot(odd, v128.and(i8x16.lt_s(odd, zero), lost)), spaces), factor), 12);
    const aLow = v128.extract_lane<u64>(a, 0), aHigh = v128.extract_lane<u64>(a, 1);
    const bLow = v128.extract_lane<u64>(b, 0), bHigh = v128.extract_lane<u64>(b, 1);
    const a0 = <u32>aLow, a1 = <u32>(aLow >> 32), a2 = <u32>aHigh, a3 = <u32>(aHigh >> 32);
    const b0 = <u32>bLow, b1 = <u32>(bLow >> 32), b2 = <u32>bHigh, b3 = <u32>(bHigh >> 32);
    let hits =
      bit(map, a0) | (bit(map, b0) << 1) | (bit(map, a1) << 2) | (bit(map, b1) << 3) |
      (bit(map, a2) << 4) | (bit(map, b2) << 5) | (bit(map, a3) << 6) | (bit(map, b3) << 7);
    while (hits) {
      cursor = examine(at + (ctz(hits) << 1), from, to, cursor);
      hits &= hits - 1;
    }
    at += 16;
  }
  resumeAt = at;
  return <i32>((cursor - out) >> 3);
}
