import { hexAt, hexValue, stringJoinEnd, STRING_JOIN_REACH, skipBlank } from './bytes.ts';
import { ENTITIES } from './entities.ts';
import { SPAN_KIND } from './encoded-spans.ts';

/** One escape as read. Reused for every byte, so that a run of text allocates nothing. */
export interface Escape {
  /** Its length in bytes. */
  length: number;
  /** Its value: a code point, a byte if `raw`, or NO_CODE_POINT. */
  value: number;
  raw: boolean;
  /** The kind of span it is. */
  kind: number;
}

/** An escape without a value: a string join, a continued line, a soft line break. */
export const NO_CODE_POINT = -1;

/** The requested escapes, as bits `1 << SPAN_KIND`. */
export type EscapeKinds = number;

type Reader = (bytes: Uint8Array, at: number, escape: Escape) => boolean;

const SIMPLE: Readonly<Record<number, number>> = {
  0x6e: 10,
  0x72: 13,
  0x74: 9,
  0x2f: 0x2f,
  0x22: 0x22,
  0x27: 0x27,
  0x60: 0x60,
  0x5c: 0x5c,
};

function put(escape: Escape, length: number, value: number): true {
  escape.length = length;
  escape.value = value;
  escape.raw = false;
  return true;
}

const readBackslash: Reader = (bytes, at, escape) => {
  const next = bytes[at + 1]!;
  escape.kind = SPAN_KIND.backslash;
  if (next === 0x75) return readUnicode(bytes, at, escape);
  if (next === 0x78) {
    const value = hexAt(bytes, at + 2, 2);
    return value >= 0 && put(escape, 4, value);
  }
  if (next === 0x0a || next === 0x0d) {
    return put(escape, skipBlank(bytes, at + 1, at + STRING_JOIN_REACH) - at, NO_CODE_POINT);
  }
  const simple = SIMPLE[next];
  return simple !== undefined && put(escape, 2, simple);
};

/** `\u0041`, a surrogate pair, `\u{41}`. */
function readUnicode(bytes: Uint8Array, at: number, escape: Escape): boolean {
  if (bytes[at + 2] === 0x7b) return readBraced(bytes, at, escape);
  const unit = hexAt(bytes, at + 2, 4);
  if (unit < 0) return false;
  if (unit < 0xd800 || unit >= 0xe000) return put(escape, 6, unit);
  const low = unit < 0xdc00 && bytes[at + 6] === 0x5c && bytes[at + 7] === 0x75 ? hexAt(bytes, at + 8, 4) : -1;
  if (low < 0xdc00 || low >= 0xe000) return put(escape, 6, 0xfffd);
  return put(escape, 12, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
}

function readBraced(bytes: Uint8Array, at: number, escape: Escape): boolean {
  let digits = 0;
  while (digits < 6 && hexValue(bytes[at + 3 + digits]!) >= 0) digits++;
  if (digits === 0 || bytes[at + 3 + digits] !== 0x7d) return false;
  const value = hexAt(bytes, at + 3, digits);
  return value <= 0x10ffff && put(escape, digits + 4, value);
}

const readPercent: Reader = (bytes, at, escape) => {
  const value = hexAt(bytes, at + 1, 2);
  if (value < 0) return false;
  put(escape, 3, value);
  escape.kind = SPAN_KIND.percent;
  escape.raw = true;
  return true;
};

const readEntity: Reader = (bytes, at, escape) => {
  escape.kind = SPAN_KIND.entity;
  let end = at + 1;
  while (end < at + 10 && bytes[end] !== 0x3b) end++;
  if (bytes[end] !== 0x3b) return false;
  const name = String.fromCharCode(...bytes.subarray(at + 1, end));
  const value = /^#[0-9]{1,7}$/.test(name)
    ? Number(name.slice(1))
    : /^#[xX][0-9A-Fa-f]{1,6}$/.test(name)
      ? Number.parseInt(name.slice(2), 16)
      : ENTITIES.get(name);
  return value !== undefined && value <= 0x10ffff && put(escape, end + 1 - at, value);
};

const readQuotedPrintable: Reader = (bytes, at, escape) => {
  const next = bytes[at + 1]!;
  escape.kind = SPAN_KIND.quotedPrintable;
  if (next === 0x0a) return put(escape, 2, NO_CODE_POINT);
  if (next === 0x0d && bytes[at + 2] === 0x0a) return put(escape, 3, NO_CODE_POINT);
  const value = next >= 0x61 || bytes[at + 2]! >= 0x61 ? -1 : hexAt(bytes, at + 1, 2);
  if (value < 0) return false;
  put(escape, 3, value);
  escape.raw = true;
  return true;
};

const readStringJoin: Reader = (bytes, at, escape) => {
  const end = stringJoinEnd(bytes, at);
  escape.kind = SPAN_KIND.stringJoin;
  return end > 0 && put(escape, end - at, NO_CODE_POINT);
};

const READERS: ReadonlyMap<number, { kind: number; read: Reader }> = new Map([
  [0x5c, { kind: SPAN_KIND.backslash, read: readBackslash }],
  [0x25, { kind: SPAN_KIND.percent, read: readPercent }],
  [0x26, { kind: SPAN_KIND.entity, read: readEntity }],
  [0x3d, { kind: SPAN_KIND.quotedPrintable, read: readQuotedPrintable }],
  [0x22, { kind: SPAN_KIND.stringJoin, read: readStringJoin }],
  [0x27, { kind: SPAN_KIND.stringJoin, read: readStringJoin }],
  [0x60, { kind: SPAN_KIND.stringJoin, read: readStringJoin }],
]);

/** Readers by byte. */
const READER_OF = Array.from({ length: 256 }, (_, byte) => READERS.get(byte));

/** Bytes that can begin an escape of these kinds: 1 at their index. */
export function firstBytes(kinds: EscapeKinds): Uint8Array {
  const table = new Uint8Array(256);
  for (const [byte, { kind }] of READERS) if (kinds & (1 << kind)) table[byte] = 1;
  return table;
}

/** Reads the escape that may begin at `at` into `escape`. Returns false if there is none. Looks up to `STRING_JOIN_REACH` bytes ahead. */
export function decodeEscape(bytes: Uint8Array, at: number, escape: Escape): boolean {
  const reader = READER_OF[bytes[at]!];
  return reader !== undefined && reader.read(bytes, at, escape);
}
