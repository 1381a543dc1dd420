import { CLASSES, LINE_END, LOOK_BEFORE, QUOTE, SPACE, WORD, markSet, type NameLook } from './look.ts';
import { isNameLabel } from '../labels.ts';

/** Whether the name is a cell of a table in text: the row's separator is before it, or the line's start. */
export function isCell({ bytes, start, before, quoted }: NameLook): boolean {
  const near = bytes[quoted ? start - 2 : start - 1]!;
  if (near === 0x2c || near === 0x3b || near === 0x09 || CLASSES[near] === LINE_END) return true;
  return bytes[before] === 0x7c && isBarred(bytes, before);
}

/** Whether a line begins with a bar, as rows of tables in text do. */
function isBarred(bytes: Uint8Array, bar: number): boolean {
  let first = bar;
  for (let at = bar; CLASSES[bytes[at]!] !== LINE_END; at--) {
    if (at <= bar - LOOK_BEFORE) return true;
    if (CLASSES[bytes[at]!] !== SPACE) first = at;
  }
  return bytes[first] === 0x7c;
}

/** Whether the name is one of a table's heads: a cell in a line that is no code. */
export function isHead(look: NameLook): boolean {
  const { bytes, start, behind, limit } = look;
  if (!isCell(look) || (CLASSES[bytes[start - 1]!] === LINE_END && CLASSES[bytes[behind]!] === LINE_END)) return false;
  for (let at = start - 1; at > start - LOOK_BEFORE && CLASSES[bytes[at]!] !== LINE_END; at--)
    if (isCode(bytes[at]!)) return false;
  for (let at = behind; at < limit && CLASSES[bytes[at]!] !== LINE_END; at++) if (isCode(bytes[at]!)) return false;
  return true;
}

/** One of `(){}=`. */
function isCode(byte: number): boolean {
  return byte === 0x28 || byte === 0x29 || byte === 0x7b || byte === 0x7d || byte === 0x3d;
}

/** Whether the name is the first cell of a line without blanks. */
export function isFirstCell({ bytes, start, behind, limit }: NameLook): boolean {
  if (CLASSES[bytes[start - 1]!] !== LINE_END) return false;
  for (let at = start; at < limit && CLASSES[bytes[at]!] !== LINE_END; at++)
    if (CLASSES[bytes[at]!] === SPACE) return false;
  return bytes[behind + 1] !== undefined;
}

/** `[X]` alone in its line. */
export function isSection({ bytes, start, behind }: NameLook): boolean {
  if (CLASSES[bytes[behind + 1]!] !== LINE_END) return false;
  for (let at = start - 1; at > start - LOOK_BEFORE; at--) {
    if (bytes[at] === 0x5b) return CLASSES[bytes[at - 1]!] === LINE_END;
    if (CLASSES[bytes[at]!] === LINE_END) return false;
  }
  return true;
}

const OPERATORS = markSet(':=');

/** Whether the name is the value of a key such as `name`. */
export function isLabelled({ bytes, before, start: name }: NameLook): boolean {
  const isArrow = bytes[before] === 0x3e && bytes[before - 1] === 0x3d;
  if (!isArrow && OPERATORS[bytes[before]!] !== 1) return false;
  let end = isArrow ? before - 1 : before;
  const limit = name - LOOK_BEFORE - 8;
  while (end > limit && (CLASSES[bytes[end - 1]!]! & (SPACE | QUOTE)) !== 0) end--;
  let start = end;
  while (start > limit && CLASSES[bytes[start - 1]!] === WORD) start--;
  return (
    start === limit || isForLabel(bytes, start) || isNameLabel(textOf(bytes, start, end)) || isSerialised(bytes, before)
  );
}

/** `forKey:`, `forHTTPHeaderField:`: the value is the argument before. */
function isForLabel(bytes: Uint8Array, start: number): boolean {
  return bytes[start] === 0x66 && bytes[start + 1] === 0x6f && bytes[start + 2] === 0x72 && bytes[start + 3]! < 0x5b;
}

/** `s:8:"`. */
function isSerialised(bytes: Uint8Array, operator: number): boolean {
  let at = operator - 1;
  while (at > operator - 5 && bytes[at]! >= 0x30 && bytes[at]! <= 0x39) at--;
  return bytes[at] === 0x3a && bytes[at - 1] === 0x73;
}

/** Bytes as Latin-1; a few of them. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}
