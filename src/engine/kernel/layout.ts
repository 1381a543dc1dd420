import type { Literal, Program } from '../program.ts';
import { gramCost } from './gram-cost.ts';

/** Bits of the first table: 2^18 bits = 32 KiB, one lookup a window. */
const BITMAP_BITS = 18;
/** Multiplier of the window hash (Knuth's golden ratio); the kernel and its twin use the same. */
export const HASH_FACTOR = 0x9e3779b1;
export const HASH_SHIFT = 32 - BITMAP_BITS;
/** Bytes of one literal's record: text, length, fold, follow kind, class map, minimum run, reach. */
export const LITERAL_BYTES = 28;
const CANDIDATE_BYTES = 8192 * 8;
/** Windows are looked at up to this far beyond the last literal's start (the longest offset plus one). */
export const WINDOW_REACH = 64;
/** Zero bytes kept on both sides of the input, so that windows and checks may look over its ends. */
export const PADDING = 128;
/** Bit of the name map that marks letters, digits and `_`. */
export const WORD_BIT = 4;

/** Addresses of the kernel's tables in its memory. */
export interface Layout {
  readonly bitmap: number;
  readonly slots: number;
  readonly slotMask: number;
  readonly entries: number;
  readonly literals: number;
  readonly nameMap: number;
  readonly out: number;
  /** A block of 16 bytes (at most 8 windows) begins only while the output's cursor is at or below this address. */
  readonly outLimit: number;
  /** First byte of the input; the bytes before it are padding. */
  readonly input: number;
}

/** The tables, ready to be copied to address 0 of the kernel's memory. */
export interface Image {
  readonly bytes: Uint8Array;
  readonly layout: Layout;
  /** Length of the longest literal in bytes. */
  readonly longest: number;
}

/** ASCII lower case of one byte. */
export function foldByte(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte | 32 : byte;
}

/** The window hash of a folded four-byte word: an index into the bitmap. */
export function hashGram(gram: number): number {
  return Math.imul(gram, HASH_FACTOR) >>> HASH_SHIFT;
}

interface Placed {
  readonly gram: number;
  readonly literal: number;
  /** Distance of the window from the literal's start, -1 to 59. */
  readonly offset: number;
}

const ANY: readonly number[] = Array.from({ length: 128 }, (_, i) => ((i >> 5) << 6) | (i & 31) | 32);

/** Folded values a byte at `index` of a literal (or beside it) can have. */
function bytesAt(literal: Literal, index: number): readonly number[] {
  const { text, follow } = literal;
  if (index >= 0 && index < text.length) return [text.charCodeAt(index) | 32];
  if (index === text.length && follow.kind === 'run' && follow.min > 0) {
    return [...new Set(Array.from(follow.bytes, (c) => c.charCodeAt(0) | 32))];
  }
  return ANY;
}

function gramsAt(literal: Literal, offset: number): number[] {
  let grams = [0];
  for (let i = 0; i < 4; i++) {
    const bytes = bytesAt(literal, offset + i);
    grams = grams.flatMap((gram) => bytes.map((byte) => (gram | (byte << (8 * i))) >>> 0));
  }
  return grams;
}

/** Chooses the two neighbouring windows of a literal that are rarest in real text. */
function placeLiteral(literal: Literal, index: number): Placed[] {
  const { length } = literal.text;
  const first = length >= 5 ? 0 : -1;
  const last = length >= 5 ? Math.min(length - 5, 58) : length - 4;
  let best: { cost: number; grams: [number[], number[]]; offset: number } | undefined;
  for (let offset = first; offset <= last; offset++) {
    const grams: [number[], number[]] = [gramsAt(literal, offset), gramsAt(literal, offset + 1)];
    const cost = grams.flat().reduce((sum, gram) => sum + gramCost(gram), 0);
    if (!best || cost < best.cost) best = { cost, grams, offset };
  }
  if (!best) throw new Error(`literal too short: ${JSON.stringify(literal.text)}`);
  const { grams, offset } = best;
  return grams.flatMap((list, i) => list.map((gram) => ({ gram, literal: index, offset: offset + i })));
}

function align(address: number): number {
  return (address + 63) & ~63;
}

/** Hands out addresses one after the other, each 64-byte aligned. */
class Arena {
  #top = 64;
  take(bytes: number): number {
    const at = this.#top;
    this.#top = align(at + bytes);
    return at;
  }
}

/**
 * Name bytes (1) and operator bytes (2) of assignments, as `rules/assign.ts` writes them; 0 ends the check. Letters, digits and `_` have WORD_BIT
 * too.
 */
function assignmentMap(): Uint8Array {
  const map = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) {
    const char = String.fromCharCode(byte);
    if (/[A-Za-z0-9_ \t\r\n.\-[\]"'`\\$@/?+%{}*&;!#]/.test(char)) map[byte] = 1;
    if (/[=:>,(|~]/.test(char)) map[byte] = 2;
    if (/[A-Za-z0-9_]/.test(char)) map[byte]! |= WORD_BIT;
  }
  return map;
}

function groupGrams(literals: readonly Literal[]): Map<number, Placed[]> {
  const groups = new Map<number, Placed[]>();
  literals.forEach((literal, index) => {
    for (const placed of placeLiteral(literal, index)) {
      const list = groups.get(placed.gram);
      if (list) list.push(placed);
      else groups.set(placed.gram, [placed]);
    }
  });
  return groups;
}

interface ClassMaps {
  readonly maps: Uint8Array[];
  readonly indexOf: (bytes: string) => number;
}

function collectClasses(literals: readonly Literal[]): ClassMaps {
  const known = new Map<string, number>();
  const maps: Uint8Array[] = [];
  for (const { follow } of literals) {
    if (follow.kind === 'none' || known.has(follow.bytes)) continue;
    const map = new Uint8Array(256);
    for (const char of follow.bytes) map[char.charCodeAt(0)] = 1;
    known.set(follow.bytes, maps.push(map) - 1);
  }
  return { maps, indexOf: (bytes) => known.get(bytes)! };
}

const FOLLOW_KINDS = { none: 0, run: 1, assign: 2, near: 3 } as const;

/** Compiles a program's literals into the kernel's tables. */
export function buildImage(program: Program): Image {
  const { literals } = program;
  const groups = groupGrams(literals);
  const classes = collectClasses(literals);
  const slotCount = 1 << Math.max(6, Math.ceil(Math.log2(groups.size * 3 + 1)));
  let entryCount = 0;
  let longestList = 1;
  for (const list of groups.values()) {
    entryCount += list.length;
    longestList = Math.max(longestList, list.length);
  }
  const blockBytes = 8 * longestList * 8;
  // a zero byte apart: literals must not make up secrets of their own where the image is itself scanned
  const texts = literals.map((literal) => `${literal.text}\0`).join('');
  const arena = new Arena();
  const bitmap = arena.take(1 << (BITMAP_BITS - 3));
  const slots = arena.take(slotCount * 8);
  const entries = arena.take(entryCount * 4);
  const literalsAt = arena.take(literals.length * LITERAL_BYTES);
  const textsAt = arena.take(texts.length);
  const nameMap = arena.take(256);
  const classesAt = arena.take(classes.maps.length * 256);
  const out = arena.take(CANDIDATE_BYTES + blockBytes);
  const input = arena.take(PADDING) + PADDING;
  const layout = {
    bitmap,
    slots,
    slotMask: slotCount - 1,
    entries,
    literals: literalsAt,
    nameMap,
    out,
    outLimit: out + CANDIDATE_BYTES,
    input,
  };
  const bytes = new Uint8Array(out);
  bytes.set(assignmentMap(), nameMap);
  classes.maps.forEach((map, i) => bytes.set(map, classesAt + i * 256));
  for (let i = 0; i < texts.length; i++) bytes[textsAt + i] = texts.charCodeAt(i);
  writeLiterals(new DataView(bytes.buffer), literals, {
    literalsAt,
    textsAt,
    classAt: (set) => classesAt + classes.indexOf(set) * 256,
  });
  writeGrams(bytes, groups, layout);
  return { bytes, layout, longest: Math.max(0, ...literals.map((literal) => literal.text.length)) };
}

function writeLiterals(
  view: DataView,
  literals: readonly Literal[],
  at: { literalsAt: number; textsAt: number; classAt: (bytes: string) => number },
): void {
  let text = at.textsAt;
  literals.forEach((literal, index) => {
    const { follow } = literal;
    const record = [text, literal.text.length, literal.fold ? 1 : 0, FOLLOW_KINDS[follow.kind], 0, 0, 0];
    if (follow.kind !== 'none') record.splice(4, 2, at.classAt(follow.bytes), follow.min);
    if (follow.kind === 'assign' || follow.kind === 'near') record[6] = reachOf(literal.text, follow.reach);
    record.forEach((word, i) => view.setUint32(at.literalsAt + index * LITERAL_BYTES + i * 4, word, true));
    text += literal.text.length + 1;
  });
}

function reachOf(text: string, reach: number): number {
  if (reach > PADDING) throw new Error(`the check after ${JSON.stringify(text)} looks ${reach} bytes ahead`);
  return reach;
}

function writeGrams(bytes: Uint8Array, groups: Map<number, Placed[]>, layout: Layout): void {
  const view = new DataView(bytes.buffer);
  let entry = 0;
  for (const [gram, list] of groups) {
    const hash = hashGram(gram);
    bytes[layout.bitmap + (hash >> 3)]! |= 1 << (hash & 7);
    let slot = hash & layout.slotMask;
    while (view.getUint32(layout.slots + slot * 8, true) !== 0) slot = (slot + 1) & layout.slotMask;
    view.setUint32(layout.slots + slot * 8, gram, true);
    view.setUint32(layout.slots + slot * 8 + 4, entry, true);
    list.forEach((placed, i) => {
      const packed = (placed.offset + 1) | (placed.literal << 8) | (i === list.length - 1 ? 0x80000000 : 0);
      view.setUint32(layout.entries + entry * 4, packed >>> 0, true);
      entry++;
    });
  }
}
