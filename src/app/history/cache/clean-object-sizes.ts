/** Ids of objects with their sizes, in bulk: 24 bytes an object instead of a string. A record is an id's bytes, and behind them its size (32 bits, little-endian). */

const BUCKETS = 65_536;
const SIZE_BYTES = 4;

/** Larger objects have no records. */
export const MOST_SIZE = 0xffff_ffff;

/** Records for ids of one length as they come, growing. */
export class SizedIdList {
  readonly #recordBytes: number;
  #bytes: Buffer;
  #length = 0;

  /** `oidBytes`: bytes of an id, 20, or 32 with SHA-256. */
  constructor(oidBytes: number) {
    this.#recordBytes = oidBytes + SIZE_BYTES;
    this.#bytes = Buffer.alloc(this.#recordBytes * 1024);
  }

  /** Adds an object; `size`: bytes, at most `MOST_SIZE`. */
  add(oid: string, size: number): void {
    if (this.#length + this.#recordBytes > this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)]);
    }
    this.#bytes.write(oid, this.#length, 'hex');
    this.#length += this.#recordBytes;
    this.#bytes.writeUInt32LE(size, this.#length - SIZE_BYTES);
  }

  /** All records, sorted by their bytes, each once. */
  sorted(): Buffer {
    const bytes = this.#bytes.subarray(0, this.#length);
    const recordBytes = this.#recordBytes;
    const starts = bucketStarts(bytes, recordBytes);
    const next = starts.slice();
    const out = Buffer.alloc(bytes.length);
    // ids are evenly spread, so that a bucket of equal first two bytes holds few: each is put in its place as it comes
    for (let at = 0; at < bytes.length; at += recordBytes) {
      const bucket = bytes.readUInt16BE(at);
      let to = next[bucket]!++;
      for (; to > starts[bucket]!; to--) {
        if (out.compare(bytes, at, at + recordBytes, (to - 1) * recordBytes, to * recordBytes) <= 0) break;
        out.copyWithin(to * recordBytes, (to - 1) * recordBytes, to * recordBytes);
      }
      bytes.copy(out, to * recordBytes, at, at + recordBytes);
    }
    return withoutDoubles(out, recordBytes);
  }
}

/** Where the records begin that share their first two bytes, counted in records, for each such pair; one more at the end. */
function bucketStarts(bytes: Buffer, recordBytes: number): Uint32Array {
  const starts = new Uint32Array(BUCKETS + 1);
  for (let at = 0; at < bytes.length; at += recordBytes) starts[bytes.readUInt16BE(at) + 1]!++;
  for (let i = 0; i < BUCKETS; i++) starts[i + 1]! += starts[i]!;
  return starts;
}

function withoutDoubles(sorted: Buffer, recordBytes: number): Buffer {
  let length = 0;
  for (let at = 0; at < sorted.length; at += recordBytes) {
    if (length > 0 && sorted.compare(sorted, length - recordBytes, length, at, at + recordBytes) === 0) continue;
    sorted.copyWithin(length, at, at + recordBytes);
    length += recordBytes;
  }
  return sorted.subarray(0, length);
}

/** The first record from `from` on that does not come before the one at `at` of `other`. */
function firstNotBefore(
  bytes: Buffer,
  from: number,
  { other, at, recordBytes }: { other: Buffer; at: number; recordBytes: number },
): number {
  let [low, high] = [from / recordBytes, bytes.length / recordBytes];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (bytes.compare(other, at, at + recordBytes, middle * recordBytes, (middle + 1) * recordBytes) < 0)
      low = middle + 1;
    else high = middle;
  }
  return low * recordBytes;
}

/** Two sorted lists of records, ids of `oidBytes` bytes, as one, each record once. Fast where `few` are few. */
export function mergeRecords(many: Buffer, few: Buffer, oidBytes: number): Buffer {
  const recordBytes = oidBytes + SIZE_BYTES;
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = 0; at < few.length; at += recordBytes) {
    const to = firstNotBefore(many, from, { other: few, at, recordBytes });
    parts.push(many.subarray(from, to));
    const isThere = to < many.length && many.compare(few, at, at + recordBytes, to, to + recordBytes) === 0;
    if (!isThere) parts.push(few.subarray(at, at + recordBytes));
    from = to;
  }
  return Buffer.concat([...parts, many.subarray(from)]);
}

/** Sizes by id. */
export interface SizedIds {
  /** The records, sorted. */
  readonly bytes: Buffer;
  /** Bytes of an object; undefined if it is none of these. */
  readonly sizeOf: (oid: string) => number | undefined;
  /** The same for sorted ids, one behind the other: -1 where one is none of these. */
  readonly sizesOf: (ids: Uint8Array) => Float64Array;
}

/** Whether each record comes behind the one before it. */
function isSorted(bytes: Buffer, recordBytes: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let last = -1;
  for (let at = 0; at < bytes.length; at += recordBytes) {
    const first = view.getUint32(at);
    if (first < last) return false;
    if (first === last && bytes.compare(bytes, at - recordBytes, at, at, at + recordBytes) <= 0) return false;
    last = first;
  }
  return true;
}

/** How two ids of `oidBytes` bytes are ordered: below zero where that of `a` comes first. Word by word: a call of `compare` takes longer than to look. */
function compareIds(
  a: DataView,
  at: number,
  { b, to, oidBytes }: { b: DataView; to: number; oidBytes: number },
): number {
  for (let i = 0; i < oidBytes; i += 4) {
    const order = a.getUint32(at + i) - b.getUint32(to + i);
    if (order !== 0) return order;
  }
  return 0;
}

function joinSizes(records: Buffer, ids: Uint8Array, oidBytes: number): Float64Array {
  const sizes = new Float64Array(ids.length / oidBytes).fill(-1);
  const a = new DataView(records.buffer, records.byteOffset, records.length);
  const b = new DataView(ids.buffer, ids.byteOffset, ids.length);
  const stride = oidBytes + SIZE_BYTES;
  for (let at = 0, to = 0; at < records.length && to < ids.length;) {
    const order = compareIds(a, at, { b, to, oidBytes });
    if (order === 0) sizes[to / oidBytes] = a.getUint32(at + oidBytes, true);
    if (order <= 0) at += stride;
    if (order >= 0) to += oidBytes;
  }
  return sizes;
}

/** What sorted records with ids of `oidBytes` bytes say; undefined if they are not sorted, or not whole. The bytes are not copied. */
export function sizedIds(bytes: Buffer, oidBytes: number): SizedIds | undefined {
  const stride = oidBytes + SIZE_BYTES;
  if (bytes.length % stride !== 0 || !isSorted(bytes, stride)) return undefined;
  let starts: Uint32Array | undefined;
  const wanted = Buffer.alloc(oidBytes);
  return {
    bytes,
    sizeOf(oid) {
      if (wanted.write(oid, 'hex') !== oidBytes) return undefined;
      starts ??= bucketStarts(bytes, stride);
      const bucket = wanted.readUInt16BE(0);
      for (let i = starts[bucket]!; i < starts[bucket + 1]!; i++) {
        const at = i * stride;
        if (wanted.compare(bytes, at, at + oidBytes) === 0) return bytes.readUInt32LE(at + oidBytes);
      }
      return undefined;
    },
    sizesOf: (ids) => joinSizes(bytes, ids, oidBytes),
  };
}
