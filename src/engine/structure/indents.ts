import type { ObjectEntry } from './braces.ts';
import type { TextSpan } from './named-value.ts';
import { readPlain, readQuoted, skipBlanks } from './scalars.ts';

const MAX_LINES = 40;
const LINE =
  /^([ \t]*(?:- [ \t]*)*)(?:(?:"([^"\n]*)"|'([^'\n]*)'|([@$]?[\w.-]+))[ \t]*(?::(?=\s|$)|=(?!=))|(?=\S))[ \t]*/;

/** A line of YAML or of properties, taken apart. */
interface Line {
  readonly start: number;
  readonly end: number;
  /** Column of the key or value; dashes of a list count. */
  readonly indent: number;
  readonly dash: boolean;
  readonly label: string | undefined;
  /** Where the value begins. */
  readonly value: number;
}

function lineAt(text: string, at: number): Line {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const next = text.indexOf('\n', at);
  const end = next < 0 ? text.length : next;
  const [whole, lead = '', double, single, bare] = LINE.exec(text.slice(start, end)) ?? [''];
  const label = double ?? single ?? bare;
  return { start, end, indent: lead.length, dash: lead.includes('-'), label, value: start + whole.length };
}

/** The value of a line: a scalar on it, or the first line of a block below it. */
function valueOf(text: string, line: Line): TextSpan | undefined {
  const quoted = readQuoted(text, line.value);
  if (quoted) return quoted;
  const plain = readPlain(text, line.value, '');
  const body = text.slice(plain.start, plain.end);
  if (/^(?:[>|][+-]?\d?)?\s*$/.test(body)) return line.end < text.length ? blockBelow(text, line) : undefined;
  const comment = body.search(/\s#/);
  return { start: plain.start, end: comment < 0 ? plain.end : plain.start + body.slice(0, comment).trimEnd().length };
}

function blockBelow(text: string, line: Line): TextSpan | undefined {
  const below = lineAt(text, line.end + 1);
  if (below.label !== undefined || below.dash || below.indent <= line.indent || below.end === below.start)
    return undefined;
  return readQuoted(text, below.value) ?? readPlain(text, below.value, '');
}

/** The keys beside the one in whose line `at` is: those of its item of a list, or of its mapping. */
export function readSiblings(text: string, at: number): ObjectEntry[] {
  const own = lineAt(text, at);
  return [...linesAbove(text, own), ...linesBelow(text, own)].flatMap((line) => {
    const value = line.indent === own.indent && line.label !== undefined ? valueOf(text, line) : undefined;
    return value ? [{ label: line.label, value }] : [];
  });
}

/** The lines of the same item above a line, from the nearest on. */
function linesAbove(text: string, own: Line): Line[] {
  const lines: Line[] = [];
  for (let line = own; lines.length < MAX_LINES && line.start > 0 && !line.dash; lines.push(line)) {
    line = lineAt(text, line.start - 1);
    if (line.end > line.start && (line.indent < own.indent || text[line.start] === '[')) break;
  }
  return lines;
}

function linesBelow(text: string, own: Line): Line[] {
  const lines: Line[] = [];
  for (let line = own, i = 0; i < MAX_LINES && line.end < text.length; i++) {
    line = lineAt(text, line.end + 1);
    if (line.end === line.start) continue;
    if (line.indent < own.indent || (line.dash && line.indent <= own.indent) || text[line.start] === '[') break;
    lines.push(line);
  }
  return lines;
}

/** What is below the key in whose line `at` is: entries of its mapping, items of its list (without a label), or a scalar on the next line. */
export function readBelow(text: string, at: number): ObjectEntry[] {
  const own = lineAt(text, at);
  const entries: ObjectEntry[] = [];
  let indent: number | undefined;
  for (let line = own, i = 0; i < MAX_LINES && line.end < text.length; i++) {
    line = lineAt(text, line.end + 1);
    if (line.end === line.start) continue;
    const lead = line.dash ? text.slice(line.start).search(/-/) : line.indent;
    if (lead < own.indent || (lead === own.indent && !line.dash)) break;
    indent ??= line.indent;
    if (line.indent !== indent) continue;
    const value = valueOf(text, line);
    if (value) entries.push({ label: line.label, value });
  }
  return entries;
}

/** Whether nothing but a key and dashes is before `at` in its line. */
export function opensLine(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return skipBlanks(text, start) === at || /^[ \t]*(?:- [ \t]*)*["']?$/.test(text.slice(start, at));
}
