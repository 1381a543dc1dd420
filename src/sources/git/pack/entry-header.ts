/** Types of entries, as packs number them. */
const TAG = 4;
const OFS_DELTA = 6;
const REF_DELTA = 7;

/** Bytes that no header is longer than: two numbers of 64 bits, or one and an id of SHA-256. */
export const HEADER_BYTES = 48;

/** What the header of an entry says. One is filled again and again: there are millions. */
export interface EntryHeader {
  /** What it is: 1 commit, 2 tree, 3 blob, 4 tag; 0 for a change of something else. */
  kind: number;
  /** For a change: how far before it its base begins; -1 where the base is named by its id. */
  distance: number;
  /** Where that id stands. */
  idAt: number;
}

/** Reads how far back a base is; 0 where that does not end in time. */
function readDistance(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  if (at >= end) return 0;
  let byte = bytes[at++]!;
  let distance = byte & 0x7f;
  while (byte >= 0x80) {
    if (at >= end || distance >= 2 ** 45) return 0;
    byte = bytes[at++]!;
    distance = (distance + 1) * 128 + (byte & 0x7f);
  }
  return distance;
}

/** Reads the header that begins at `at` and ends before `end`; false where it is none. `width`: bytes of an id. */
export function readEntryHeader(
  bytes: Uint8Array,
  { at, end, width }: { at: number; end: number; width: number },
  into: EntryHeader,
): boolean {
  if (at >= end) return false;
  const type = (bytes[at]! >> 4) & 7;
  let next = at;
  while (bytes[next]! >= 0x80) if (++next >= end) return false;
  next++;
  into.kind = 0;
  into.distance = -1;
  if (type === REF_DELTA) {
    into.idAt = next;
    return next + width <= end;
  }
  if (type === OFS_DELTA) {
    into.distance = readDistance(bytes, next, end);
    return into.distance > 0;
  }
  into.kind = type;
  return type > 0 && type <= TAG;
}
