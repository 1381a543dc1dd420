/** Ids of objects with their sizes, in bulk: 24 bytes an object instead of a string. A record is an id's bytes, and behind them its size (32 bits, little-endian). */

const BUCKETS = 65_536;
const SIZE_BYTES = 4;

/** Larger objects have no records. */
export const MOST_SIZE = 0xffff_ffff;

/** Records for ids of one length as they come, growing. */
export class SizedIdList {
  readonly #width: number;
  #bytes: Buffer;
  #length = 0;

  /** `width` of an id in bytes: 20, or 32 with SHA-256. */
  constructor(width: number) {
    this.#width = width + SIZE_BYTES;
    this.#bytes = Buffer.alloc(this.#width * 1024);
  }

  /** Adds an object; `size`: bytes, at most `MOST_SIZE`. */
  add(oid: string, size: number): void {
    if (this.#length + this.#width > this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)]);
    }
    this.#bytes.write(oid, this.#length, 'hex');
    this.#length += this.#width;
    this.#bytes.writeUInt32LE(size, this.#length - SIZE_BYTES);
  }

  /** All records, sorted by their bytes, each once. */
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
    return withoutDoubles(out, width);
  }
}

/** Where the records begin that share their first two bytes, counted in records, for each such pair; one more at the end. */
function bucketStarts(bytes: Buffer, width: number): Uint32Array {
  const starts = new Uint32Array(BUCKETS + 1);
  for (let at = 0; at < bytes.length; at += width) starts[bytes.readUInt16BE(at) + 1]!++;
  for (let i = 0; i < BUCKETS; i++) starts[i + 1]! += starts[i]!;
  return starts;
}

function withoutDoubles(sorted: Buffer, width: number): Buffer {
  let length = 0;
  for (let at = 0; at < sorted.length; at += width) {
    if (length > 0 && sorted.compare(sorted, length - width, length, at, at + width) === 0) continue;
    sorted.copyWithin(length, at, at + width);
    length += width;
  }
  return sorted.subarray(0, length);
}

/** The first record from `from` on that does not come before the one at `at` of `other`. */
function firstNotBefore(
  bytes: Buffer,
  from: number,
  { other, at, width }: { other: Buffer; at: number; width: number },
): number {
  let [low, high] = [from / width, bytes.length / width];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (bytes.compare(other, at, at + width, middle * width, (middle + 1) * width) < 0) low = middle + 1;
    else high = middle;
  }
  return low * width;
}

/** Two sorted lists of records, ids of `idWidth` bytes, as one, each record once. Fast where `few` are few. */
export function mergeRecords(many: Buffer, few: Buffer, idWidth: number): Buffer {
  const width = idWidth + SIZE_BYTES;
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = 0; at < few.length; at += width) {
    const to = firstNotBefore(many, from, { other: few, at, width });
    parts.push(many.subarray(from, to));
    const isThere = to < many.length && many.compare(few, at, at + width, to, to + width) === 0;
    if (!isThere) parts.push(few.subarray(at, at + width));
    from = to;
  }
  return Buffer.concat([...parts, many.subarray(from)]);
}

/** Sizes by id. */
export interface SizedIds {
  /** The records, sorted. */
  readonly bytes: Buffer;
  /** Bytes of an object; undefined where it is none of these. */
  readonly sizeOf: (oid: string) => number | undefined;
  /** The same for sorted ids, one behind the other: -1 where one is none of these. */
  readonly sizesOf: (ids: Uint8Array) => Float64Array;
}

/** Whether each record comes behind the one before it. */
function isSorted(bytes: Buffer, width: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let last = -1;
  for (let at = 0; at < bytes.length; at += width) {
    const first = view.getUint32(at);
    if (first < last) return false;
    if (first === last && bytes.compare(bytes, at - width, at, at, at + width) <= 0) return false;
    last = first;
  }
  return true;
}

/** How two ids of `width` bytes are ordered: below zero where that of `a` comes first. Word by word: a call of `compare` takes longer than to look. */
function compareIds(a: DataView, at: number, { b, to, width }: { b: DataView; to: number; width: number }): number {
  for (let i = 0; i < width; i += 4) {
    const order = a.getUint32(at + i) - b.getUint32(to + i);
    if (order !== 0) return order;
  }
  return 0;
}

function joinSizes(records: Buffer, ids: Uint8Array, width: number): Float64Array {
  const sizes = new Float64Array(ids.length / width).fill(-1);
  const a = new DataView(records.buffer, records.byteOffset, records.length);
  const b = new DataView(ids.buffer, ids.byteOffset, ids.length);
  const stride = width + SIZE_BYTES;
  for (let at = 0, to = 0; at < records.length && to < ids.length;) {
    const order = compareIds(a, at, { b, to, width });
    if (order === 0) sizes[to / width] = a.getUint32(at + width, true);
    if (order <= 0) at += stride;
    if (order >= 0) to += width;
  }
  return sizes;
}

/** What sorted records with ids of `width` bytes say; undefined where they are not sorted, or not whole. The bytes are not copied. */
export function sizedIds(bytes: Buffer, width: number): SizedIds | undefined {
  const stride = width + SIZE_BYTES;
  if (bytes.length % stride !== 0 || !isSorted(bytes, stride)) return undefined;
  let starts: Uint32Array | undefined;
  const wanted = Buffer.alloc(width);
  return {
    bytes,
    sizeOf(oid) {
      if (wanted.write(oid, 'hex') !== width) return undefined;
      starts ??= bucketStarts(bytes, stride);
      const bucket = wanted.readUInt16BE(0);
      for (let i = starts[bucket]!; i < starts[bucket + 1]!; i++) {
        const at = i * stride;
        if (wanted.compare(bytes, at, at + width) === 0) return bytes.readUInt32LE(at + width);
      }
      return undefined;
    },
    sizesOf: (ids) => joinSizes(bytes, ids, width),
  };
}
