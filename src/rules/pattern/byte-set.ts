/** A set of byte values: bit n is byte n. A bigint, because compiling is not hot and set algebra stays readable. */
export type ByteSet = bigint;

export const NO_BYTES: ByteSet = 0n;
export const ALL_BYTES: ByteSet = (1n << 256n) - 1n;
const UPPER = byteRange(65, 90);
const LOWER = byteRange(97, 122);
const CASE_BIT = 32n;

/** The set of one byte. */
export function oneByte(byte: number): ByteSet {
  return 1n << BigInt(byte);
}

/** The bytes `first` to `last`, both included. */
export function byteRange(first: number, last: number): ByteSet {
  return ((1n << BigInt(last - first + 1)) - 1n) << BigInt(first);
}

/** The set of a string's characters, all below 256. */
export function bytesOf(chars: string): ByteSet {
  let set = NO_BYTES;
  for (let i = 0; i < chars.length; i++) set |= oneByte(chars.charCodeAt(i));
  return set;
}

/** All bytes outside `set`. */
export function otherBytes(set: ByteSet): ByteSet {
  return ALL_BYTES ^ set;
}

/** `set`, plus the other case of each of its ASCII letters. */
export function foldBytes(set: ByteSet): ByteSet {
  return set | ((set & UPPER) << CASE_BIT) | ((set & LOWER) >> CASE_BIT);
}

/** The members, ascending. Works by words, because patterns are measured by their sets many times, and shifting a bigint allocates another. */
export function listBytes(set: ByteSet): number[] {
  const bytes: number[] = [];
  for (let first = 0, rest = set; rest > 0n; first += 32, rest >>= 32n) {
    for (let word = Number(rest & 0xffff_ffffn) | 0; word !== 0; word &= word - 1)
      bytes.push(first + 31 - Math.clz32(word & -word));
  }
  return bytes;
}

/** The members as one string, ascending. */
export function charsOf(set: ByteSet): string {
  return String.fromCharCode(...listBytes(set));
}

export function countBytes(set: ByteSet): number {
  return listBytes(set).length;
}
