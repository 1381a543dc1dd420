import { lstatSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { isFileError } from './regular-file.ts';

/** git's own limit of folders that name folders. */
const DEEPEST = 5;
const MOST_FOLDERS = 64;
const MOST_BYTES = 1 << 16;

/** Folders that an object folder borrows from, as `info/alternates` names them; undefined if that is more than plain paths. */
function readAlternates(folder: string, depth: number): string[] | undefined {
  const path = join(folder, 'info', 'alternates');
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isFile() || found.size > MOST_BYTES) return undefined;
  const bytes = readFileSync(path);
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes)) return undefined;
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  // quoted paths, and paths below a borrowed folder, which git leaves out with a word about it
  if (lines.some((line) => line.startsWith('"') || (depth > 0 && !isAbsolute(line)))) return undefined;
  return lines.map((line) => resolve(folder, line));
}

function collect(folder: string, depth: number, found: Set<string>): boolean {
  if (found.has(folder)) return true;
  if (depth > DEEPEST || found.size >= MOST_FOLDERS) return false;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false;
  found.add(folder);
  const next = readAlternates(folder, depth);
  return next !== undefined && next.every((one) => collect(one, depth + 1, found));
}

/**
 * Where the objects of a repository lie: `first` (absolute), and the folders it borrows from. Undefined where that takes more than reading a list of
 * paths, or one of them is not there: git has words for it.
 */
export function objectFolders(first: string): string[] | undefined {
  const found = new Set<string>();
  try {
    return collect(first, 0, found) ? [...found] : undefined;
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
}
