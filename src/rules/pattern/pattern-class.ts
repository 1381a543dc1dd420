import { itemAt, present } from '../../core/present.ts';
import { type ByteSet, byteRange, bytesOf, foldBytes, NO_BYTES, oneByte, otherBytes } from './byte-set.ts';
import { accept, acceptMatch, type Cursor, nextByte, rejectPattern } from './pattern-cursor.ts';

const DIGIT = byteRange(48, 57);
const UPPER = byteRange(65, 90);
const LOWER = byteRange(97, 122);
const WORD = DIGIT | UPPER | LOWER | oneByte(95);
const GRAPHIC = byteRange(33, 126);
/** White space of RE2; JavaScript's also includes the vertical tab and, in Latin-1, the no-break space. */
const SPACE = bytesOf('\t\n\f\r ');

const SHORTHANDS = new Map([
  ['d', DIGIT],
  ['D', otherBytes(DIGIT)],
  ['w', WORD],
  ['W', otherBytes(WORD)],
  ['s', SPACE],
  ['S', otherBytes(SPACE)],
]);

const POSIX = new Map([
  ['alnum', DIGIT | UPPER | LOWER],
  ['alpha', UPPER | LOWER],
  ['ascii', byteRange(0, 127)],
  ['blank', bytesOf('\t ')],
  ['cntrl', byteRange(0, 31) | oneByte(127)],
  ['digit', DIGIT],
  ['graph', GRAPHIC],
  ['lower', LOWER],
  ['print', GRAPHIC | oneByte(32)],
  ['punct', GRAPHIC & otherBytes(DIGIT | UPPER | LOWER)],
  ['space', bytesOf('\t\n\v\f\r ')],
  ['upper', UPPER],
  ['word', WORD],
  ['xdigit', DIGIT | byteRange(65, 70) | byteRange(97, 102)],
]);

const CONTROLS = new Map([
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
]);

const REFUSED: readonly (readonly [RegExp, string, string])[] = [
  [/[bB]/, 'the engine checks word boundaries', 'leave it out: `boundary: word` checks both sides of the secret'],
  [/[Az]/, 'the edges of the blob are not visible in a window', 'leave it out'],
  [/[ZG]/, 'an anchor that does not apply to bytes', 'leave it out'],
  [/[pP]/, 'Unicode classes do not apply to bytes', 'write an ASCII class'],
  [/[1-9k]/, 'back references are not allowed', 'repeat the class instead'],
];

/** A member of a class or an escape; `single` if it is one byte and may begin or end a range. */
interface Member {
  readonly set: ByteSet;
  readonly single: number | undefined;
}

function oneMember(code: number): Member {
  return { set: oneByte(code), single: code };
}

/** The bytes of an escape; the cursor is after the backslash. */
export function readPatternEscape(cursor: Cursor): Member {
  const start = cursor.at - 1;
  const hex = acceptMatch(cursor, /x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(0)(?![0-9])/y);
  if (hex) {
    const code = Number.parseInt(hex.slice(1).join(''), 16);
    if (code > (hex[2] === undefined ? 127 : 255))
      rejectPattern(cursor, start, 'a pattern is ASCII', 'write codes up to 7F, or a byte as \\xFF');
    return oneMember(code);
  }
  if (cursor.at >= cursor.text.length) rejectPattern(cursor, start, 'a backslash at the end');
  const char = String.fromCharCode(nextByte(cursor));
  const shorthand = SHORTHANDS.get(char);
  if (shorthand !== undefined) return { set: shorthand, single: undefined };
  const control = CONTROLS.get(char);
  if (control !== undefined) return oneMember(control);
  if (/[0-9A-Za-z]/.test(char)) rejectEscape(cursor, start, char);
  return oneMember(char.charCodeAt(0));
}

function rejectEscape(cursor: Cursor, start: number, char: string): never {
  const refused = REFUSED.find(([chars]) => chars.test(char));
  if (refused) rejectPattern(cursor, start, `\\${char}: ${refused[1]}`, refused[2]);
  rejectPattern(cursor, start, `unknown escape \\${char}`, `write ${char} without the backslash for the letter itself`);
}

/** One member of a class: a named class, an escape or a character. */
function readMember(cursor: Cursor): Member {
  const start = cursor.at;
  const named = acceptMatch(cursor, /\[:(\^?)([a-z]+):\]/y);
  if (named) {
    const set = POSIX.get(itemAt(named, 2));
    if (set === undefined)
      rejectPattern(cursor, start, `unknown class ${named[0]}`, `known: ${[...POSIX.keys()].join(', ')}`);
    return { set: named[1] ? otherBytes(set) : set, single: undefined };
  }
  if (accept(cursor, '\\')) return readPatternEscape(cursor);
  return oneMember(nextByte(cursor));
}

/** The upper end of a range at its `-`; undefined if that `-` is a member itself. */
function readRangeEnd(cursor: Cursor, low: number, start: number): number | undefined {
  if (!/^-[^\]]/.test(cursor.text.slice(cursor.at, cursor.at + 2))) return undefined;
  cursor.at++;
  const { single } = readMember(cursor);
  if (single === undefined)
    rejectPattern(cursor, start, 'a range ends in a class', 'put the - last in the brackets or escape it');
  if (single < low) rejectPattern(cursor, start, 'a reversed range');
  return single;
}

/** A bracket class; the cursor is after its `[`. Folding comes before negation, as in RE2. */
export function readClass(cursor: Cursor, fold: boolean): ByteSet {
  const open = cursor.at - 1;
  const negative = accept(cursor, '^');
  if (cursor.text[cursor.at] === ']') {
    rejectPattern(cursor, cursor.at, 'a ] right after [ means different things in different dialects', 'write \\]');
  }
  let set = NO_BYTES;
  while (!accept(cursor, ']')) {
    if (cursor.at >= cursor.text.length) rejectPattern(cursor, open, 'unclosed [');
    const start = cursor.at;
    const member = readMember(cursor);
    const end = member.single === undefined ? undefined : readRangeEnd(cursor, member.single, start);
    set |= end === undefined ? member.set : byteRange(present(member.single), end);
  }
  if (fold) set = foldBytes(set);
  if (negative) set = otherBytes(set);
  if (set === NO_BYTES) rejectPattern(cursor, open, 'a class that matches nothing');
  return set;
}
