import type { TextSpan } from './named-value.ts';
import { isNameLabel, isValueLabel } from './labels.ts';
import { skipBlanks } from './scalars.ts';

const ATTRIBUTE = /\s([@\w:.-]+)\s{0,4}=\s{0,4}(?:"([^"<>]*)"|'([^'<>]*)')/dg;
const ELEMENT =
  /<([\w:.-]{1,64})(\s[^<>]{0,300})?>(?:\s{0,40}<!\[CDATA\[([^\]<]*)\]\]>\s{0,40}|([^<]*))<\/\1\s{0,4}>/dg;
const CDATA = '<![CDATA[';
const MAX_DISTANCE = 600;

/** The values that a tag's attributes give, or what it holds: `<add key="X" value="V"/>`, `<entry name="X">V</entry>`, `<prop name="X"><value>V</value></prop>`. */
export function readTag(text: string, name: TextSpan): TextSpan[] {
  const open = text.lastIndexOf('<', name.start);
  const close = text.indexOf('>', name.end);
  if (open < 0 || close < 0 || text.slice(open, name.start).includes('>')) return [];
  const values: TextSpan[] = [];
  for (const match of text.slice(open, close).matchAll(ATTRIBUTE)) {
    const [from, to] = match.indices![2] ?? match.indices![3]!;
    if (open + from !== name.start && isValueLabel(match[1]!)) values.push({ start: open + from, end: open + to });
  }
  if (values.length > 0 || text[close - 1] === '/') return values;
  return readContent(text, close + 1);
}

/** The text that an element holds from `at` on, or that of the one element in it that is called `value`. */
export function readContent(text: string, at: number): TextSpan[] {
  const start = skipBlanks(text, at, true);
  if (text.startsWith(CDATA, start)) {
    const stop = text.indexOf(']]>', start);
    return stop < 0 ? [] : [trimmed(text, { start: start + CDATA.length, end: stop })];
  }
  if (text[start] !== '<') {
    const stop = text.indexOf('<', start);
    return stop < 0 ? [] : [trimmed(text, { start, end: stop })];
  }
  const end = text.indexOf('</', start);
  return end < 0
    ? []
    : elementsFrom(text, start, start + MAX_DISTANCE)
        .slice(0, 8)
        .filter(({ tag }) => isValueTag(tag))
        .map(({ value }) => value)
        .slice(0, 1);
}

/** `<name>X</name>` is an element whose text is a name: the values of elements beside it, first those behind it. */
export function readBesideElement(text: string, name: TextSpan, isText = false): TextSpan[] {
  const close = text.indexOf('>', name.end);
  if (close < 0) return [];
  const behind = elementsFrom(text, close + 1, close + MAX_DISTANCE);
  for (const { tag, value, lead } of behind) {
    if (lead.includes('</')) break;
    if (isValueTag(tag) || (isText && tag === 'string')) return [value];
  }
  const open = text.lastIndexOf('<', name.start);
  let edge = open;
  for (const element of elementsFrom(text.slice(0, open), Math.max(0, open - MAX_DISTANCE), open).toReversed()) {
    if (!/^\s*$/.test(text.slice(element.close, edge))) return [];
    if (isValueTag(element.tag)) return [element.value];
    edge = element.open;
  }
  return [];
}

/** What tells the elements of one parent apart: their tag, or the last word of their name if that is more. */
export function labelOfTag(tag: string, attributes = ''): string {
  const name = /\s(?:name|key|id)\s{0,4}=\s{0,4}["']([\w.-]{1,64})["']/.exec(attributes)?.[1];
  return name !== undefined && (isNameLabel(name) || isValueLabel(name)) ? name : tag;
}

function isValueTag(tag: string): boolean {
  return isValueLabel(tag) || /^(?:td|dd|th)$/i.test(tag);
}

/** Elements that hold nothing but text, in order, with what is between each and the one before. */
function elementsFrom(
  text: string,
  from: number,
  to: number,
): {
  readonly tag: string;
  readonly value: TextSpan;
  readonly lead: string;
  readonly open: number;
  readonly close: number;
}[] {
  const found = [];
  const part = text.slice(from, to);
  let last = 0;
  for (const match of part.matchAll(ELEMENT)) {
    const [start, end] = match.indices![3] ?? match.indices![4]!;
    found.push({
      tag: labelOfTag(match[1]!, match[2]),
      value: trimmed(text, { start: from + start, end: from + end }),
      lead: part.slice(last, match.index),
      open: from + match.index,
      close: from + match.index + match[0].length,
    });
    last = match.index + match[0].length;
  }
  return found;
}

function trimmed(text: string, { start, end }: TextSpan): TextSpan {
  let first = start;
  let last = end;
  while (first < last && /\s/.test(text[first]!)) first++;
  while (last > first && /\s/.test(text[last - 1]!)) last--;
  return { start: first, end: last };
}
