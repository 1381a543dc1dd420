import { isCell, isFirstCell, isHead, isLabelled, isSection } from './look-at-cell.ts';
import {
  countStrings,
  hasDefault,
  isAdaType,
  isExpansion,
  isFallback,
  isItem,
  isObject,
  isValueStart,
  skipType,
} from './look-at-value.ts';
import { isOption, isOptionItem, mayBeDirective, standsFirst } from './look-at-word.ts';
import {
  CLASSES,
  LINE_END,
  LOOK_BEFORE,
  LOOK_BEHIND,
  NOTHING,
  QUOTE,
  READ_AS,
  SPACE,
  WORD,
  byteBefore,
  skipSpace,
  type NameLook,
  markSet,
} from './look.ts';

/** What rules allow in a name behind its word: `password_for_x`. */
const MAX_REST = 24;

const { pair: PAIR, fallback: FALLBACK, directive: DIRECTIVE, option: OPTION } = READ_AS;

/** What cannot be told from bytes so near. */
const ANYTHING = PAIR | FALLBACK | DIRECTIVE | OPTION;

/** What may be read around a name's word at `at`: a quick look that refuses names directly before their values, and words in code and prose. */
export function lookAtName(bytes: Uint8Array, at: number, length: number): number {
  const limit = at + LOOK_BEHIND;
  const end = endOf(bytes, at, { length, limit });
  const mark = markAt(bytes, end);
  let behind = end + mark;
  while (behind < limit && CLASSES[bytes[behind]!] === SPACE) behind++;
  if ((behind < limit && EXPRESSION[bytes[behind]!] === 1) || isOtherName(bytes, at + length, end)) return NOTHING;
  const start = startOf(bytes, at);
  if (behind >= limit || start < 0) return ANYTHING;
  const quoted = mark > 0 && CLASSES[bytes[start - 1]!] === QUOTE;
  const edge = !quoted ? start : bytes[start - 2] === 0x5c ? start - 2 : start - 1;
  return readersFor({ bytes, start, end, quoted, behind, before: byteBefore(bytes, edge), limit });
}

/** What is behind a name that is no name of a value. */
const EXPRESSION = markSet('&(*+!');

/** Where the word ends that begins with an anchor's text, which may itself end in what follows a name. */
function endOf(
  bytes: Uint8Array,
  at: number,
  { length, limit }: { readonly length: number; readonly limit: number },
): number {
  let end = at + length;
  while (end > at && CLASSES[bytes[end - 1]!] !== WORD) end--;
  while (end < limit && CLASSES[bytes[end]!] === WORD) end++;
  return end;
}

/** Length of the quote at `at`, with the backslash that escapes it; 0 if there is none. */
function markAt(bytes: Uint8Array, at: number): number {
  if (CLASSES[bytes[at]!] === QUOTE) return 1;
  return bytes[at] === 0x5c && CLASSES[bytes[at + 1]!] === QUOTE ? 2 : 0;
}

/** Whether what is behind the word makes the name one of something else: `token.length`, `secrets/list`. */
function isOtherName(bytes: Uint8Array, from: number, end: number): boolean {
  if (end - from > MAX_REST + 1) return true;
  for (let at = from; at < end; at++) if (bytes[at] === 0x2f || isMember(bytes, at)) return true;
  return false;
}

/** A dot and a letter, but for `.key`. */
function isMember(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x2e && bytes[at + 1]! > 0x40 && (bytes[at + 1]! | 32) !== 0x6b;
}

/** Where the word begins that holds `at`; -1 if that is too far away. */
function startOf(bytes: Uint8Array, at: number): number {
  let start = at;
  while (isNamePart(bytes, start - 1)) if (--start <= at - LOOK_BEFORE) return -1;
  return start;
}

/** A byte of a word, or a colon between two: `ida:ClientSecret`. */
function isNamePart(bytes: Uint8Array, at: number): boolean {
  if (CLASSES[bytes[at]!] === WORD) return true;
  return bytes[at] === 0x3a && CLASSES[bytes[at + 1]!] === WORD && isLowerWord(bytes, at - 1);
}

/** Whether a short word of small letters in quotes ends at `at`: the prefix of a name. */
function isLowerWord(bytes: Uint8Array, at: number): boolean {
  let start = at;
  while (start > at - 12 && bytes[start]! >= 0x61 && bytes[start]! <= 0x7a) start--;
  return CLASSES[bytes[start]!] === QUOTE && start < at;
}

/** What is read by the first byte behind a name; a word, if it is none of these. */
const READERS: ReadonlyMap<number, (look: NameLook) => number> = new Map(
  Object.entries({
    ':=': (look: NameLook) =>
      isValueApart(look) ? PAIR : isExpansion(look.bytes, look.start) ? FALLBACK : madeByCall(look),
    ',': commaBehind,
    '<': ({ bytes, before, start }: NameLook) =>
      bytes[before] === 0x3e ? PAIR : bytes[start] === 0x2d ? FALLBACK : NOTHING,
    '[': ({ bytes, start }: NameLook) => (bytes[start] === 0x2d ? FALLBACK : NOTHING),
    '>': (look: NameLook) =>
      look.bytes[look.before] === 0x3c ? wrapped(look) : look.quoted && isLabelled(look) ? PAIR : NOTHING,
    '{': ({ quoted }: NameLook) => (quoted ? PAIR | FALLBACK : NOTHING),
    '])}': closedBy,
    '|': barBehind,
    // `password?: string` is a type
    '?': ({ bytes, behind, end }: NameLook) => (behind > end && isFallback(bytes, behind) ? FALLBACK : NOTHING),
    '-': (look: NameLook) => (isExpansion(look.bytes, look.start) ? FALLBACK : wordBefore(look)),
    '\n\r\0;/': endBehind,
  }).flatMap(([chars, reader]) => Array.from(chars, (char) => [char.charCodeAt(0), reader] as const)),
);

function readersFor(look: NameLook): number {
  return (READERS.get(look.bytes[look.behind]!) ?? wordBefore)(look);
}

function commaBehind(look: NameLook): number {
  if (look.quoted || look.bytes[look.before] === 0x7b) return argumentBefore(look);
  return isLabelled(look) || isHead(look) || isFirstCell(look) ? PAIR : isChosen(look);
}

function barBehind(look: NameLook): number {
  const { bytes, behind } = look;
  if (bytes[behind + 1] === 0x3d) return NOTHING;
  return (isCell(look) ? PAIR : NOTHING) | (isFallback(bytes, behind) ? PAIR | FALLBACK : NOTHING);
}

/** At the end of a line or statement. */
function endBehind(look: NameLook): number {
  return isLabelled(look) || isHead(look) ? PAIR : isOptionItem(look) ? OPTION : NOTHING;
}

/** Before a comma: the key of a pair, `("X", "value")`, or the argument of a call that has a default. */
function argumentBefore(look: NameLook): number {
  const { bytes, behind, before } = look;
  if (isLabelled(look)) return PAIR | FALLBACK;
  // the value of another key
  if (bytes[before] === 0x3a || bytes[before] === 0x3d || bytes[before] === 0x3e) return NOTHING;
  return isValueStart(bytes, skipSpace(bytes, behind + 1, true)) ? PAIR | FALLBACK : NOTHING;
}

/** `<password>` with an element in it. */
function wrapped({ bytes, behind }: NameLook): number {
  const at = skipSpace(bytes, behind + 1, true);
  return bytes[at] === 0x3c && bytes[at + 1] !== 0x2f ? PAIR : NOTHING;
}

function closedBy(look: NameLook): number {
  const { bytes, behind, start } = look;
  const isSectionName = bytes[behind] === 0x5d && isSection(look);
  const pair = isLastItem(look) || isSectionName || isLabelled(look) ? PAIR : NOTHING;
  return isLastArgument(look) || isFallback(bytes, behind + 1) || isExpansion(bytes, start) ? pair | FALLBACK : pair;
}

/** Behind another string of a list, or an option in one. */
function isLastItem({ bytes, before, start, quoted }: NameLook): boolean {
  if (!quoted) return false;
  return bytes[start] === 0x2d || (bytes[before] === 0x2c && CLASSES[bytes[byteBefore(bytes, before)]!] === QUOTE);
}

/** `forKey:@"X"]`, `$(or $(X),...)`. */
function isLastArgument({ bytes, before, behind, start }: NameLook): boolean {
  return bytes[before] === 0x40 || (bytes[start - 1] === 0x28 && bytes[behind + 1] === 0x2c);
}

/** Whether behind an operator no value begins, but what holds one. */
function isValueApart(look: NameLook): boolean {
  const { bytes, behind, limit } = look;
  const at = valueBehind(bytes, behind);
  if (at >= limit) return true;
  const first = skipSpace(bytes, at + 1, true);
  const byte = bytes[at]!;
  if (byte === 0x7b) return isObject(look, first);
  if (byte === 0x5b || byte === 0x28) return CLASSES[bytes[first]!] === QUOTE && isItem(bytes, first);
  if (byte === 0x3e || byte === 0x7c)
    return CLASSES[bytes[at + 1]!] === LINE_END || CLASSES[bytes[at + 2]!] === LINE_END;
  return (byte === 0x0a || byte === 0x0d) && bytes[behind] === 0x3a && standsFirst(look);
}

/** The first byte behind `:`, `=`, `==` or `=>` and blanks. */
function valueBehind(bytes: Uint8Array, operator: number): number {
  const second = bytes[operator + 1];
  return skipSpace(bytes, second === 0x3d || second === 0x3e ? operator + 2 : operator + 1);
}

/** What is assigned is made by a call or an object in its line: one of its arguments may be a default, or all of them secrets. */
function madeByCall({ bytes, behind, end, limit }: NameLook): number {
  const value = skipSpace(bytes, bytes[behind + 1] === 0x3e ? behind + 2 : behind + 1);
  const from = bytes[value] === 0x5b && bytes[value + 1] === 0x5d ? value + 2 : value;
  if (CLASSES[bytes[from]!] !== WORD) return NOTHING;
  const typed = skipType(bytes, from, limit);
  if (isAdaType(bytes, typed, limit)) return FALLBACK;
  const isTyped = bytes[typed] === 0x3d;
  const open = isTyped ? skipType(bytes, skipSpace(bytes, typed + 1), limit) : typed;
  if (OPENS[bytes[open]!] !== 1) return NOTHING;
  if (bytes[open] === 0x7b && CLASSES[bytes[open + 1]!] === LINE_END) return PAIR;
  const isMany = (bytes[end - 1]! | 32) === 0x73;
  return argumentsIn(bytes, { open, limit, isMany, isTyped }) || (hasDefault(bytes, value, limit) ? FALLBACK : NOTHING);
}

const OPENS = markSet('({');

/** What the strings are that a call begins with. */
function argumentsIn(
  bytes: Uint8Array,
  {
    open,
    limit,
    isMany,
    isTyped,
  }: { readonly open: number; readonly limit: number; readonly isMany: boolean; readonly isTyped: boolean },
): number {
  const first = skipSpace(bytes, open + 1, true);
  if (CLASSES[bytes[first]!] !== QUOTE) return NOTHING;
  if (isMany || countStrings(bytes, first, limit) > 1) return PAIR | FALLBACK;
  return isTyped ? FALLBACK : NOTHING;
}

/** Whether the name is an argument of a call that takes the first of several values. */
function isChosen({ bytes, behind }: NameLook): number {
  return CLASSES[bytes[skipSpace(bytes, behind + 1)]!] === QUOTE ? FALLBACK : NOTHING;
}

/** Before a word: an option and its argument, an attribute beside the name, or a directive. */
function wordBefore(look: NameLook): number {
  const { end, quoted, behind } = look;
  if (quoted && isLabelled(look)) return PAIR;
  if (behind === (quoted ? end + 1 : end)) return NOTHING;
  const directive = mayBeDirective(look) ? DIRECTIVE : NOTHING;
  return (
    (isOption(look) ? OPTION : NOTHING) |
    (isTabbed(look) ? PAIR : NOTHING) |
    (isFallenBack(look) ? FALLBACK : NOTHING) |
    directive
  );
}

/** A cell of a row that tabs separate. */
function isTabbed({ bytes, start, end }: NameLook): boolean {
  return bytes[end] === 0x09 && (bytes[start - 1] === 0x09 || CLASSES[bytes[start - 1]!] === LINE_END);
}

/** A lookup with a default behind it, or Kotlin's `"X" to "value"`. */
function isFallenBack({ bytes, behind, quoted }: NameLook): boolean {
  return isFallback(bytes, behind) || (quoted && bytes[behind] === 0x74 && bytes[behind + 1] === 0x6f);
}
