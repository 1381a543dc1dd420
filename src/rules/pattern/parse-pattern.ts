import { itemAt } from '../../core/present.ts';
import { ALL_BYTES, foldBytes, oneByte, otherBytes } from './byte-set.ts';
import { accept, acceptMatch, type Cursor, nextByte, rejectPattern } from './pattern-cursor.ts';
import { FRAGMENTS } from './fragments.ts';
import { readClass, readPatternEscape } from './pattern-class.ts';
import type { Pattern, PatternNode, PlaceOf } from './pattern.ts';

const NOT_NEWLINE = otherBytes(oneByte(10));
/** Deepest nesting of groups; no person writes more. */
const MAX_DEPTH = 50;

interface Reading extends Cursor {
  readonly names: (string | undefined)[];
  depth: number;
}

/** Flags that `(?i)` and `(?s)` have set, until the end of the group. */
interface Flags {
  fold: boolean;
  dotAll: boolean;
}

/**
 * Parses a pattern in the syntax of JavaScript or RE2 into byte sets.
 * @throws ScanError `pattern-invalid` at anything that is unbounded, or cannot be expressed exactly on bytes
 */
export function parsePattern(text: string, placeOf: PlaceOf): Pattern {
  const reading: Reading = { text, placeOf, at: 0, names: [], depth: 0 };
  const root = readChoice(reading, { fold: false, dotAll: false });
  if (reading.at < text.length) rejectPattern(reading, reading.at, 'unmatched )', 'write \\) for a literal one');
  const { names } = reading;
  const named = names.indexOf('secret');
  return { root, secret: named >= 0 ? named : names.length > 0 ? 0 : undefined };
}

function readChoice(reading: Reading, flags: Flags): PatternNode {
  const options = [readSequence(reading, flags)];
  while (accept(reading, '|')) options.push(readSequence(reading, flags));
  return options.length === 1 ? itemAt(options, 0) : { kind: 'choice', options };
}

function readSequence(reading: Reading, flags: Flags): PatternNode {
  const items: PatternNode[] = [];
  while (reading.at < reading.text.length && !/[|)]/.test(itemAt(reading.text, reading.at))) {
    if (accept(reading, '\\Q')) {
      items.push(...readQuoted(reading, flags));
      continue;
    }
    const start = reading.at;
    const atom = readAtom(reading, flags);
    if (atom) items.push(readRepeat(reading, atom, start));
  }
  return items.length === 1 ? itemAt(items, 0) : { kind: 'sequence', items };
}

function byteNode(code: number, flags: Flags): PatternNode {
  return { kind: 'bytes', set: flags.fold ? foldBytes(oneByte(code)) : oneByte(code) };
}

function readQuoted(reading: Reading, flags: Flags): PatternNode[] {
  const items: PatternNode[] = [];
  while (reading.at < reading.text.length && !accept(reading, '\\E')) items.push(byteNode(nextByte(reading), flags));
  if (/^[*+?{]/.test(reading.text.slice(reading.at))) {
    rejectPattern(reading, reading.at, 'a repetition right after \\E', 'put the repeated part into a group');
  }
  return items;
}

function readAtom(reading: Reading, flags: Flags): PatternNode | undefined {
  const start = reading.at;
  if (accept(reading, '(')) return readGroup(reading, flags);
  if (accept(reading, '[')) return { kind: 'bytes', set: readClass(reading, flags.fold) };
  if (accept(reading, '.')) return { kind: 'bytes', set: flags.dotAll ? ALL_BYTES : NOT_NEWLINE };
  if (accept(reading, '\\')) {
    const { set, single } = readPatternEscape(reading);
    return single === undefined ? { kind: 'bytes', set } : byteNode(single, flags);
  }
  const char = itemAt(reading.text, start);
  if (char === '^' || char === '$') {
    rejectPattern(
      reading,
      start,
      `${char}: the edges of a line or blob are not visible in a window`,
      'leave it out, or match the newline itself',
    );
  }
  if (/[*+?]/.test(char) || /^\{\d+(?:,\d*)?\}/.test(reading.text.slice(start))) {
    rejectPattern(reading, start, 'nothing to repeat', 'put the repeated part into a group, or escape the character');
  }
  return byteNode(nextByte(reading), flags);
}

function readGroup(reading: Reading, flags: Flags): PatternNode | undefined {
  const start = reading.at - 1;
  if (accept(reading, '?:')) return readBody(reading, flags, start);
  const fragment = acceptMatch(reading, /\?&(\w+)\)/y);
  if (fragment) return readFragment(reading, { start, name: itemAt(fragment, 1) });
  const look = acceptMatch(reading, /\?([=!])/y);
  if (look) return { kind: 'look', item: readBody(reading, flags, start), negative: look[1] === '!' };
  const name = acceptMatch(reading, /\?P?<([A-Za-z_]\w*)>/y);
  if (name || reading.text[reading.at] !== '?') return readCapture(reading, flags, { start, name: name?.[1] });
  const switches = acceptMatch(reading, /\?([ism]*)(?:-([ism]+))?([:)])/y);
  if (!switches) return rejectGroup(reading, start);
  const inner = switchFlags(flags, itemAt(switches, 1), switches[2] ?? '');
  if (switches[3] === ':') return readBody(reading, inner, start);
  Object.assign(flags, inner);
  return undefined;
}

/** Inserts a shared part by its name. The flags around it do not apply to it. */
function readFragment(reading: Reading, group: { start: number; name: string }): PatternNode {
  const source = FRAGMENTS.get(group.name);
  if (source === undefined) {
    const known = [...FRAGMENTS.keys()].join(', ');
    rejectPattern(reading, group.start, `no fragment is called ${group.name}`, `known: ${known}`);
  }
  return parsePattern(source, () => reading.placeOf(group.start)).root;
}

function readCapture(reading: Reading, flags: Flags, group: { start: number; name: string | undefined }): PatternNode {
  const index = reading.names.length;
  if (group.name && reading.names.includes(group.name))
    rejectPattern(reading, group.start, `duplicate group name ${group.name}`);
  reading.names.push(group.name);
  return { kind: 'capture', item: readBody(reading, flags, group.start), index, name: group.name };
}

function rejectGroup(reading: Reading, start: number): never {
  const rest = reading.text.slice(start);
  if (/^\(\?<[=!]/.test(rest))
    rejectPattern(reading, start, 'lookbehind is not allowed', 'match the text before it and capture the secret');
  if (rest.startsWith('(?>')) rejectPattern(reading, start, 'atomic groups are not allowed', 'use (?:...)');
  rejectPattern(
    reading,
    start,
    'unknown kind of group',
    'known: (?:, (?=, (?!, (?<name>, (?P<name>, (?i), (?s), (?i:...), (?-i:...), (?&fragment)',
  );
}

/** `m` only affects `^` and `$`, which are rejected anyway. */
function switchFlags(flags: Flags, on: string, off: string): Flags {
  return {
    fold: (flags.fold || on.includes('i')) && !off.includes('i'),
    dotAll: (flags.dotAll || on.includes('s')) && !off.includes('s'),
  };
}

function readBody(reading: Reading, flags: Flags, start: number): PatternNode {
  if (++reading.depth > MAX_DEPTH) rejectPattern(reading, start, `groups nested more than ${MAX_DEPTH} deep`);
  const body = readChoice(reading, { ...flags });
  if (!accept(reading, ')')) rejectPattern(reading, start, 'unclosed (', 'write \\( for a literal one');
  reading.depth--;
  return body;
}

function readRepeat(reading: Reading, item: PatternNode, start: number): PatternNode {
  const at = reading.at;
  const bounds = readBounds(reading);
  if (!bounds) return item;
  const { min, max } = bounds;
  if (max < min) rejectPattern(reading, at, 'a repetition with reversed bounds');
  if (/^\(\?[=!]/.test(reading.text.slice(start))) rejectPattern(reading, start, 'a repeated lookahead');
  const lazy = accept(reading, '?');
  if (/^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(reading.text.slice(reading.at))) {
    const hint = 'put the inner one into a group';
    rejectPattern(reading, reading.at, 'a repetition of a repetition, or a possessive one', hint);
  }
  return { kind: 'repeat', item, min, max, lazy };
}

function readBounds(reading: Reading): { readonly min: number; readonly max: number } | undefined {
  const at = reading.at;
  if (/^\{,\d+\}/.test(reading.text.slice(at))) {
    rejectPattern(reading, at, 'a repetition without a lower bound', 'write {0,n}');
  }
  const match = acceptMatch(reading, /[*+?]|\{(\d+)(?:(,)(\d*))?\}/y);
  if (!match) return undefined;
  const [sign, low, comma, high] = match;
  if (sign === '?') return { min: 0, max: 1 };
  if (low === undefined || (comma && !high)) {
    const hint = 'write one, such as {1,200}: the longest match must be known';
    rejectPattern(reading, at, `${sign} has no upper bound`, hint);
  }
  return { min: Number(low), max: Number(high ?? low) };
}
