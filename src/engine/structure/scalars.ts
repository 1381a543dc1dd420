import type { TextSpan } from './named-value.ts';

/** Longest value that is read. */
const MAX_SCALAR = 1100;
/** Letters that languages put before a string: `b`, `f`, `r`, `u`, `L`, `@`, `$`. */
const PREFIXES = 'bBfFrRuUL@$';

/** A scalar, and where reading goes on. */
export interface Scalar extends TextSpan {
  readonly quoted: boolean;
  readonly next: number;
}

/** Reads a string in quotes that begins at `at`, after a prefix of a language; undefined if there is none, or its end is not known. */
export function readQuoted(text: string, at: number): Scalar | undefined {
  let start = at;
  while (start < at + 2 && PREFIXES.includes(text[start] ?? ' ')) start++;
  const quote = text.charCodeAt(start);
  if (quote !== 0x22 && quote !== 0x27 && quote !== 0x60) return undefined;
  const end = closingQuote(text, start + 1, quote);
  return end < 0 ? undefined : { start: start + 1, end, quoted: true, next: end + 1 };
}

/** Where a string is closed in its line, or -1; in backticks, a backslash escapes nothing. */
function closingQuote(text: string, from: number, quote: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === 0x0a) return -1;
    if (code === 0x5c && quote !== 0x60 && text.charCodeAt(++at) === 0x0a) return -1;
  }
  return -1;
}

/** Reads a value up to the end of its line, or to one of `stops`; blanks around it do not belong to it. */
export function readPlain(text: string, at: number, stops: string): Scalar {
  let end = at;
  const limit = Math.min(text.length, at + MAX_SCALAR);
  while (end < limit && text[end] !== '\n' && !stops.includes(text[end]!)) end++;
  const next = end;
  while (end > at && isBlank(text.charCodeAt(end - 1))) end--;
  return { start: at, end, quoted: false, next };
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}

/** The first byte from `at` on that is no blank; line ends count as blanks if `lines`. */
export function skipBlanks(text: string, at: number, lines = false): number {
  let next = at;
  while (next < text.length && (isBlank(text.charCodeAt(next)) || (lines && text[next] === '\n'))) next++;
  return next;
}

/** The last byte before `at` that is no blank, or -1. */
export function skipBlanksBack(text: string, at: number, lines = false): number {
  let before = at - 1;
  while (before >= 0 && (isBlank(text.charCodeAt(before)) || (lines && text[before] === '\n'))) before--;
  return before;
}
