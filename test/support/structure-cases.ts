import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { githubToken } from './token.ts';

/** A snippet with a place for a value (`@@`), or none. */
export interface StructureCase {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** Nothing is found in it yet. */
  readonly missing?: boolean;
}

const FOLDER = join(import.meta.dirname, '../engine/structure/cases');
const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Reads the cases of a file of `test/engine/structure/cases`. */
export function readCases(file: string): readonly StructureCase[] {
  return parse(readFileSync(join(FOLDER, `${file}.yml`), 'utf8')) as StructureCase[];
}

function base62(seed: string, length: number): string {
  let text = '';
  for (let i = 0; text.length < length; i++)
    for (const byte of createHash('sha256').update(`${seed} ${i}`).digest()) text += BASE62[byte % 62]!;
  return text.slice(0, length);
}

/** Values that a case is tried with, each the same for the same seed. */
export const VALUES = {
  password: (seed: string) => `${base62(seed, 11)}7k`,
  random: (seed: string) => `${base62(seed, 39)}4`,
  token: (seed: string) =>
    githubToken(Array.from(seed).reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7)),
} as const;

/** A case with its value in place, and the offset of the value. */
export interface FilledCase {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Puts a value into a case; `{N}` becomes its length. */
export function fillCase({ text }: StructureCase, value: string): FilledCase {
  const sized = text.replace('{N}', String(value.length));
  const start = sized.indexOf('@@');
  return { text: sized.replace('@@', () => value), start, end: start + value.length };
}
