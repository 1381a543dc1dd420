/** How the bytes of a blob are read. */
export type BlobEncoding = 'text' | 'utf-16le' | 'utf-16be' | 'binary';

/** First bytes of a blob, which decide how it is read. */
export const HEAD_BYTES = 8000;

/**
 * Detects how to read a blob from its first bytes: as UTF-16 if it has a byte order mark, or if at least nine in ten bytes of one parity are zero and
 * hardly any of the other; as `binary` if a zero byte occurs otherwise. Latin-1 and UTF-8 are both read as bytes.
 */
export function detectEncoding(head: Uint8Array): BlobEncoding {
  const marked = byteOrderMark(head);
  if (marked) return marked;
  const start = head.subarray(0, HEAD_BYTES);
  if (start.indexOf(0) < 0) return 'text';
  const zeros = [0, 0];
  start.forEach((byte, i) => {
    if (byte === 0) zeros[i & 1]!++;
  });
  const pairs = start.length >> 1;
  if (pairs < 4) return 'binary';
  const mostly = (parity: 0 | 1): boolean => zeros[parity]! >= pairs * 0.9 && zeros[1 - parity]! <= pairs * 0.02;
  if (mostly(1)) return 'utf-16le';
  return mostly(0) ? 'utf-16be' : 'binary';
}

/** UTF-32 begins like UTF-16LE; the zero bytes that follow classify it as binary. */
function byteOrderMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return head[2] === 0 && head[3] === 0 ? undefined : 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
}

/** Transcodes UTF-16 to UTF-8 in chunks, which may cut a code unit or surrogate pair. Lone surrogates become U+FFFD. */
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

/** Writes the UTF-8 of a code point at `out`. Returns its end. */
export function putCodePoint(point: number, target: Uint8Array, out: number): number {
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
