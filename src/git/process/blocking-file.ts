import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScanError } from '../../core/errors.ts';
import { blockingFile, blockingKind, gitFolders, statOf, type GitTop } from './git-files.ts';

/** Files of a work tree that git reads. */
const WORK_TREE_FILES = /^\.git(?:attributes|ignore|modules)?$/;
/** Most names that are looked at. */
const MOST_NAMES = 1 << 20;

/** Paths below folders, for as many names as may be looked at; no link is followed to a folder. */
async function* walk(start: string): AsyncGenerator<{ path: string; name: string; isPlain: boolean }> {
  const folders = [start];
  let left = MOST_NAMES;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (left-- === 0) return;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else yield { path, name: entry.name, isPlain: entry.isFile() };
    }
  }
}

/** Finds a pipe or a device that git may be waiting for, anywhere in its folders, or among what it reads in the work tree; undefined if there is none. */
export async function findBlockingFile(place: GitTop): Promise<ScanError | undefined> {
  const { own, common } = gitFolders(place);
  const starts = new Set([common, own, ...(place.bare ? [] : [place.top])]);
  for (const start of starts) {
    for await (const { path, name, isPlain } of walk(start)) {
      if (isPlain || (start === place.top && !place.bare && !WORK_TREE_FILES.test(name))) continue;
      const kind = blockingKind(statOf(path));
      if (kind !== undefined) return blockingFile(place, path, kind);
    }
  }
  return undefined;
}
