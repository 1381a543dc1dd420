import { CLASSES, LINE_END, LOOK_BEFORE, QUOTE, SPACE, WORD, markSet, skipSpace, type NameLook } from './look.ts';

/** `["X"]["Y"] = `. */
function isAssigned(bytes: Uint8Array, from: number): boolean {
  let at = from;
  while (bytes[at] === 0x5b && at < from + LOOK_BEFORE) {
    while (at < from + LOOK_BEFORE && bytes[at] !== 0x5d && CLASSES[bytes[at]!] !== LINE_END) at++;
    at++;
  }
  at = skipSpace(bytes, at);
  return bytes[at] === 0x3d && bytes[at + 1] !== 0x3d;
}

/** Whether a string that is not empty begins here, an object, or `value: ` and the like. */
export function isValueStart(bytes: Uint8Array, from: number): boolean {
  if (bytes[from] === 0x7b || (bytes[from] === 0x3c && bytes[from + 1] === 0x3c)) return true;
  let at = from;
  while (at < from + 32 && CLASSES[bytes[at]!] === WORD) at++;
  if (CLASSES[bytes[at]!] === QUOTE) return at <= from + 2 && bytes[at + 1] !== bytes[at];
  at = skipSpace(bytes, at);
  return at > from && (bytes[at] === 0x3a || bytes[at] === 0x3d);
}

/** Whether what begins here is the first key of an object that may hold a value: not a function's body, a type, an object of objects. */
export function isObject(look: NameLook, first: number): boolean {
  const { bytes } = look;
  const quote = CLASSES[bytes[first]!] === QUOTE ? 1 : 0;
  if (isArrowFunction(look) || (quote === 0 && CLASSES[bytes[first]!] !== WORD) || bytes[first] === 0x2f) return false;
  let at = first + quote;
  while (at < first + 32 && CLASSES[bytes[at]!] === WORD) at++;
  at = skipSpace(bytes, at + quote);
  if (bytes[at] === 0x3d && bytes[at + 1] === 0x3e) at++;
  return bytes[skipSpace(bytes, at + 1, true)] !== 0x7b;
}

const BEFORE_ARGUMENT = markSet('(,=');

/** `(token => {`. */
function isArrowFunction({ bytes, before, quoted, behind }: NameLook): boolean {
  return bytes[behind + 1] === 0x3e && !quoted && BEFORE_ARGUMENT[bytes[before]!] === 1;
}

/** Whether the string that begins here is none of several words, as far as is near. */
export function isItem(bytes: Uint8Array, from: number): boolean {
  for (let at = from + 1; at < from + 32 && bytes[at] !== bytes[from]; at++) {
    if (CLASSES[bytes[at]!] === SPACE) return bytes[at - 1]! === 0x72 || bytes[at - 1] === 0x63;
  }
  return true;
}

/** `constant String := "x"`, from the second word on. */
export function isAdaType(bytes: Uint8Array, from: number, limit: number): boolean {
  const at = CLASSES[bytes[from]!] === WORD ? skipType(bytes, from, limit) : from;
  return bytes[at] === 0x3a && bytes[at + 1] === 0x3d;
}

/** The first byte behind a type's name and blanks. */
export function skipType(bytes: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit && (CLASSES[bytes[at]!] === WORD || bytes[at] === 0x5b || bytes[at] === 0x5d)) at++;
  return skipSpace(bytes, at);
}

/** Strings that are not empty, separated by commas; 2 if the text goes on. */
export function countStrings(bytes: Uint8Array, from: number, limit: number): number {
  let count = 0;
  for (let at = from; CLASSES[bytes[at]!] === QUOTE; at = skipSpace(bytes, at + 2, true)) {
    const quote = bytes[at]!;
    if (bytes[at + 1] !== quote) count++;
    for (at++; bytes[at] !== quote; at++) if (at >= limit) return 2;
    if (bytes[at + 1] !== 0x2c) return count;
  }
  return count;
}

/** Whether `default` or `optional` is in the line, before a string. */
export function hasDefault(bytes: Uint8Array, from: number, limit: number): boolean {
  let found = false;
  for (let at = from; at < limit; at++) {
    const kind = CLASSES[bytes[at]!]!;
    if (kind === LINE_END) return false;
    if (kind === QUOTE) return found;
    // fau, pti
    found ||=
      (bytes[at] === 0x66 && bytes[at + 1] === 0x61 && bytes[at + 2] === 0x75) ||
      (bytes[at] === 0x70 && bytes[at + 1] === 0x74 && bytes[at + 2] === 0x69);
  }
  return found;
}

/** What is behind a lookup: the first byte that is no blank and no bracket, the one after it, and whether there was a blank or bracket. */
interface Rest {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly next: number;
  readonly isApart: boolean;
}

function startsString(bytes: Uint8Array, from: number): boolean {
  return CLASSES[bytes[skipSpace(bytes, from, true)]!] === QUOTE;
}

const LINE_STARTS = markSet('"\'`eE|');

/** How a default may begin, by its first byte. */
const DEFAULTS: ReadonlyMap<number, (rest: Rest) => boolean> = new Map(
  Object.entries({
    '|': ({ bytes, at, next }: Rest) => next === 0x7c || (bytes[skipSpace(bytes, at + 1)]! | 32) === 0x64,
    '?': ({ next }: Rest) => next === 0x3f || next === 0x3a,
    '/': ({ next }: Rest) => next === 0x2f,
    // or
    o: ({ bytes, at, next }: Rest) => next === 0x72 && isValueStart(bytes, skipSpace(bytes, at + 2, true)),
    // as
    aA: ({ bytes, at, next, isApart }: Rest) => (next | 32) === 0x73 && (isApart || bytes[at + 2] === 0x20),
    // else, equ
    e: ({ bytes, at, next, isApart }: Rest) => (next === 0x6c && isApart) || (next === 0x71 && bytes[at + 2] === 0x75),
    // EQU, DB
    EDd: ({ next }: Rest) => (next | 32) === 0x71 || (next | 32) === 0x62,
    // PIC, TYPE
    PT: ({ next }: Rest) => next === 0x49 || next === 0x59,
    '.': ({ bytes, at, next }: Rest) => CLASSES[next] === WORD || (next === 0x20 && bytes[at + 2] === 0x22),
    ':,=': ({ bytes, at, next }: Rest) => startsString(bytes, next === 0x3e ? at + 2 : at + 1),
    '}': () => true,
    '[': ({ bytes, at }: Rest) => isAssigned(bytes, at),
    '"\'': ({ next }: Rest) => CLASSES[next] === WORD || next === 0x3a,
    '\n': ({ bytes, at }: Rest) => LINE_STARTS[bytes[skipSpace(bytes, at, true)]!] === 1,
    '{': ({ bytes, at }: Rest) => CLASSES[bytes[skipSpace(bytes, at + 1)]!] === QUOTE,
  }).flatMap(([chars, test]) => Array.from(chars, (char) => [char.charCodeAt(0), test] as const)),
);

/** Whether a lookup may have a default behind it: `||`, `??`, `?:`, `//`, `or`, `.get_or(`, `{ ... }`, `| default`. */
export function isFallback(bytes: Uint8Array, from: number): boolean {
  let at = from;
  while (at < from + 4 && (CLASSES[bytes[at]!] === SPACE || bytes[at] === 0x29 || bytes[at] === 0x5d)) at++;
  return DEFAULTS.get(bytes[at]!)?.({ bytes, at, next: bytes[at + 1]!, isApart: at > from }) === true;
}

/** Whether the name may be that of a variable in braces, `${NAME:-value}`. */
export function isExpansion(bytes: Uint8Array, start: number): boolean {
  return bytes[start - 1] === 0x7b && (bytes[start - 2] === 0x24 || bytes[start - 2] === 0x23);
}
