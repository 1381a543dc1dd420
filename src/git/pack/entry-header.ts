/** Types of entries that are changes; the others are the kinds of `PackTable.kinds`. */
export const OFS_DELTA = 6;
export const REF_DELTA = 7;

/** Bytes that no header is longer than, and one of what follows: two numbers of 64 bits, or one and an id of SHA-256. */
export const HEADER_BYTES = 48;
/** No size is larger than this. */
const MOST_SIZE = 2 ** 52;
/** No pack is longer than this. */
const MOST_DISTANCE = 2 ** 52;

/** What comes before the zlib stream of an entry. One is filled again and again. */
export interface EntryHeader {
  /** Kind of the object (1 to 4), OFS_DELTA or REF_DELTA. */
  type: number;
  /** Bytes that the stream inflates to: the object, or the change. */
  size: number;
  /** How many bytes before this entry the base's begins, where the type is OFS_DELTA. */
  distance: number;
  /** Place of the base's id, where the type is REF_DELTA. */
  id: number;
  /** Place of the stream. */
  stream: number;
}

/** A header to be filled. */
export function newEntryHeader(): EntryHeader {
  return { type: 0, size: 0, distance: 0, id: 0, stream: 0 };
}

/** Reads the distance at `header.stream`. */
function readDistance(bytes: Uint8Array, end: number, header: EntryHeader): boolean {
  let at = header.stream;
  if (at >= end) return false;
  let byte = bytes[at++]!;
  let distance = byte & 0x7f;
  while (byte >= 0x80) {
    if (at >= end || distance > MOST_DISTANCE / 128) return false;
    byte = bytes[at++]!;
    distance = (distance + 1) * 128 + (byte & 0x7f);
  }
  header.distance = distance;
  header.stream = at;
  return distance > 0;
}

/** Reads the header (gitformat-pack) at `at` of an entry that ends at `end`; false if there is none. `oidBytes`: bytes of an id. */
export function readEntryHeader(
  bytes: Uint8Array,
  { at, end, oidBytes }: { readonly at: number; readonly end: number; readonly oidBytes: number },
  into: EntryHeader,
): boolean {
  let next = at;
  if (next >= end) return false;
  let byte = bytes[next++]!;
  into.type = (byte >> 4) & 7;
  let size = byte & 15;
  for (let factor = 16; byte >= 0x80; factor *= 128) {
    if (next >= end || factor > MOST_SIZE / 128) return false;
    byte = bytes[next++]!;
    size += (byte & 0x7f) * factor;
  }
  into.size = size;
  into.stream = next;
  if (into.type === OFS_DELTA) return readDistance(bytes, end, into);
  if (into.type === REF_DELTA) {
    into.id = next;
    into.stream = next + oidBytes;
  }
  return into.stream < end && into.type !== 0 && into.type !== 5;
}
