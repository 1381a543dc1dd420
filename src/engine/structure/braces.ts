import type { TextSpan } from './named-value.ts';
import { isValueLabel, parseLabel } from './labels.ts';
import { readPlain, readQuoted, skipBlanks } from './scalars.ts';

/** An entry of an object or a list: `label` is undefined for what has no key. */
export interface ObjectEntry {
  readonly label: string | undefined;
  readonly value: TextSpan;
}

const MAX_ENTRIES = 64;
const MAX_DEPTH = 32;
/** Objects in another one that are read. */
const MAX_OBJECTS = 4;
const OPENING = '{[(';
const CLOSING = '}])';
const KEY = /(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([@$#:]?[\w.-]+))\s{0,20}(?:=>|:=|[:=](?![:=]))\s{0,60}/y;

/**
 * Reads the entries of an object from `at` on up to the bracket that closes it: `"key": "value"`, `key = "value"`, `:key => 'value'`. What is nested is passed over. Entries are
 * separated by `,`, `;` or line ends. A text without end gives what was read.
 */
export function readEntries(text: string, at: number): ObjectEntry[] {
  const entries: ObjectEntry[] = [];
  let next = at;
  while (entries.length < MAX_ENTRIES) {
    next = skipSeparators(text, next);
    const char = text[next];
    if (char === undefined || CLOSING.includes(char)) return entries;
    KEY.lastIndex = next;
    const key = KEY.exec(text);
    const from = key ? KEY.lastIndex : next;
    const read = readItem(text, from);
    if (read.value) entries.push({ label: key ? (key[1] ?? key[2] ?? key[3]) : undefined, value: read.value });
    next = Math.max(read.next, next + 1);
  }
  return entries;
}

function skipSeparators(text: string, at: number): number {
  let next = skipBlanks(text, at, true);
  while (text[next] === ',' || text[next] === ';') next = skipBlanks(text, next + 1, true);
  return next;
}

/** One value: a string, what is nested (no value), or bare text up to a separator. */
function readItem(text: string, at: number): { readonly value: TextSpan | undefined; readonly next: number } {
  const char = text[at];
  if (char !== undefined && OPENING.includes(char)) {
    // a literal of a type, `[]string{...}`, has more brackets behind the first ones
    const next = skipNested(text, at);
    return {
      value: undefined,
      next: /^[\w.*]{1,40}[{(]/.test(text.slice(next, next + 42)) ? skipNested(text, nextOpening(text, next)) : next,
    };
  }
  const quoted = readQuoted(text, at);
  if (quoted) return { value: quoted, next: quoted.next };
  const plain = readPlain(text, at, ',;}])');
  return { value: plain, next: plain.next };
}

function nextOpening(text: string, at: number): number {
  let next = at;
  while (!OPENING.includes(text[next]!)) next++;
  return next;
}

/** Where the bracket at `at` is closed, behind it; strings are passed over. */
function skipNested(text: string, at: number): number {
  let depth = 0;
  let next = at;
  while (next < text.length) {
    const char = text[next]!;
    if (OPENING.includes(char)) depth++;
    else if (CLOSING.includes(char)) depth--;
    if (depth === 0) return next + 1;
    if (depth > MAX_DEPTH) return text.length;
    next = readQuoted(text, next)?.next ?? next + 1;
  }
  return next;
}

/** The items of a list by their places, undefined for what is no string; and the bracket that closes it. */
export function readItems(
  text: string,
  at: number,
): { readonly values: readonly (TextSpan | undefined)[]; readonly next: number } {
  const values: (TextSpan | undefined)[] = [];
  let next = at;
  while (values.length < MAX_ENTRIES && next < text.length) {
    next = skipBlanks(text, next, true);
    const { value, next: after } = readItem(text, next);
    values.push(
      value && text[value.start - 1] !== undefined && /["'`]/.test(text[value.start - 1]!) ? value : undefined,
    );
    next = skipBlanks(text, after, true);
    if (text[next] !== ',') return { values, next };
    next++;
  }
  return { values, next };
}

/** The values in the objects nested in one: `{ name: 'x', properties: { value: '...' } }`. */
export function readNestedValues(text: string, at: number): TextSpan[] {
  const found: TextSpan[] = [];
  const end = Math.min(text.length, at + 800);
  let depth = 1;
  for (let next = at, objects = 0; next < end && depth > 0 && objects < MAX_OBJECTS; next++) {
    const char = text[next]!;
    if (CLOSING.includes(char)) depth--;
    if (char !== '{') {
      next = (readQuoted(text, next)?.next ?? next + 1) - 1;
      continue;
    }
    depth++;
    objects++;
    found.push(...valuesOf(readEntries(text, next + 1)));
  }
  return found.slice(0, 1);
}

/** Where the object begins that holds `at`, behind its bracket; -1 if that is too far away. Strings before `at` are taken to be closed. */
export function objectStart(text: string, at: number): number {
  let depth = 0;
  for (let before = at - 1; before >= 0; before--) {
    const char = text[before]!;
    if (CLOSING.includes(char)) depth++;
    else if (OPENING.includes(char) && depth-- === 0) return before + 1;
    else if (char === '"' || char === "'") before = openingQuote(text, before, char);
  }
  return -1;
}

/** The quote that opens the string which is closed at `at`; `at` itself if there is none in its line. */
function openingQuote(text: string, at: number, quote: string): number {
  const found = text.lastIndexOf(quote, at - 1);
  return found < 0 || text.slice(found, at).includes('\n') ? at : found;
}

/** The values of an object that has one for the setting it describes; if the keys are numbered, those of the same number as the key of the name. */
export function valuesOf(entries: readonly ObjectEntry[], nameLabel = ''): TextSpan[] {
  const values = entries.filter(({ label }) => label !== undefined && isValueLabel(label));
  const { prefix } = parseLabel(nameLabel);
  const own = values.filter(({ label = '' }) => parseLabel(label).prefix === prefix);
  return (own.length > 0 ? own : values).map(({ value }) => value);
}
