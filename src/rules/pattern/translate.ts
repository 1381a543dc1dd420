import { itemAt } from '../../core/present.ts';
import { ALL_BYTES, type ByteSet, byteRange, listBytes, otherBytes } from './byte-set.ts';
import { parsePattern } from './parse-pattern.ts';
import type { Pattern, PatternNode, PlaceOf } from './pattern.ts';

const HIGH_BYTES = byteRange(128, 255);
const NAMED = new Map([
  [9, '\\t'],
  [10, '\\n'],
  [11, '\\v'],
  [12, '\\f'],
  [13, '\\r'],
]);

/**
 * Translates a pattern in the syntax of RE2 or JavaScript to JavaScript source without flags, exact on a Latin-1 string.
 * @throws ScanError `pattern-invalid`
 */
export function translatePattern(text: string, placeOf: PlaceOf = (offset) => `pattern:${offset + 1}`): string {
  return printPattern(parsePattern(text, placeOf));
}

/** Prints a pattern as JavaScript source. Its one capture, named `secret`, is the secret; other groups do not capture. */
export function printPattern(pattern: Pattern): string {
  return printNode(pattern.root, pattern.secret);
}

function printNode(node: PatternNode, secret: number | undefined): string {
  switch (node.kind) {
    case 'bytes':
      return printSet(node.set);
    case 'sequence':
      return node.items
        .map((item) => (item.kind === 'choice' ? group(printNode(item, secret)) : printNode(item, secret)))
        .join('');
    case 'choice':
      return node.options.map((option) => printNode(option, secret)).join('|');
    case 'repeat':
      return printRepeat(node, secret);
    case 'capture':
      return node.index === secret ? `(?<secret>${printNode(node.item, secret)})` : group(printNode(node.item, secret));
    case 'look':
      return `(?${node.negative ? '!' : '='}${printNode(node.item, secret)})`;
  }
}

function group(source: string): string {
  return `(?:${source})`;
}

function printRepeat(node: PatternNode & { kind: 'repeat' }, secret: number | undefined): string {
  const { item, min, max } = node;
  const inner = printNode(item, secret);
  const atom = item.kind === 'bytes' || (item.kind === 'capture' && item.index === secret) ? inner : group(inner);
  const bounds = min === 0 && max === 1 ? '?' : min === max ? `{${min}}` : `{${min},${max === Infinity ? '' : max}}`;
  return atom + bounds + (node.lazy ? '?' : '');
}

function printSet(set: ByteSet): string {
  if (set === ALL_BYTES) return '[^]';
  const bytes = listBytes(set);
  if (bytes.length === 1) return printByte(itemAt(bytes, 0), /[\\^$.*+?()[\]{}|/]/);
  return set & HIGH_BYTES ? `[^${printRanges(listBytes(otherBytes(set)))}]` : `[${printRanges(bytes)}]`;
}

function printRanges(bytes: readonly number[]): string {
  let source = '';
  for (let i = 0; i < bytes.length;) {
    let end = i;
    while (bytes[end + 1] === itemAt(bytes, end) + 1) end++;
    const [first, last] = [printByte(itemAt(bytes, i), /[\\\]^-]/), printByte(itemAt(bytes, end), /[\\\]^-]/)];
    source += end === i ? first : end === i + 1 ? first + last : `${first}-${last}`;
    i = end + 1;
  }
  return source;
}

function printByte(byte: number, special: RegExp): string {
  const char = String.fromCharCode(byte);
  if (byte < 32 || byte > 126) return NAMED.get(byte) ?? `\\x${byte.toString(16).padStart(2, '0')}`;
  return special.test(char) ? `\\${char}` : char;
}
