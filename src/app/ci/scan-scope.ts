import { resolve, relative, sep } from 'node:path';
import type { FileMode } from '../../sources/files/root.ts';
import { isBelow } from '../../sources/files/root.ts';
import { compileFileGlob, isGlob, type PathMatcher } from '../../core/glob.ts';

/** What part of a repository a step asks for. It narrows what is scanned, and never whose gate counts. */
export interface ScanScope {
  /** Files, folders and globs, from the top of the work tree; none: everything. */
  readonly paths: readonly string[];
  /** `all`: files that git does not track or ignores are scanned too. */
  readonly mode: FileMode;
}

/** The whole repository, by its commits. */
export const WHOLE_SCOPE: ScanScope = { paths: [], mode: 'git' };

/** Paths given from a folder (absolute, real), from the top of a work tree. One that holds the top is all of it. */
export function scopePaths(top: string, folder: string, given: readonly string[]): readonly string[] {
  const absolute = (given.length > 0 ? given : ['.']).map((path) => resolve(folder, path));
  if (absolute.some((path) => isBelow(top, path))) return [];
  return absolute.map((path) => relative(top, path).split(sep).join('/'));
}

/** Whether a path from the top belongs to a scope; undefined if all do. */
export function scopeMatcher({ paths }: ScanScope): PathMatcher | undefined {
  if (paths.length === 0) return undefined;
  const matchers = paths.map((path): PathMatcher => {
    const fits = isGlob(path) ? compileFileGlob(path) : undefined;
    return (shown) => shown === path || shown.startsWith(`${path}/`) || (fits?.(shown) ?? false);
  });
  return (shown) => matchers.some((matches) => matches(shown));
}
