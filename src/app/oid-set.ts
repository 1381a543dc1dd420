/** Hexadecimal ids to their bytes and back, in bulk: twenty bytes an object instead of a string. */

const BUCKETS = 65_536;

/** Ids of one length as they come, growing. */
export class OidList {
  readonly #width: number;
  #bytes: Buffer;
  #length = 0;

  /** `width` in bytes: 20, or 32 with SHA-256. */
  constructor(width: number) {
    this.#width = width;
    this.#bytes = Buffer.alloc(width * 1024);
  }

  add(oid: string): void {
    if (this.#length + this.#width > this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)]);
    }
    this.#bytes.write(oid, this.#length, 'hex');
    this.#length += this.#width;
  }

  /** All ids, sorted by their bytes, each once. */
  sorted(): Buffer {
    const bytes = this.#bytes.subarray(0, this.#length);
    const width = this.#width;
    const starts = bucketStarts(bytes, width);
    const next = starts.slice();
    const out = Buffer.alloc(bytes.length);
    // ids are evenly spread, so that a bucket of equal first two bytes holds few: each is put in its place as it comes
    for (let at = 0; at < bytes.length; at += width) {
      const bucket = bytes.readUInt16BE(at);
      let to = next[bucket]!++;
      for (; to > starts[bucket]!; to--) {
        if (out.compare(bytes, at, at + width, (to - 1) * width, to * width) <= 0) break;
        out.copyWithin(to * width, (to - 1) * width, to * width);
      }
      bytes.copy(out, to * width, at, at + width);
    }
    return mergeIds(out, Buffer.alloc(0), width);
  }
}

/** Where the ids begin that share their first two bytes, counted in ids, for each such pair; one more at the end. */
function bucketStarts(bytes: Buffer, width: number): Uint32Array {
  const starts = new Uint32Array(BUCKETS + 1);
  for (let at = 0; at < bytes.length; at += width) starts[bytes.readUInt16BE(at) + 1]!++;
  for (let i = 0; i < BUCKETS; i++) starts[i + 1]! += starts[i]!;
  return starts;
}

/** Two sorted lists of ids as one, each id once. */
export function mergeIds(a: Buffer, b: Buffer, width: number): Buffer {
  const out = Buffer.alloc(a.length + b.length);
  let length = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const first = j >= b.length || (i < a.length && a.compare(b, j, j + width, i, i + width) <= 0);
    const [from, at] = first ? [a, i] : [b, j];
    if (first) i += width;
    else j += width;
    const twice = length > 0 && out.compare(from, at, at + width, length - width, length) === 0;
    if (!twice) length += from.copy(out, length, at, at + width);
  }
  return out.subarray(0, length);
}

/** Ids that can be asked for. */
export interface OidSet {
  /** The ids, sorted. */
  readonly bytes: Buffer;
  readonly has: (oid: string) => boolean;
}

/** A set over sorted ids of `width` bytes; undefined where they are not sorted, or not whole. The bytes are not copied. */
export function oidSet(bytes: Buffer, width: number): OidSet | undefined {
  if (bytes.length % width !== 0) return undefined;
  for (let at = width; at < bytes.length; at += width) {
    if (bytes.compare(bytes, at - width, at, at, at + width) <= 0) return undefined;
  }
  const starts = bucketStarts(bytes, width);
  const wanted = Buffer.alloc(width);
  return {
    bytes,
    has(oid) {
      if (wanted.write(oid, 'hex') !== width) return false;
      const bucket = wanted.readUInt16BE(0);
      for (let i = starts[bucket]!; i < starts[bucket + 1]!; i++) {
        if (wanted.compare(bytes, i * width, (i + 1) * width) === 0) return true;
      }
      return false;
    },
  };
}
