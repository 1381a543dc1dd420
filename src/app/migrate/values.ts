import { ScanError } from '../../core/errors.ts';
import type { ItemPath, SourceDocument } from './draft.ts';

/** A mapping in a document. */
export type Fields = Readonly<Record<string, unknown>>;

function fail(document: SourceDocument, path: ItemPath, wanted: string): never {
  const name = path.length === 0 ? 'the file' : path.join('.');
  throw new ScanError('config-invalid', `${document.placeOf(path)}: ${name} is not ${wanted}`);
}

/** The value at a path; undefined if there is none. */
export function valueAt({ value }: SourceDocument, path: ItemPath): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<string | number, unknown>)[part];
  }
  return at;
}

/** The mapping at a path; empty if there is none. @throws ScanError `config-invalid` */
export function fieldsAt(document: SourceDocument, path: ItemPath): Fields {
  const value = valueAt(document, path) ?? {};
  if (typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)) return value as Fields;
  return fail(document, path, 'a mapping');
}

/** The paths of a list's items; none if there is no list. @throws ScanError `config-invalid` */
export function itemsAt(document: SourceDocument, path: ItemPath): ItemPath[] {
  const value = valueAt(document, path) ?? [];
  return Array.isArray(value) ? value.map((_, i) => [...path, i]) : fail(document, path, 'a list');
}

/** The text at a path; undefined if there is none. @throws ScanError `config-invalid` */
export function textAt(document: SourceDocument, path: ItemPath): string | undefined {
  const value = valueAt(document, path);
  return value === undefined || value === null || typeof value === 'string'
    ? (value ?? undefined)
    : fail(document, path, 'a text');
}

/** A required text. @throws ScanError `config-invalid` */
export function wantedText(document: SourceDocument, path: ItemPath): string {
  return textAt(document, path) ?? fail(document, path, 'there');
}

/** The number at a path; undefined if there is none. @throws ScanError `config-invalid` */
export function numberAt(document: SourceDocument, path: ItemPath): number | undefined {
  const value = valueAt(document, path);
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'bigint' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : fail(document, path, 'a number');
}

/** The texts of a list, or a single text. @throws ScanError `config-invalid` */
export function textsAt(document: SourceDocument, path: ItemPath): string[] {
  if (typeof valueAt(document, path) === 'string') return [wantedText(document, path)];
  return itemsAt(document, path).map((item) => wantedText(document, item));
}

/** Reads a file with one entry per line, without empty lines and comments. */
export function linesDocument(text: string, file: string): SourceDocument {
  const lines = text.split('\n').map((line, i) => ({ text: line.trim(), number: i + 1 }));
  const kept = lines.filter(({ text: line }) => line !== '' && !line.startsWith('#'));
  return {
    file,
    value: kept.map((line) => line.text),
    placeOf: ([index]) => `${file}:${typeof index === 'number' ? (kept[index]?.number ?? 1) : 1}`,
  };
}
