// git's deltas (gitformat-pack).

import { BAD } from './codes';

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
export function targetSize(delta: usize, end: usize): i32 {
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
