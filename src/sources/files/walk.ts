import { readdirSync, type Dirent } from 'node:fs';
import { compareStrings } from '../../core/order.ts';
import type { Exclude } from './exclude.ts';
import {
  explainFailure,
  isEmpty,
  isFull,
  joinPath,
  newPart,
  showRelative,
  type PartBuilder,
  type PlanPart,
} from './planned.ts';

type Name = string | Buffer;
type Entry = Dirent<string> | Dirent<Buffer>;

/** A folder that is still to be read. */
interface Folder {
  readonly path: Name;
  /** Relative to the root, in bytes or text like `path`; '' is the root itself. */
  readonly relative: Name;
}

/** What a walk needs to know. */
export interface Walk {
  /** Absolute real path of the folder to start in, and the same relative to the run's root ('' for the root). */
  readonly start: string;
  readonly relative: string;
  readonly exclude: Exclude | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The entries of a folder: names as text, or all as bytes where one of them is not UTF-8. Sorted by bytes. */
function readFolder(path: Name): Entry[] {
  const entries = readdirSync(path, { withFileTypes: true });
  if (entries.some(({ name }) => name.includes('\ufffd'))) {
    const raw = readdirSync(path, { withFileTypes: true, encoding: 'buffer' });
    return raw.sort((a, b) => Buffer.compare(a.name, b.name));
  }
  return entries.sort((a, b) => compareStrings(a.name, b.name));
}

function isGitFolder(name: Name): boolean {
  return name.length === 4 && name.toString() === '.git';
}

function kindOf(entry: Entry): string {
  if (entry.isSymbolicLink()) return 'symlink';
  return 'not a regular file';
}

/** Sorts one entry into the part; a folder to be read is returned. */
function placeEntry(folder: Folder, entry: Entry, walk: Walk & { part: PartBuilder }): Folder | undefined {
  const { part, exclude } = walk;
  const relative = folder.relative.length === 0 ? entry.name : joinPath(folder.relative, entry.name);
  const shown = showRelative(relative);
  if (isGitFolder(entry.name)) part.skipped.push({ path: shown, reason: "git's own files" });
  else if (exclude?.(shown)) part.skipped.push({ path: shown, reason: 'excluded' });
  else if (entry.isDirectory()) return { path: joinPath(folder.path, entry.name), relative };
  else if (entry.isFile()) part.files.push({ path: joinPath(folder.path, entry.name), shown, tracked: false });
  else part.skipped.push({ path: shown, reason: kindOf(entry) });
  return undefined;
}

/**
 * Every regular file below a folder, depth first, in byte order; symbolic links are not followed, `.git` and excluded folders are not read.
 * Reads with system calls that block: the main thread has nothing better to do, and one promise a folder costs more than its reading.
 */
export function* walkFolder(walk: Walk): Generator<PlanPart, void, undefined> {
  let part = newPart();
  const folders: Folder[] = [{ path: walk.start, relative: walk.relative }];
  for (let folder = folders.pop(); folder && !walk.signal?.aborted; folder = folders.pop()) {
    const below: Folder[] = [];
    for (const entry of readOrFail(folder, part)) {
      const found = placeEntry(folder, entry, { ...walk, part });
      if (found) below.push(found);
      if (!isFull(part)) continue;
      yield part;
      part = newPart();
    }
    folders.push(...below.reverse());
  }
  if (!isEmpty(part)) yield part;
}

function readOrFail(folder: Folder, part: PartBuilder): Entry[] {
  try {
    return readFolder(folder.path);
  } catch (error) {
    part.failed.push({ path: showRelative(folder.relative) || '.', reason: explainFailure(error) });
    return [];
  }
}
