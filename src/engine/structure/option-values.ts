import { type NamedValue, mayHoldSecret } from './named-value.ts';
import type { Name } from './name-value-pairs.ts';
import { readQuoted } from './scalars.ts';

/** Reads the value of a command line's option, whose name says what it is: `--db-password hunter2`, `-Password "..."`, `/password:...`. Help texts have more than one blank there. */
export function readOptionValue(text: string, name: Name): NamedValue[] {
  if (!isOptionName(text, name)) return [];
  const item = /^["']?\r?\n[ \t]*- /.exec(text.slice(name.end, name.end + 60));
  if (!item && text[name.end] !== ' ' && text[name.end] !== ':') return [];
  const at = name.end + (item ? item[0].length : 1);
  if (/[\s-]/.test(text[at] ?? ' ')) return [];
  const value = readQuoted(text, at) ?? { start: at, end: wordEnd(text, at) };
  return mayHoldSecret(text, value) ? [{ name: { start: name.start, end: name.end }, value }] : [];
}

/** Whether a dash or a slash begins the name, which is no part of a path. */
function isOptionName(text: string, { start }: Name): boolean {
  const isBehindSlash = text[start - 1] === '/';
  if (isBehindSlash && /[\w.]/.test(text[start - 2] ?? ' ')) return false;
  return isBehindSlash || text[start] === '-' || text[start] === '/';
}

function wordEnd(text: string, at: number): number {
  const length = text.slice(at, at + 300).search(/[\s"'`;|&)<>,\]}]/);
  return length < 0 ? Math.min(text.length, at + 300) : at + length;
}
