// Compares trees, as git stores them: `<mode> <name>NUL<id>`, in the order of their names, folders as if these ended with '/'.

const BAD: i32 = -1;
/** A mode, a name of one byte and what ends it. */
const LEAST: u32 = 8;
const OUT_HEAD: u32 = 8;
const OUT_BYTES: u32 = 24;

// Modes as they are written, with the space behind them, lowest byte first.
const LINK: u64 = 0x0020303030303231;
const MODULE: u64 = 0x0020303030303631;
const FOLDER: u64 = 0x203030303034;
const PADDED_FOLDER: u64 = 0x0020303030303430;
/** `100`, of a file; the digits and the space behind it, and their bits that are the same in all digits. */
const FILE: u64 = 0x303031;
const DIGITS: u64 = 0x20303030;
const SAME_BITS: u64 = 0xfff8f8f8;
/** The bit that says that the owner may run it. */
const RUNS: u64 = 0x01000000;

/** What `parse` found: the code of the mode, the name, the next entry. */
let mode: u32 = 0;
let name: usize = 0;
let length: u32 = 0;
let next: usize = 0;

/**
 * Code of a mode, as git reads it: file 0, program 1, link 2, submodule 3, folder 4; 5: none that git writes, or has written: files once had other rights, and
 * others have written folders with a zero before.
 */
function codeOf(word: u64): u32 {
  const long = word & 0x00ffffffffffffff;
  if ((long & 0xffffff) == FILE && ((long >> 24) & SAME_BITS) == DIGITS) return long & RUNS ? 1 : 0;
  if ((word & 0x0000ffffffffffff) == FOLDER || long == PADDED_FOLDER) return 4;
  if (long == LINK) return 2;
  return long == MODULE ? 3 : 5;
}

/** Reads the entry at `at`; false where there is none, whole and plain, before `end`. */
function parse(at: usize, end: usize, oidBytes: u32): bool {
  if (at + LEAST + oidBytes > end) return false;
  mode = codeOf(load<u64>(at));
  if (mode == 5) return false;
  name = at + (mode == 4 && load<u8>(at) == 0x34 ? 6 : 7);
  const last = end - oidBytes;
  let to = name;
  while (to < last) {
    const byte = load<u8>(to);
    if (!byte) break;
    if (byte == 0x2f) return false;
    to++;
  }
  if (to >= last || to == name) return false;
  length = <u32>(to - name);
  next = to + 1 + oidBytes;
  return true;
}

/** Order of two names: negative, 0 or positive. */
function order(a: usize, aLength: u32, aFolder: bool, b: usize, bLength: u32, bFolder: bool): i32 {
  const shorter = min(aLength, bLength);
  for (let i: u32 = 0; i < shorter; i++) {
    const difference = <i32>load<u8>(a + i) - <i32>load<u8>(b + i);
    if (difference) return difference;
  }
  const aNext: i32 = aLength > shorter ? load<u8>(a + shorter) : aFolder ? 0x2f : 0;
  const bNext: i32 = bLength > shorter ? load<u8>(b + shorter) : bFolder ? 0x2f : 0;
  return aNext - bNext;
}

/** How many of the first `most` bytes are the same. */
function common(a: usize, b: usize, most: u32): u32 {
  let at: u32 = 0;
  while (at < most) {
    const equal = i8x16.bitmask(i8x16.eq(v128.load(a + at), v128.load(b + at)));
    if (equal != 0xffff) return min(at + ctz(~equal), most);
    at += 16;
  }
  return most;
}

/** The first entry from `from` on that does not end at `offset` or before; the entries are as many as there are starts, and one start more. */
function passed(starts: usize, from: u32, count: u32, offset: u32): u32 {
  let low = from, step: u32 = 1;
  while (low + step <= count && load<u32>(starts + ((low + step) << 2)) <= offset) {
    low += step;
    step <<= 1;
  }
  for (; step; step >>= 1) {
    if (low + step <= count && load<u32>(starts + ((low + step) << 2)) <= offset) low += step;
  }
  return low;
}

/** Takes over `count` entries of a tree: where each starts, `shift` bytes further on, its key and its value. */
function inherit(from: usize, fromRoom: u32, to: usize, toRoom: u32, count: u32, shift: u32): void {
  const bytes = count << 2;
  for (let at: u32 = 0; at < bytes; at += 4) store<u32>(to + at, load<u32>(from + at) + shift);
  memory.copy(to + (toRoom << 2), from + (fromRoom << 2), bytes);
  memory.copy(to + (toRoom << 3), from + (fromRoom << 3), bytes);
}

/**
 * Tells how the tree of `targetSize` bytes at `made` differs from a plain one of `baseSize` bytes at `base`. Of each there is a table with `room` for entries: where
 * each starts, and behind them where the last one ends; keys; values. The second and third are the caller's, who fills in those of entries that are told of; the
 * others are taken over. At `out` stands then how many entries there are, and from OUT_HEAD bytes on for each entry that differs: its index in the base and in the
 * tree (-1: not there), place and length of its name, code of its mode (of what is there last), place of its id. A folder and a file of one name are two entries.
 * Returns how many differ; negative where that are more than `most`, or the tree is not plain: an entry that is cut off, of an unusual mode, without a name, with a
 * '/' in it, not in order. Ids have `oidBytes` bytes; 64 bytes behind both are read.
 */
export function compareTrees(
  base: usize,
  baseSize: u32,
  baseTable: usize,
  baseRoom: u32,
  baseCount: u32,
  made: usize,
  targetSize: u32,
  madeTable: usize,
  madeRoom: u32,
  oidBytes: u32,
  out: usize,
  most: u32,
): i32 {
  const baseEnd = base + baseSize, madeEnd = made + targetSize;
  let a = base, b = made, i: u32 = 0, k: u32 = 0, to = out + OUT_HEAD;
  const limit = to + most * OUT_BYTES;
  while (true) {
    const left = a < baseEnd, right = b < madeEnd;
    if (left && right) {
      const equal = common(a, b, <u32>min(baseEnd - a, madeEnd - b));
      const j = passed(baseTable, i, baseCount, <u32>(a - base) + equal);
      if (j > i) {
        if (k + (j - i) >= madeRoom) return BAD;
        const size = base + load<u32>(baseTable + (j << 2)) - a;
        inherit(baseTable + (i << 2), baseRoom, madeTable + (k << 2), madeRoom, j - i, <u32>(b - made) - <u32>(a - base));
        k += j - i;
        i = j;
        a += size;
        b += size;
        continue;
      }
    } else if (!left && !right) break;
    if (to >= limit || k + 1 >= madeRoom) return BAD;
    let direction: i32 = -1;
    let aName: usize = 0, aNext: usize = 0, aMode: u32 = 0, aLength: u32 = 0;
    if (left) {
      if (!parse(a, baseEnd, oidBytes)) return BAD;
      aName = name;
      aNext = next;
      aMode = mode;
      aLength = length;
    }
    if (right) {
      if (!parse(b, madeEnd, oidBytes)) return BAD;
      direction = left ? order(aName, aLength, aMode == 4, name, length, mode == 4) : 1;
    }
    if (direction < 0) {
      tell(to, i, -1, aName, aLength, aMode, aNext - oidBytes);
      a = aNext;
      i++;
    } else {
      tell(to, direction ? -1 : i, k, name, length, mode, next - oidBytes);
      if (!direction) {
        a = aNext;
        i++;
      }
      const here = b;
      b = next;
      if (direction && k && !follows(made + load<u32>(madeTable + ((k - 1) << 2)), here, madeEnd, oidBytes)) return BAD;
      store<u32>(madeTable + (k << 2), <u32>(here - made));
      k++;
    }
    to += OUT_BYTES;
  }
  store<u32>(madeTable + (k << 2), targetSize);
  store<u32>(out, k);
  return <i32>((to - out - OUT_HEAD) / OUT_BYTES);
}

// @ts-ignore: decorator
@inline
function tell(to: usize, before: u32, after: u32, at: usize, size: u32, code: u32, id: usize): void {
  store<u32>(to, before);
  store<u32>(to, after, 4);
  store<u32>(to, <u32>at, 8);
  store<u32>(to, size, 12);
  store<u32>(to, code, 16);
  store<u32>(to, <u32>id, 20);
}

/** Whether an entry stands behind the one before it. */
function follows(before: usize, here: usize, end: usize, oidBytes: u32): bool {
  if (!parse(before, end, oidBytes)) return false;
  const first = name, size = length, folder = mode == 4;
  return parse(here, end, oidBytes) && order(first, size, folder, name, length, mode == 4) < 0;
}
