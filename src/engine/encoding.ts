import type { BlobEncoding } from './scanner.ts';

/** Bytes of a blob's start that decide how it is read. */
export const HEAD_BYTES = 8000;

/**
 * How a blob is read, from its first bytes. UTF-16 by its byte order mark, or where at least nine in ten bytes of one parity in the
 * head are zero and hardly any of the other; `binary` where a zero byte occurs otherwise. Latin-1 and UTF-8 are both read as bytes.
 */
export function detectEncoding(head: Uint8Array): BlobEncoding {
  if (head[0] === 0xff && head[1] === 0xfe && !(head[2] === 0 && head[3] === 0)) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const length = Math.min(head.length, HEAD_BYTES);
  if (head.subarray(0, length).indexOf(0) < 0) return 'text';
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  const pairs = Math.max(1, length >> 1);
  if (pairs >= 4 && odd >= pairs * 0.9 && even <= pairs * 0.02) return 'utf-16le';
  if (pairs >= 4 && even >= pairs * 0.9 && odd <= pairs * 0.02) return 'utf-16be';
  return 'binary';
}

/** Turns UTF-16 into UTF-8 piece by piece; a code unit or surrogate pair may be cut between pieces. Lone surrogates become U+FFFD. */
export class Utf16Reader {
  readonly #big: boolean;
  #byte = -1;
  #high = 0;

  constructor(encoding: 'utf-16le' | 'utf-16be') {
    this.#big = encoding === 'utf-16be';
  }

  /** Writes the UTF-8 of `source` to `target`, which has room for twice its length plus 4; returns the bytes written. */
  transcode(source: Uint8Array, target: Uint8Array): number {
    let out = 0;
    for (let i = 0; i < source.length; i++) {
      const byte = source[i]!;
      if (this.#byte < 0) {
        this.#byte = byte;
        continue;
      }
      const unit = this.#big ? (this.#byte << 8) | byte : this.#byte | (byte << 8);
      this.#byte = -1;
      out = this.#put(unit, target, out);
    }
    return out;
  }

  #put(unit: number, target: Uint8Array, out: number): number {
    if (unit >= 0xd800 && unit < 0xdc00) {
      const next = this.#high ? putCodePoint(0xfffd, target, out) : out;
      this.#high = unit;
      return next;
    }
    const high = this.#high;
    this.#high = 0;
    if (unit >= 0xdc00 && unit < 0xe000) {
      return putCodePoint(high ? 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00) : 0xfffd, target, out);
    }
    return putCodePoint(unit, target, high ? putCodePoint(0xfffd, target, out) : out);
  }
}

function putCodePoint(point: number, target: Uint8Array, out: number): number {
  if (point < 0x80) {
    target[out] = point;
    return out + 1;
  }
  if (point < 0x800) {
    target[out] = 0xc0 | (point >> 6);
    target[out + 1] = 0x80 | (point & 63);
    return out + 2;
  }
  const wide = point >= 0x10000;
  let at = out;
  target[at++] = wide ? 0xf0 | (point >> 18) : 0xe0 | (point >> 12);
  if (wide) target[at++] = 0x80 | ((point >> 12) & 63);
  target[at++] = 0x80 | ((point >> 6) & 63);
  target[at++] = 0x80 | (point & 63);
  return at;
}
