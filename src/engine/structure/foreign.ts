import { type NamedValue, mayHoldSecret, type TextSpan } from './named-value.ts';
import { readQuoted } from './scalars.ts';

/** What is between a name that is not ASCII and its value: the word's rest, quotes, an operator (the full-width colon, too). */
const OPERATOR = /^[\x80-\xff\w]{0,40}["'`]?[ \t]{0,8}(?:\xef\xbc\x9a|:=|=>|[:=,(])[ \t]{0,8}/;

/** Reads the value of a password whose name is written in another script; rules know ASCII names alone. */
export function readForeign(text: string, anchor: TextSpan): NamedValue[] {
  const { end } = anchor;
  const operator = OPERATOR.exec(text.slice(end, end + 80));
  if (!operator) return [];
  const at = end + operator[0].length;
  const value = readQuoted(text, at) ?? { start: at, end: wordEnd(text, at) };
  return mayHoldSecret(text, value) ? [{ name: 'password', value }] : [];
}

/** Whether an operator may be behind a word: a quick look that refuses words in sentences and labels. */
export function lookAtForeign(bytes: Uint8Array, at: number, length: number): boolean {
  let end = at + length;
  while (end < at + MAX_LOOK && (bytes[end]! >= 0x80 || isWordByte(bytes[end]!)))
    if (isWideColon(bytes, end++)) return true;
  while (BETWEEN.has(bytes[end]!)) end++;
  const operator = bytes[end]!;
  if (operator === 0x3a || operator === 0x3d) return true;
  if (operator !== 0x2c && operator !== 0x28) return false;
  while (bytes[end + 1] === 0x20) end++;
  return BETWEEN.has(bytes[end + 1]!);
}

/** Blanks and quotes. */
const BETWEEN: ReadonlySet<number> = new Set([0x20, 0x09, 0x22, 0x27, 0x60]);

function isWideColon(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x9a;
}

const MAX_LOOK = 80;

function isWordByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x5f || ((byte | 32) >= 0x61 && (byte | 32) <= 0x7a);
}

/** Unquoted passwords are ASCII without blanks: a sentence is none. */
function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && /[!-~]/.test(text[end]!) && !/[,;"'`<>)}\]]/.test(text[end]!)) end++;
  return end;
}
