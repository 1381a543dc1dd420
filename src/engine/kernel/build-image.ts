import type { Literal, Stage } from '../program.ts';
import {
  checkWords,
  type ClassMaps,
  collectClasses,
  collectPaths,
  type Paths,
  type Places,
  writePaths,
} from './check-records.ts';
import { createGramCosts, type GramCosts } from './gram-cost.ts';
import {
  BESIDE_BITS,
  BITMAP_BITS,
  CHECK_BYTES,
  foldWindowByte,
  hashGram,
  type Image,
  type Layout,
  MAX_TEXTS,
  PADDING,
  SLOT_BYTES,
  STAGE_BYTES,
  TEXT_BYTES,
  WORD_BIT,
} from './layout.ts';

/** Most windows for one offset of a text. Beyond this, the tables would grow more than the prefilter gains. */
const MAX_GRAMS = 256;
/** Cost of a window in the tables for every scan, as a share of all positions. */
const GRAM_COST = 2 ** -17;
/** Bytes of candidates that the kernel writes at a time. */
const CANDIDATE_BYTES = 8192 * 8;

/** A text with its literals (indexes into the program's), one for each rule that needs it. */
interface Text {
  readonly text: string;
  readonly fold: boolean;
  readonly literals: readonly number[];
  /** Supersets of the bytes at the first places after it, as far as they are known. */
  readonly next: readonly string[];
}

interface PlacedWindow {
  readonly gram: number;
  /** Index of the text. */
  readonly text: number;
  /** Distance of the window from the text's start, -1 to 59. */
  readonly offset: number;
}

/** Every folded byte. */
const ANY: readonly number[] = [...new Set(Array.from({ length: 256 }, (_, byte) => foldWindowByte(byte)))];

/** The distinct texts of a program's literals, ordered by first occurrence. */
function collectTexts(literals: readonly Literal[]): Text[] {
  const groups = new Map<string, number[]>();
  literals.forEach(({ text, fold }, index) => {
    const key = `${fold ? 'i' : 's'}${text}`;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });
  return [...groups.values()].map((group) => {
    const { text, fold } = literals[group[0]!]!;
    return { text, fold, literals: group, next: nextBytes(group.map((index) => literals[index]!)) };
  });
}

/** Bytes that can occur at the first places after a text, for all of its literals. */
function nextBytes(literals: readonly Literal[]): string[] {
  const places = Math.min(...literals.map(({ next = [] }) => next.length));
  return Array.from({ length: places }, (_, i) => literals.map(({ next }) => next![i]!).join(''));
}

/** Folded values that a byte at `index` of a text (or next to it) can have. */
function bytesAt({ text, next }: Text, index: number): readonly number[] {
  if (index >= 0 && index < text.length) return [foldWindowByte(text.charCodeAt(index))];
  const known = index < 0 ? undefined : next[index - text.length];
  return known === undefined ? ANY : [...new Set(Array.from(known, (c) => foldWindowByte(c.charCodeAt(0))))];
}

/** The folded windows that can occur at `offset`; undefined if there are too many. */
function gramsAt(text: Text, offset: number): number[] | undefined {
  let grams = [0];
  for (let i = 0; i < 4; i++) {
    const bytes = bytesAt(text, offset + i);
    if (grams.length * bytes.length > MAX_GRAMS) return undefined;
    grams = grams.flatMap((gram) => bytes.map((byte) => (gram | (byte << (8 * i))) >>> 0));
  }
  return grams;
}

/** Chooses the two neighbouring windows of a text that are rarest in source text. */
function placeText(text: Text, index: number, { costOf }: GramCosts): PlacedWindow[] {
  const { length } = text.text;
  const first = length >= 5 ? 0 : -1;
  const last = length >= 5 ? Math.min(length - 5, 58) : length - 3;
  let best: { cost: number; grams: [number[], number[]]; offset: number } | undefined;
  for (let offset = first; offset <= last; offset++) {
    const [even, odd] = [gramsAt(text, offset), gramsAt(text, offset + 1)];
    if (!even || !odd) continue;
    const cost = [...even, ...odd].reduce((sum, gram) => sum + costOf(gram) + GRAM_COST, 0);
    if (!best || cost < best.cost) best = { cost, grams: [even, odd], offset };
  }
  if (!best) throw new Error(`literal too short: ${JSON.stringify(text.text)}`);
  const { grams, offset } = best;
  return grams.flatMap((list, i) => list.map((gram) => ({ gram, text: index, offset: offset + i })));
}

function align(address: number): number {
  return (address + 63) & ~63;
}

/** Allocates consecutive addresses, each 64-byte aligned. */
class Arena {
  #top = 64;
  take(bytes: number): number {
    const at = this.#top;
    this.#top = align(at + bytes);
    return at;
  }
}

/** Name bytes (1) and operator bytes (2) of assignments, as in `rules/assign.ts`; 0 ends the check. Letters, digits and `_` also have WORD_BIT. */
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

function groupGrams(texts: readonly Text[]): Map<number, PlacedWindow[]> {
  const groups = new Map<number, PlacedWindow[]>();
  const costs = createGramCosts();
  texts.forEach((text, index) => {
    for (const placed of placeText(text, index, costs)) {
      const list = groups.get(placed.gram);
      if (list) list.push(placed);
      else groups.set(placed.gram, [placed]);
    }
  });
  return groups;
}

/** Most candidates of one window, times the eight windows of a block, in bytes. */
function blockBytes(groups: ReadonlyMap<number, readonly PlacedWindow[]>, texts: readonly Text[]): number {
  let most = 1;
  for (const list of groups.values()) {
    most = Math.max(
      most,
      list.reduce((sum, { text }) => sum + texts[text]!.literals.length, 0),
    );
  }
  return 8 * most * 8;
}

/** The content of an image. */
interface Parts {
  readonly literals: readonly Literal[];
  readonly texts: readonly Text[];
  readonly groups: ReadonlyMap<number, readonly PlacedWindow[]>;
  readonly lists: EntryLists;
  readonly classes: ClassMaps;
  readonly paths: Paths;
  /** The texts, each followed by a zero byte, so that literals do not form secrets when the image itself is scanned. */
  readonly characters: string;
}

/** Assigns every table its address. */
function layOut({ literals, texts, groups, lists, classes, paths, characters }: Parts): {
  readonly layout: Layout;
  readonly classesAt: number;
  readonly pathsAt: number;
} {
  const slotBits = Math.max(6, Math.ceil(Math.log2(groups.size * 1.4 + 1)));
  if (slotBits > BITMAP_BITS || texts.length > MAX_TEXTS) throw new Error('the rules have too many literals');
  const arena = new Arena();
  const slots = arena.take(SLOT_BYTES << slotBits);
  const entries = arena.take(lists.words.length * 4);
  const textsAt = arena.take(texts.length * TEXT_BYTES);
  const checks = arena.take(literals.length * CHECK_BYTES);
  const charactersAt = arena.take(characters.length);
  const nameMap = arena.take(256);
  const pathsAt = arena.take(paths.stages.length * STAGE_BYTES);
  const classesAt = arena.take(classes.maps.length * 256);
  // the rest is not stored: the prefilter fills it
  const bitmap = arena.take(1 << (BITMAP_BITS - 3));
  const besides = arena.take(1 << (BESIDE_BITS - 3));
  const out = arena.take(CANDIDATE_BYTES + blockBytes(groups, texts));
  const input = arena.take(PADDING) + PADDING;
  const tables = { bitmap, besides, slots, entries, texts: textsAt, checks, characters: charactersAt, nameMap };
  const window = { slotMask: (1 << slotBits) - 1, slotShift: BITMAP_BITS - slotBits };
  return { layout: { ...tables, ...window, out, outLimit: out + CANDIDATE_BYTES, input }, classesAt, pathsAt };
}

/** Compiles a program's literals into the kernel's tables. */
export function buildImage(literals: readonly Literal[]): Image {
  const texts = collectTexts(literals);
  const groups = groupGrams(texts);
  const lists = collectLists(groups, texts);
  const [classes, paths] = [collectClasses(literals), collectPaths(literals)];
  const characters = texts.map(({ text }) => `${text}\0`).join('');
  const { layout, classesAt, pathsAt } = layOut({ literals, texts, groups, lists, classes, paths, characters });
  const bytes = new Uint8Array(layout.bitmap);
  bytes.set(assignmentMap(), layout.nameMap);
  classes.maps.forEach((map, i) => bytes.set(map, classesAt + i * 256));
  for (let i = 0; i < characters.length; i++) bytes[layout.characters + i] = characters.charCodeAt(i);
  const places = {
    classAt: (set: string) => classesAt + classes.indexOf(set) * 256,
    pathAt: (path: readonly Stage[]) => pathsAt + paths.indexOf(path) * STAGE_BYTES,
  };
  writePaths(new DataView(bytes.buffer, pathsAt), paths.stages, places.classAt);
  writeTexts(new DataView(bytes.buffer), { texts, literals, layout }, places);
  writeGrams(bytes, groups, { layout, texts, lists });
  return { bytes, layout };
}

function writeTexts(
  view: DataView,
  { texts, literals, layout }: { texts: readonly Text[]; literals: readonly Literal[]; layout: Layout },
  places: Places,
): void {
  let check = 0;
  texts.forEach(({ text, fold, literals: indexes }, i) => {
    const record = layout.texts + i * TEXT_BYTES;
    view.setUint16(record + 4, text.length, true);
    view.setUint16(record + 6, fold ? 1 : 0, true);
    view.setUint32(record + 12, indexes.length, true);
    for (const index of indexes) {
      const words = checkWords(index, literals[index]!, places);
      words.forEach((word, j) => view.setUint32(layout.checks + check * CHECK_BYTES + j * 4, word, true));
      check++;
    }
  });
}

/** The bits lost in folding that all texts of a window agree on, as mask and value: `EAA` does not begin every `eaa`. */
function sharedBits(list: readonly PlacedWindow[], texts: readonly Text[]): [mask: number, value: number] {
  let mask = -1;
  let value = 0;
  for (const [i, { text, offset }] of list.entries()) {
    const [bits, set] = lostBits(texts[text]!, offset);
    if (i === 0) value = set;
    mask &= bits & ~(value ^ set);
  }
  return [mask >>> 0, (value & mask) >>> 0];
}

function lostBits({ text, fold }: Text, offset: number): [mask: number, value: number] {
  let mask = 0;
  let value = 0;
  for (let i = 0; i < 4; i++) {
    const char = text[offset + i];
    if (char !== undefined && char > '\x7f') {
      mask |= 0xff << (8 * i);
      value |= char.charCodeAt(0) << (8 * i);
    }
    if (fold || char === undefined || !/[A-Za-z]/.test(char)) continue;
    mask |= 0x20 << (8 * i);
    if (/[a-z]/.test(char)) value |= 0x20 << (8 * i);
  }
  return [mask, value];
}

function writeGrams(
  bytes: Uint8Array,
  groups: Map<number, PlacedWindow[]>,
  { layout, texts, lists }: { layout: Layout; texts: readonly Text[]; lists: EntryLists },
): void {
  const view = new DataView(bytes.buffer);
  lists.words.forEach((word, i) => view.setUint32(layout.entries + i * 4, word, true));
  for (const [gram, list] of groups) {
    let slot = hashGram(gram) >>> layout.slotShift;
    while (view.getUint32(layout.slots + slot * SLOT_BYTES, true) !== 0) slot = (slot + 1) & layout.slotMask;
    [gram, lists.firstOf(list), ...sharedBits(list, texts)].forEach((word, i) => {
      view.setUint32(layout.slots + slot * SLOT_BYTES + i * 4, word, true);
    });
  }
}

/** The lists of texts that windows lead to, in the kernel's format. The many windows of a short text share one. */
interface EntryLists {
  readonly words: readonly number[];
  /** Index of the first word of a window's list. */
  readonly firstOf: (list: readonly PlacedWindow[]) => number;
}

function collectLists(groups: ReadonlyMap<number, readonly PlacedWindow[]>, texts: readonly Text[]): EntryLists {
  const words: number[] = [];
  const known = new Map<string, number>();
  const wordsOf = (list: readonly PlacedWindow[]): number[] =>
    list.map((placed, i) => textEntry(placed, texts[placed.text]!, i === list.length - 1));
  for (const list of groups.values()) {
    const own = wordsOf(list);
    const key = own.join();
    if (known.has(key)) continue;
    known.set(key, words.length);
    words.push(...own);
  }
  return { words, firstOf: (list) => known.get(wordsOf(list).join())! };
}

/**
 * A text in a window's list, with its first byte or, if the window begins there, the byte after the window. Most texts fail this test, and cost
 * nothing more. In the long lists of windows such as `_key`, all texts continue alike after the window, but begin differently.
 */
function textEntry({ offset, text }: PlacedWindow, { text: chars }: Text, last: boolean): number {
  const side = offset > 0 ? 0 : 1;
  const known = chars.charCodeAt(offset > 0 ? 0 : offset + 4);
  const check = Number.isNaN(known) ? 0 : known | 0x20;
  return ((offset + 1) | (text << 6) | (side << 22) | (check << 23) | (last ? 0x80000000 : 0)) >>> 0;
}
