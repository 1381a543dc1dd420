import { textOf } from './look-at-cell.ts';
import { CLASSES, LINE_END, LOOK_BEFORE, QUOTE, SPACE, WORD, skipSpace, type NameLook } from './look.ts';
import { isSetter } from '../directives.ts';

/** Whether the name is an option with its argument behind one blank: help texts have more. */
export function isOption({ bytes, start, end, behind }: NameLook): boolean {
  if (bytes[start] !== 0x2d && bytes[start] !== 0x2f && bytes[start - 1] !== 0x2f) return false;
  if (behind > end + 1 || CLASSES[bytes[start - 1]!] === WORD) return false;
  return bytes[behind] !== 0x2d && (bytes[start] === 0x2d || !bytes.subarray(start + 1, end).includes(0x2f));
}

/** Whether the name is an option, and its argument the next item of a list. */
export function isOptionItem({ bytes, start, behind }: NameLook): boolean {
  return bytes[start] === 0x2d && bytes[skipSpace(bytes, behind, true)] === 0x2d;
}

/** Whether a word or string behind the name may be its value in a directive or a language that puts no operator between. */
export function mayBeDirective(look: NameLook): boolean {
  const { bytes, start, end, before } = look;
  const isString = startsWord(look);
  // CMake: `set(NAME "value")`; Lisp: `(name "value")`, `:name "value"`
  if (bytes[start - 1] === 0x28) return isString || (bytes[start - 2]! | 32) === 0x74;
  if (isString && (bytes[start - 1] === 0x3a || end - start <= MAX_PLAIN)) return true;
  // `{ algorithm hmac-sha512; secret x; }`
  if (bytes[before] === 0x3b || bytes[before] === 0x7b) return isLastWord(look);
  return mayBeDirectiveOfLine(look, isString);
}

/** Whether a string that is not empty begins behind the name. */
function startsWord({ bytes, behind }: NameLook): boolean {
  return CLASSES[bytes[behind]!] === QUOTE && CLASSES[bytes[behind + 1]!] === WORD;
}

function mayBeDirectiveOfLine(look: NameLook, isString: boolean): boolean {
  const { bytes, start, quoted } = look;
  let line = start;
  while (CLASSES[bytes[line - 1]!] !== LINE_END)
    if (--line <= start - LOOK_BEFORE) return isString || wordsBefore(bytes, line, start) <= 4;
  const first = skipSpace(bytes, line);
  if (first >= start - (quoted ? 1 : 0)) return isLastWord(look) || !isLowerWordAt(look);
  return isBehindSetter(look) || startsWithSetter(bytes, first, start) || hasStrongWord(look);
}

/** `config set X value`, `meta-data put X value`. */
function isBehindSetter({ bytes, before }: NameLook): boolean {
  const second = bytes[before - 1]! | 32;
  return (bytes[before]! | 32) === 0x74 && (second === 0x65 || second === 0x75);
}

function startsWithSetter(bytes: Uint8Array, first: number, start: number): boolean {
  let stop = first;
  while (stop < start && CLASSES[bytes[stop]!] !== SPACE) stop++;
  return stop - first <= 24 && isSetter(textOf(bytes, first, stop));
}

/** Longest name that prose and languages alike put before a string: `passphrase "x"`. */
const MAX_PLAIN = 10;

/** Digits (1) and letters (2), by byte. */
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) =>
  /\d/.test(String.fromCharCode(byte)) ? 1 : /[A-Za-z]/.test(String.fromCharCode(byte)) ? 2 : 0,
);

/** Whether one of the next words has letters and digits, as no word of a sentence has. */
function hasStrongWord({ bytes, behind, limit }: NameLook): boolean {
  let length = 0;
  let kinds = 0;
  for (let at = behind, words = 0; at < limit && words < 4; at++) {
    const byte = bytes[at]!;
    const kind = CLASSES[byte]!;
    if ((kind & (SPACE | LINE_END)) === 0) {
      length++;
      kinds |= KINDS[byte]!;
      continue;
    }
    if (kinds === 3 && length >= 6) return true;
    if (kind === LINE_END) return false;
    words++;
    length = 0;
    kinds = 0;
  }
  return kinds === 3 && length >= 6;
}

/** Whether the word behind the name is letters in lower case alone. */
function isLowerWordAt({ bytes, behind, limit }: NameLook): boolean {
  for (let at = behind; at < limit && (CLASSES[bytes[at]!]! & (SPACE | LINE_END)) === 0; at++) {
    if (bytes[at]! < 0x61 || bytes[at]! > 0x7a) return bytes[at] === 0x2c || bytes[at] === 0x2e;
  }
  return true;
}

function wordsBefore(bytes: Uint8Array, from: number, to: number): number {
  let words = 0;
  for (let at = from; at < to; at++) if (CLASSES[bytes[at]!] === SPACE && CLASSES[bytes[at + 1]!] !== SPACE) words++;
  return words;
}

/** Whether one word follows in the line, or a string. */
function isLastWord({ bytes, behind, limit }: NameLook): boolean {
  if (CLASSES[bytes[behind]!] === QUOTE) return true;
  let at = behind;
  while (at < limit && (CLASSES[bytes[at]!]! & (SPACE | LINE_END)) === 0) at++;
  at = skipSpace(bytes, at);
  return at >= limit || CLASSES[bytes[at]!] === LINE_END || bytes[at] === 0x23 || bytes[at] === 0x3b;
}

/** Whether nothing but blanks, a dash and a quote is before the name in its line. */
export function standsFirst({ bytes, start }: NameLook): boolean {
  for (let at = start - 1; at > start - LOOK_BEFORE; at--) {
    const kind = CLASSES[bytes[at]!]!;
    if (kind === LINE_END) return true;
    if (kind !== SPACE && kind !== QUOTE && bytes[at] !== 0x2d) return false;
  }
  return true;
}
