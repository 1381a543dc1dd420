import {
  hexAt,
  isDigit,
  isText,
  isToken,
  quintet,
  STRING_JOIN_REACH,
  stringJoinEnd,
  sextet,
  skipBlank,
} from './bytes.ts';
import { classifyContent } from './content.ts';
import { firstBytes } from './escapes.ts';
import { BLOCK, LONGEST_RUN, SPAN_KIND, type EncodedSpanFinder, RUN_OVERLAP, SHORTEST_RUN } from './encoded-spans.ts';
import { SourceMap } from './source-map.ts';
import { alphabetOf, writeUnpacked } from './unpack.ts';

/** Nibble tables of the kernel: bytes that can begin a span, and bytes that can follow them. */
const FIRST = pairTable([0, 0, 16, 0, 0, 2, 4, 16, 0, 0, 0, 0, 1, 40], [0, 0, 22, 40, 0, 1]);
const NEXT = pairTable([16, 4, 2, 14, 2, 3, 18, 2, 1, 0, 49, 16, 0, 49, 17, 1], [49, 0, 21, 10, 0, 0, 5, 5]);

function pairTable(low: readonly number[], high: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (low[byte & 15] ?? 0) & (high[byte >> 4] ?? 0));
}

/** The kernel's scalar reference implementation: the oracle of its tests, and the fallback without WebAssembly SIMD. */
export function createScalarEncodedSpans(memory: Uint8Array, out: number, bytes: number): EncodedSpanFinder {
  const spans = new Uint32Array(memory.buffer, out, bytes >> 2);
  const most = spans.length / 2 - BLOCK;
  let count = 0;
  let run = 0;

  function put(at: number, kind: number, length: number): void {
    spans[count * 2] = at;
    spans[count * 2 + 1] = kind | (length << 4);
    count++;
  }

  function putRun(from: number, end: number): void {
    const start = runStart(memory, from);
    const length = end - start;
    const kind = length < SHORTEST_RUN ? 0 : runKind(memory, start, length);
    if (kind > 0) put(start, kind, length);
  }

  function visit(at: number, escapes: boolean): void {
    const byte = memory[at]!;
    if (sextet(byte) < 0) {
      if (at - run >= SHORTEST_RUN) putRun(run, at);
      run = at + 1;
    }
    if (!escapes || (FIRST[byte]! & NEXT[memory[at + 1]!]!) === 0) return;
    const kind = spanAt(memory, at);
    if (kind > 0) put(at, kind, 0);
  }

  return {
    spans,
    resume: () => run,
    scan(from, to, escapes) {
      count = 0;
      run = from;
      for (let at = from; at < to && count <= most; at += BLOCK) {
        const end = Math.min(to, at + BLOCK);
        for (let i = at; i < end; i++) visit(i, escapes);
        if (end - run < LONGEST_RUN) continue;
        putRun(run, run + LONGEST_RUN);
        run += LONGEST_RUN - RUN_OVERLAP;
      }
      return count;
    },
    copyPlain: createPlainCopy(memory),
  };
}

function createPlainCopy(memory: Uint8Array): EncodedSpanFinder['copyPlain'] {
  const tables = new Map<number, Uint8Array>();
  return (from, to, target, kinds) => {
    const begins = tables.get(kinds) ?? firstBytes(kinds);
    tables.set(kinds, begins);
    let at = from;
    for (; at < to && begins[memory[at]!] === 0; at++) memory[target + at - from] = memory[at]!;
    return at - from;
  };
}

function spanAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === 0x5c) return backslashAt(bytes, at);
  if (byte === 0x25) return isText(hexAt(bytes, at + 1, 2)) ? SPAN_KIND.percent : 0;
  if (byte === 0x26) return entityAt(bytes, at);
  if (byte === 0x3d) return quotedPrintableAt(bytes, at);
  return stringJoinEnd(bytes, at) > 0 ? SPAN_KIND.stringJoin : 0;
}

function backslashAt(bytes: Uint8Array, at: number): number {
  return isEscape(bytes, at) ? SPAN_KIND.backslash : 0;
}

function isEscape(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1]!;
  const third = bytes[at + 2]!;
  if (next === 0x75) return isText(third === 0x7b ? hexAt(bytes, at + 3, 2) : hexAt(bytes, at + 2, 4));
  if (next === 0x78) return isText(hexAt(bytes, at + 2, 2));
  if (next === 0x6e) return isToken(third) || third === 0x20;
  if (!isToken(bytes[at - 1]!)) return false;
  if (next === 0x2f) return isToken(third);
  if (next !== 0x0a && next !== 0x0d) return false;
  return isToken(bytes[skipBlank(bytes, at + 1, at + STRING_JOIN_REACH)]!);
}

function entityAt(bytes: Uint8Array, at: number): number {
  const third = bytes[at + 2]!;
  if (bytes[at + 1] === 0x23) return isDigit(third) || (third | 32) === 0x78 ? SPAN_KIND.entity : 0;
  const word = String.fromCharCode(...bytes.subarray(at + 1, at + 6));
  return word.startsWith('amp;') || word === 'quot;' || word === 'apos;' ? SPAN_KIND.entity : 0;
}

/** Columns a line must have before a soft line break: encoders break at 76. */
const SOFT_COLUMNS = 60;

function quotedPrintableAt(bytes: Uint8Array, at: number): number {
  const next = bytes[at + 1];
  if (next === 0x33) return bytes[at + 2] === 0x44 ? SPAN_KIND.quotedPrintable : 0;
  if (next !== 0x0a && (next !== 0x0d || bytes[at + 2] !== 0x0a)) return 0;
  for (let i = 1; i <= SOFT_COLUMNS; i++) {
    const before = bytes[at - i];
    if (before === 0x0a || before === 0) return 0;
  }
  return SPAN_KIND.quotedPrintable;
}

/** Excludes `\n` and `0x` before a run: they belong to the text before it. */
function runStart(bytes: Uint8Array, start: number): number {
  const byte = bytes[start];
  if (bytes[start - 1] === 0x5c && (byte === 0x6e || byte === 0x72 || byte === 0x74)) return start + 1;
  return byte === 0x30 && bytes[start + 1] === 0x78 ? start + 2 : start;
}

function runKind(bytes: Uint8Array, at: number, length: number): number {
  if (isPacked(bytes.subarray(at, at + 16), { bits: 6, valueOf: sextet })) return SPAN_KIND.base64;
  if (length >= 32 && isPacked(bytes.subarray(at, at + 32), { bits: 4, valueOf: hexDigit })) return SPAN_KIND.hex;
  if (length >= 24 && isPacked(bytes.subarray(at, at + 24), { bits: 5, valueOf: quintet })) return SPAN_KIND.base32;
  if (length < 40 || !isMixed(bytes.subarray(at, at + 40))) return 0;
  return isContent(bytes.subarray(at, at + Math.min(SAMPLE_CHARACTERS, length))) ? SPAN_KIND.packed : 0;
}

function hexDigit(byte: number): number {
  return hexAt(Uint8Array.of(byte), 0, 1);
}

/** Whether characters of `bits` bits each decode to text. */
function isPacked(
  characters: Uint8Array,
  { bits, valueOf }: { bits: number; valueOf: (byte: number) => number },
): boolean {
  let held = 0;
  let have = 0;
  for (const character of characters) {
    const value = valueOf(character);
    if (value < 0) return false;
    held = ((held << bits) | value) & 0xffff;
    have += bits;
    if (have < 8) continue;
    have -= 8;
    if (!isText((held >> have) & 0xff)) return false;
  }
  return true;
}

/** Characters of a run that decide its content. */
const SAMPLE_CHARACTERS = 64;

/** Whether base64 characters encode anything worth decoding. */
function isContent(characters: Uint8Array): boolean {
  const { length } = characters;
  // nothing is known of the bytes before and after the sample
  const memory = new Uint8Array(length * 2 + 2);
  memory.set(characters);
  const start = length + 1;
  const run = { alphabet: alphabetOf(SPAN_KIND.packed), lines: [0, length], end: length };
  return classifyContent(memory, start, writeUnpacked(memory, run, start, new SourceMap())) !== 'binary';
}

/** Whether capitals, lower-case letters and digits occur, as in base64 of anything. */
function isMixed(characters: Uint8Array): boolean {
  const text = String.fromCharCode(...characters);
  return /[A-Z]/.test(text) && /[a-z]/.test(text) && /[0-9]/.test(text);
}
