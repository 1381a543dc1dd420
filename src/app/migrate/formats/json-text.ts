import { itemAt } from '../../../core/present.ts';
import { ScanError } from '../../../core/errors.ts';
import type { ItemPath, SourceDocument } from '../draft.ts';

/** Deepest nesting of lists and objects; no configuration needs more. */
const MAX_DEPTH = 64;
const NUMBER = /[+-]?(?:0[xX][0-9A-Fa-f]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;
const WORDS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Parts of a text, in the form that JSON requires. */
const PLAIN = new Map([
  ['\\\n', ''],
  ["\\'", "'"],
  ['"', '\\"'],
  ['\t', '\\t'],
  ['\r', '\\r'],
]);

interface Reading {
  readonly text: string;
  readonly file: string;
  /** Offsets of values, by their paths. */
  readonly starts: Map<string, number>;
  at: number;
}

function placeAt({ text, file }: Reading, offset: number): string {
  const before = text.slice(0, offset);
  return `${file}:${before.split('\n').length}:${offset - before.lastIndexOf('\n')}`;
}

function fail(reading: Reading, message: string): never {
  throw new ScanError('config-invalid', `${placeAt(reading, reading.at)}: ${message}`);
}

/**
 * Parses JSON with common extensions: comments, trailing commas, unquoted keys, single quotes.
 * @throws ScanError `config-invalid` with file, line and column
 */
export function parseJsonText(text: string, file: string): SourceDocument {
  const reading: Reading = { text, file, starts: new Map(), at: 0 };
  const value = readValue(reading, []);
  skip(reading);
  if (reading.at < text.length) fail(reading, 'extra text after the end');
  const placeOf = (path: ItemPath): string => {
    for (let length = path.length; length >= 0; length--) {
      const start = reading.starts.get(JSON.stringify(path.slice(0, length)));
      if (start !== undefined) return placeAt(reading, start);
    }
    return `${file}:1:1`;
  };
  return { file, value, placeOf };
}

function skip(reading: Reading): void {
  const space = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
  space.lastIndex = reading.at;
  space.exec(reading.text);
  reading.at = space.lastIndex;
}

function accept(reading: Reading, char: string): boolean {
  skip(reading);
  if (reading.text[reading.at] !== char) return false;
  reading.at++;
  return true;
}

function readValue(reading: Reading, path: ItemPath): unknown {
  skip(reading);
  if (path.length > MAX_DEPTH) fail(reading, 'nested too deeply');
  reading.starts.set(JSON.stringify(path), reading.at);
  if (accept(reading, '{')) return readObject(reading, path);
  if (accept(reading, '[')) return readList(reading, path);
  const char = reading.text[reading.at];
  if (char === '"' || char === "'") return readText(reading);
  return readPlain(reading);
}

function readObject(reading: Reading, path: ItemPath): Record<string, unknown> {
  const entries = new Map<string, unknown>();
  while (!accept(reading, '}')) {
    if (reading.at >= reading.text.length) fail(reading, 'unclosed {');
    const key = readKey(reading);
    if (entries.has(key)) fail(reading, `duplicate key ${JSON.stringify(key)}`);
    if (!accept(reading, ':')) fail(reading, 'expected :');
    entries.set(key, readValue(reading, [...path, key]));
    if (!accept(reading, ',') && reading.text[reading.at] !== '}') fail(reading, 'expected , or }');
  }
  return Object.fromEntries(entries);
}

function readKey(reading: Reading): string {
  skip(reading);
  const char = reading.text[reading.at];
  if (char === '"' || char === "'") return readText(reading);
  const word = /[A-Za-z_$][\w$]*/y;
  word.lastIndex = reading.at;
  const found = word.exec(reading.text);
  if (!found) fail(reading, 'expected a key');
  reading.at = word.lastIndex;
  return found[0];
}

function readList(reading: Reading, path: ItemPath): unknown[] {
  const items: unknown[] = [];
  while (!accept(reading, ']')) {
    if (reading.at >= reading.text.length) fail(reading, 'unclosed [');
    items.push(readValue(reading, [...path, items.length]));
    if (!accept(reading, ',') && reading.text[reading.at] !== ']') fail(reading, 'expected , or ]');
  }
  return items;
}

function readText(reading: Reading): string {
  const quote = itemAt(reading.text, reading.at);
  const body = quote === '"' ? /"((?:[^"\\\n]|\\[^])*)"/y : /'((?:[^'\\\n]|\\[^])*)'/y;
  body.lastIndex = reading.at;
  const found = body.exec(reading.text);
  if (!found) fail(reading, 'unclosed string');
  // beyond JSON: a continued line, an escaped single quote, literal double quotes and tabs
  const quoted = itemAt(found, 1).replace(/\\[^]|["\t\r]/g, (part) => PLAIN.get(part) ?? part);
  try {
    const value = JSON.parse(`"${quoted}"`) as string;
    reading.at = body.lastIndex;
    return value;
  } catch (cause) {
    // the message of JSON.parse quotes the text, which may be a secret
    throw new ScanError('config-invalid', `${placeAt(reading, reading.at)}: unknown escape`, {
      cause,
    });
  }
}

function readPlain(reading: Reading): unknown {
  const word = /[a-z]+/y;
  word.lastIndex = reading.at;
  const found = word.exec(reading.text)?.[0] ?? '';
  if (WORDS.has(found)) {
    reading.at += found.length;
    return WORDS.get(found);
  }
  NUMBER.lastIndex = reading.at;
  const number = NUMBER.exec(reading.text)?.[0];
  if (number === undefined)
    fail(reading, reading.at < reading.text.length ? 'expected a value' : 'the file ends early');
  reading.at += number.length;
  return Number(number);
}
