import { type NamedValue, mayHoldSecret, type TextSpan } from './named-value.ts';
import { type ObjectEntry, objectStart, readEntries, readItems, readNestedValues, valuesOf } from './braces.ts';
import { opensLine, readBelow, readSiblings } from './indents.ts';
import { isNameLabel, isValueLabel } from './labels.ts';
import { readPlain, readQuoted, skipBlanks, skipBlanksBack } from './scalars.ts';
import { labelOfTag, readBesideElement, readContent, readTag } from './tags.ts';

const MAX_NAME = 64;
/** Bytes of a name, by character code. */
const NAME_BYTES = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(/[\w.\-/\x80-\xff]/.test(String.fromCharCode(byte))),
);

/** A name in a text, and what is around it: quotes, then blanks. */
export interface Name extends TextSpan {
  /** The quote on both sides, if there is one. */
  readonly quote: string;
  /** The last byte before it that is no blank and no quote, and the first one behind. */
  readonly before: number;
  readonly behind: number;
}

/** The whole name that holds [start, end). */
export function nameAround(text: string, span: TextSpan): Name {
  const { start, end } = wordAround(text, span);
  const mark = /^\\?["'`]/.exec(text.slice(end, end + 2))?.[0] ?? '';
  // a name in quotes may hold more than names do without: `ida:ClientSecret`
  const first = mark !== '' && !text.endsWith(mark, start) ? quotedStart(text, start, mark) : start;
  const quote = mark !== '' && text.slice(first - mark.length, first) === mark ? mark : '';
  const behind = skipBlanks(text, end + quote.length);
  return { start: first, end, quote, before: skipBlanksBack(text, first - quote.length), behind };
}

/** The word that holds [start, end), which may itself end in what follows a name. */
function wordAround(text: string, { start, end }: TextSpan): TextSpan {
  let first = start;
  let last = end;
  while (last > first + 1 && !isNameByte(text, last - 1)) last--;
  while (first > 0 && start - first < MAX_NAME && isNameByte(text, first - 1)) first--;
  while (last < text.length && last - end < MAX_NAME && isNameByte(text, last)) last++;
  return { start: first, end: last };
}

function isNameByte(text: string, at: number): boolean {
  return NAME_BYTES[text.charCodeAt(at)] === 1;
}

function quotedStart(text: string, at: number, mark: string): number {
  const from = text.lastIndexOf(mark, at - 1) + mark.length;
  return from >= mark.length && at - from < MAX_NAME && /^[\w.\-/:]*$/.test(text.slice(from, at)) ? from : at;
}

/** Reads the values of a name that is not followed by its value; the order is that of the text. */
export function readNamedValues(text: string, name: Name): NamedValue[] {
  const account = readAccount(text, name);
  if (account) return mayHoldSecret(text, account) ? [{ name: 'password', value: account }] : [];
  return findValues(text, name)
    .filter((value) => mayHoldSecret(text, value))
    .map((value) => ({ name: { start: name.start, end: name.end }, value }));
}

/** `auth=("user", "secret")`, `basic_auth: ["user", "secret"]`: the second of two strings. */
function readAccount(text: string, name: Name): TextSpan | undefined {
  if (!/(?:auth|login|cred|account|signin)\w*$/i.test(text.slice(name.start, name.end))) return undefined;
  const open = /^["'`]?\]?[ \t]{0,8}(?::=|=>|[:=])[ \t]{0,8}[\w.]{0,24}[([{][ \t\n]{0,20}(?=["'`])/.exec(
    text.slice(name.end, name.end + 100),
  );
  if (!open) return undefined;
  const { values, next } = readItems(text, name.end + open[0].length);
  const count = values.at(-1) === undefined ? values.length - 1 : values.length;
  return count === 2 && /[)\]}]/.test(text[next] ?? '') ? values[1] : undefined;
}

function findValues(text: string, name: Name): TextSpan[] {
  const behind = text[name.behind] ?? '\n';
  if (':='.includes(behind)) return readBehindOperator(text, name);
  if (behind === '{') return name.quote === '' ? [] : valuesOf(readEntries(text, name.behind + 1));
  const before = text[name.before] ?? '\n';
  if ('<>'.includes(before)) return readBesideAngle(text, name, before + behind);
  if (':='.includes(before)) return readLabelled(text, name);
  if (behind === ']' && isSectionName(text, name)) return readSection(text, name);
  return isItemName(name, before + behind) ? readBesideItem(text, name) : readCell(text, name);
}

/** Whether the name is an item of a list, in quotes; Erlang's `{password, "x"}` has none. */
function isItemName({ quote }: Name, both: string): boolean {
  return (quote !== '' && '([{,'.includes(both[0]!)) || both === '{,';
}

/** Behind `=>`, or beside a tag. */
function readBesideAngle(text: string, name: Name, both: string): TextSpan[] {
  if (both[0] === '>' && text[name.before - 1] === '=') return readLabelled(text, { ...name, before: name.before - 1 });
  if (both === '><') return readElementName(text, name);
  return both === '<>' ? readWrapped(text, name) : readCell(text, name);
}

/** Whether nothing but a bracket and words is before the name in its line. */
function isSectionName(text: string, { start }: Name): boolean {
  return /(?:^|\n)\[[^\]\n]*$/.test(text.slice(Math.max(0, start - 120), start));
}

function readBesideItem(text: string, name: Name): TextSpan[] {
  const behind = text[name.behind];
  if (behind === ')') return readPreviousItem(text, name);
  if (behind === '}') return text[name.start] === '-' ? valuesOf(readEntries(text, name.behind + 1)) : [];
  if (behind !== ',') return [];
  const next = readNextItem(text, name);
  if (next.length > 0) return next;
  const at = skipBlanks(text, name.behind + 1, true);
  return valuesOf(readEntries(text, text[at] === '{' ? at + 1 : at));
}

/** `UPDATE t SET value = '...' WHERE name = 'X'`. */
function readUpdate(text: string, name: Name): TextSpan[] {
  const from = Math.max(0, name.start - 320);
  const found = /\bset\s[^;]{0,120}?(\w+)\s{0,4}=\s{0,4}N?'([^'\n]{1,200})'[^;]{0,160}\bwhere\b[^;]{0,60}$/i.exec(
    text.slice(from, name.start),
  );
  if (!found || !isValueLabel(found[1]!)) return [];
  const start = from + found.index + found[0].indexOf(`'${found[2]!}'`) + 1;
  return [{ start, end: start + found[2]!.length }];
}

/** `VALUES (1, 'value', 'X')`: the item before the name, in a row of a table. */
function readPreviousItem(text: string, name: Name, anywhere = false): TextSpan[] {
  const before = text.slice(Math.max(0, name.before - 300), name.before);
  if (!anywhere && !/\bvalues\s{0,8}\([^()]{0,280}$/i.test(before)) return [];
  const found = /(["'])([^"'\n]{4,200})\1\s{0,8}$/.exec(before);
  if (!found) return [];
  const start = name.before - before.length + found.index + 1;
  return [{ start, end: start + found[2]!.length }];
}

/** A row of a table in text, whose first cell or one of its cells is the name: the cell behind it that looks like a secret. */
function readCell(text: string, name: Name): TextSpan[] {
  const column = readColumn(text, name);
  if (column.length > 0) return column;
  const separator = text[name.behind];
  const from = text.lastIndexOf('\n', name.start - 1) + 1;
  const stop = text.indexOf('\n', name.end);
  const end = stop < 0 ? text.length : stop;
  const row = text.slice(name.behind, end);
  const lead = text.slice(from, name.start - name.quote.length);
  if (separator === '|') return itemsOf(text, row, name.behind, /\|/);
  if (separator === ',') return readCommaRow(text, { row, lead, at: name.behind }, name);
  if (text[name.end] === '\t' && (lead === '' || lead.endsWith('\t')))
    return itemsOf(text, text.slice(name.end, end), name.end, /\t/);
  return [];
}

/** A row whose first cell is the name, or the one behind a number; numbers, words and texts may be between it and the value. */
function readCommaRow(
  text: string,
  { row, lead, at }: { readonly row: string; readonly lead: string; readonly at: number },
  name: Name,
): TextSpan[] {
  if (!/^(?:"?\d{1,9}"?,){0,2}$/.test(lead) || /[./]/.test(text.slice(name.start, name.end))) return [];
  if ((name.quote === '' ? /[\s(){}]/ : /[(){}]/).test(row.trim())) return [];
  const cells = cellsOf(row.slice(1), at + 1, /,/);
  return cells.length === 1 && name.quote === '' ? cells : cells.filter((cell) => isItem(text, cell)).slice(0, 1);
}

/** The first cell of a row, from a separator on, that looks like a secret. */
function itemsOf(text: string, row: string, at: number, separator: RegExp): TextSpan[] {
  return cellsOf(row.slice(1), at + 1, separator)
    .filter((cell) => isItem(text, cell))
    .slice(0, 1);
}

const MAX_ROWS = 20;

/** A table in text whose head is the name: the cells below it. */
function readColumn(text: string, name: Name): TextSpan[] {
  const from = text.lastIndexOf('\n', name.start - 1) + 1;
  const stop = text.indexOf('\n', name.end);
  const head = text.slice(from, stop < 0 ? text.length : stop);
  const separator = [';', '\t', '|', ','].find((mark) => head.includes(mark));
  if (separator === undefined || stop < 0 || /[(){}=]/.test(head)) return [];
  const column = text.slice(from, name.start).split(separator).length - 1;
  const width = head.split(separator).length;
  const found: TextSpan[] = [];
  let next = stop + 1;
  for (let row = 0; row < MAX_ROWS && next < text.length; row++) {
    const end = text.indexOf('\n', next) < 0 ? text.length : text.indexOf('\n', next);
    const line = text.slice(next, end);
    if (line.split(separator).length !== width) break;
    const cell = cellsOf(line, next, new RegExp(`\\${separator}`))[column];
    if (cell && isItem(text, cell)) found.push(cell);
    next = end + 1;
  }
  return found;
}

function cellsOf(row: string, at: number, separator: RegExp): TextSpan[] {
  const cells: TextSpan[] = [];
  let start = at;
  for (const cell of row.split(separator).slice(0, 12)) {
    const bare = /^[\s`"']*(.*?)[\s`"']*$/.exec(cell)!;
    const lead = cell.length - cell.trimStart().length;
    const inner = cell.slice(lead).length - cell.slice(lead).replace(/^[`"']+/, '').length;
    cells.push({ start: start + lead + inner, end: start + lead + inner + bare[1]!.length });
    start += cell.length + 1;
  }
  return cells;
}

/** `"X": {...}`, `X:` with its value below, `X = [...]`. */
function readBehindOperator(text: string, name: Name): TextSpan[] {
  const operator = /^(?::=|=>|[:=])/.exec(text.slice(name.behind, name.behind + 2))![0];
  const at = skipBlanks(text, name.behind + operator.length);
  if (/^(?:[{(]|\[(?!\]))/.test(text.slice(at, at + 2))) return readNested(text, name, at);
  const made = readMade(text, name, at);
  if (made) return made;
  return operator === ':' && isBlockBelow(text, name, at) ? fromEntries(text, name, readBelow(text, name.start)) : [];
}

/** What an object or list of a type holds: `[]string{"x"}`, `lib.mkOption {`; undefined if there is none. */
function readMade(text: string, name: Name, at: number): TextSpan[] | undefined {
  const typed = /^(?:new\s)?(?:\[\]|%w)?[\w.<>[\]]{0,40}\s{0,2}[({[]\s{0,20}(?=["'])/.exec(text.slice(at, at + 80));
  if (typed && isPlural(text, name)) return fromEntries(text, name, readEntries(text, at + typed[0].length));
  const made = /^[\w.]{1,40}\s?\{\s{0,4}\n/.exec(text.slice(at, at + 50));
  return made ? valuesOf(readEntries(text, at + made[0].length)) : undefined;
}

function isPlural(text: string, { start, end }: TextSpan): boolean {
  return /s$/i.test(text.slice(start, end));
}

/** Whether a line ends behind the key, or with the sign of a block. */
function isBlockBelow(text: string, name: Name, at: number): boolean {
  const isEnd = text[at] === '\n' || /^[>|][+-]?\d?[ \t\r]*\n/.test(text.slice(at, at + 12));
  return isEnd && opensLine(text, name.start - name.quote.length);
}

function readNested(text: string, name: TextSpan, at: number): TextSpan[] {
  return fromEntries(text, name, readEntries(text, at + 1));
}

/** Of a mapping, the values that are those of a setting, or all of them if the name is that of many secrets; of a list, all items. */
function fromEntries(text: string, name: TextSpan, entries: readonly ObjectEntry[]): TextSpan[] {
  const own = valuesOf(entries);
  if (own.length > 0) return own;
  const isMany = isPlural(text, name);
  const isList = entries.every(({ label }) => label === undefined);
  return isMany || isList ? entries.map(({ value }) => value).filter((value) => isItem(text, value)) : [];
}

/** Whether an item without a name of its own looks like more than a word or a sentence. */
function isItem(text: string, { start, end }: TextSpan): boolean {
  const value = text.slice(start, Math.min(end, start + 256)).replace(/^(?:Bearer|Basic|Token) /i, '');
  return value.length >= 6 && /[\d!@#$%^&*+/=~]/.test(value) && !/\s|^(?:[*#/]|\.{1,2}\/|\w+:\/\/)/.test(value);
}

/** `<key>X</key>` and the like. */
function readElementName(text: string, name: Name): TextSpan[] {
  const open = text.lastIndexOf('<', name.before);
  const tag = open < 0 ? undefined : /^<([\w:.-]+)[^<>]*>$/.exec(text.slice(open, name.before + 1));
  if (!tag) return [];
  const label = labelOfTag(tag[1]!, tag[0].slice(tag[1]!.length + 1));
  if (isNameLabel(label) || /^(?:td|th|dt)$/i.test(label)) return readBesideElement(text, name);
  return label === 'string' ? readBesideElement(text, name, true) : [];
}

/** `<password>` with its value in an element of its own. */
function readWrapped(text: string, name: Name): TextSpan[] {
  const start = skipBlanks(text, name.behind + 1, true);
  return text[start] === '<' && text[start + 1] !== '/' ? readContent(text, start) : [];
}

/** A name that is itself the value of a key, `name: X`, `key="X"`: its value is that of another key. */
function readLabelled(text: string, name: Name): TextSpan[] {
  const label = labelBefore(text, name.before);
  if (label === undefined) return [];
  if (/^s:\d+$/.test(label)) return readSerialised(text, name);
  if (!isNameLabel(label)) return [];
  const tagged = /^\w{0,16}default\w{0,8}[:=]["']/i.exec(text.slice(name.behind, name.behind + 32));
  if (tagged) return [readQuoted(text, name.behind + tagged[0].length - 1)].filter((value) => value !== undefined);
  if (isAttribute(text, name)) return readTag(text, name);
  const keyStart = labelStart(text, name.before);
  if (/^for[A-Z]\w*$/.test(label))
    return readPreviousItem(text, { ...name, before: skipBlanksBack(text, keyStart) }, true);
  return readBesideKey(text, name, { label, keyStart });
}

/** Whether the name is in a tag, as the value of an attribute. */
function isAttribute(text: string, name: Name): boolean {
  const open = text.lastIndexOf('<', name.start);
  if (open < 0 || text[name.before] !== '=') return false;
  return !/[>\n]/.test(text.slice(open, name.start).replace(/\n\s/g, ' '));
}

/** The value of a key beside the one whose value the name is: by indentation, or in the same object. */
function readBesideKey(
  text: string,
  name: Name,
  { label, keyStart }: { readonly label: string; readonly keyStart: number },
): TextSpan[] {
  const isLast = '\n#'.includes(text[name.behind] ?? '\n');
  const siblings = isLast && opensLine(text, keyStart) ? valuesOf(readSiblings(text, name.start), label) : [];
  if (siblings.length > 0) return siblings;
  const start = objectStart(text, keyStart);
  if (start < 0)
    return isLast ? [] : beside(valuesOf(readEntries(text, name.behind), label), () => readUpdate(text, name));
  return beside(valuesOf(readEntries(text, start), label), () => readNestedValues(text, start));
}

/** What was found, or else what another reading finds. */
function beside(found: TextSpan[], otherwise: () => TextSpan[]): TextSpan[] {
  return found.length > 0 ? found : otherwise();
}

/** The key whose operator is at `operator`. */
function labelBefore(text: string, operator: number): string | undefined {
  const match = /(s:\d{1,4}|[@$#:]?[\w.-]{1,40})["'`]?[ \t]{0,8}=?$/.exec(
    text.slice(Math.max(0, operator - 52), operator),
  );
  return match?.[1];
}

function labelStart(text: string, operator: number): number {
  const from = Math.max(0, operator - 52);
  const match = /["'`]?[@$#:]?[\w.-]{1,40}["'`]?[ \t]{0,8}=?$/.exec(text.slice(from, operator));
  return match ? from + match.index : operator;
}

/** PHP's `serialize`: `s:8:"password";s:12:"..."`. */
function readSerialised(text: string, name: Name): TextSpan[] {
  const head = /^(?:;s:\d{1,2}:\\?"(?:value|val|default)\\?")?;s:(\d{1,4}):(\\?")/.exec(
    text.slice(name.behind, name.behind + 40),
  );
  if (!head) return [];
  const start = name.behind + head[0].length;
  const end = start + Number(head[1]);
  return text.startsWith(head[2]!, end) ? [{ start, end }] : [];
}

/** `[X]` in an INI file: the value of its keys that are called `value` and the like. */
function readSection(text: string, name: Name): TextSpan[] {
  const below = readSiblingsOfSection(text, name.behind + 1);
  return below
    .filter(({ label }) => label === '@')
    .map(({ value }) => value)
    .concat(valuesOf(below));
}

function readSiblingsOfSection(text: string, at: number): ObjectEntry[] {
  const entries: ObjectEntry[] = [];
  let next = text.indexOf('\n', at) + 1;
  for (let i = 0; i < 20 && next > 0 && next < text.length && text[next] !== '['; i++) {
    const key = /^[ \t]*([\w.-]+|@)[ \t]*[=:][ \t]*/.exec(text.slice(next, next + 80));
    if (key)
      entries.push({
        label: key[1],
        value: readQuoted(text, next + key[0].length) ?? readPlain(text, next + key[0].length, ''),
      });
    next = text.indexOf('\n', next) + 1;
  }
  return entries;
}

/** `("X", "value")`, `["X", "value"]`: the item behind the name; a short form of an option's name may be between. */
function readNextItem(text: string, name: Name): TextSpan[] {
  const from = skipBlanks(text, name.behind + 1, true);
  const next = readQuoted(text, text.startsWith('<<', from) ? from + 2 : from);
  if (!next) return [];
  const isShort = next.end === next.start + 1 && text[next.next] === ',';
  const value = isShort ? readQuoted(text, skipBlanks(text, next.next + 1, true)) : next;
  if (!value) return [];
  const stop = text[skipBlanks(text, text.startsWith('>>', value.next) ? value.next + 2 : value.next, true)];
  // an item of a longer list is no value of the one before it
  const opens = text[name.before] !== ',';
  return stop !== undefined && (opens ? /[)\]},]/ : /[)\]}]/).test(stop) ? [value] : [];
}
