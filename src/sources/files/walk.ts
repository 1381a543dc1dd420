import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import type { Omission } from '../../core/omission.ts';
import { compareStrings } from '../../core/order.ts';
import type { Exclude } from './exclude.ts';
import {
  explainFailure,
  isEmpty,
  isPartFull,
  joinPath,
  newPart,
  showRelative,
  type PartBuilder,
  type PlanPart,
} from './planned-files.ts';

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

/** Names that every folder has in which git keeps a repository. */
const GIT_NAMES = ['HEAD', 'objects', 'refs'];

/** Whether a folder (absolute) looks like a bare repository, or like the `.git` of a work tree. */
export function looksBare(folder: Name): boolean {
  return GIT_NAMES.every((name) => lstatSync(joinPath(folder, name), { throwIfNoEntry: false }) !== undefined);
}

/** Whether it is what git keeps in a folder `.git`, damaged or not. One with nothing of git's in it is read as any other folder, and a file of that name as any other file. */
function isGitFolder({ path }: Folder, entry: Entry): boolean {
  if (entry.name.length !== 4 || entry.name.toString() !== '.git' || !entry.isDirectory()) return false;
  const folder = joinPath(path, entry.name);
  return GIT_NAMES.some((name) => lstatSync(joinPath(folder, name), { throwIfNoEntry: false }) !== undefined);
}

/** Whether entries are those of a bare repository: its objects are compressed, so that a scan of its files sees nothing of them. */
function isBare(entries: readonly Entry[]): boolean {
  return (
    entries.length >= GIT_NAMES.length &&
    GIT_NAMES.every((name) => entries.some((entry) => entry.name.toString() === name))
  );
}

/** Objects of a bare repository, which a scan of its files does not see. */
export function bareOmission(shown: string): Omission {
  const reason = 'a bare repository: its objects were not scanned (leakgate scan --history does)';
  return { path: shown || '.', reason, kind: 'nested-repository' };
}

/** Sorts one entry into the part; a folder to be read is returned. */
function placeEntry(folder: Folder, entry: Entry, walk: Walk & { part: PartBuilder }): Folder | undefined {
  const { part, exclude } = walk;
  const relative = folder.relative.length === 0 ? entry.name : joinPath(folder.relative, entry.name);
  const shown = showRelative(relative);
  const path = joinPath(folder.path, entry.name);
  if (isGitFolder(folder, entry)) part.skipped.push({ path: shown, reason: "git's own files", kind: 'git-folder' });
  else if (exclude?.(shown)) part.skipped.push({ path: shown, reason: 'excluded', kind: 'excluded' });
  else if (entry.isDirectory()) return { path, relative };
  else if (entry.isFile() || entry.isSymbolicLink()) part.files.push({ path, shown, tracked: false });
  else part.skipped.push({ path: shown, reason: 'not a regular file', kind: 'special-file' });
  return undefined;
}

/**
 * Every regular file and symbolic link below a folder, depth first, in byte order; links are not followed, `.git` and excluded folders are not read.
 * Reads with system calls that block: the main thread has nothing better to do, and one promise a folder costs more than its reading.
 */
export function* walkFolder(walk: Walk): Generator<PlanPart, void, undefined> {
  let part = newPart();
  const folders: Folder[] = [{ path: walk.start, relative: walk.relative }];
  for (let folder = folders.pop(); folder && !walk.signal?.aborted; folder = folders.pop()) {
    const below: Folder[] = [];
    const entries = readOrFail(folder, part);
    if (isBare(entries)) part.skipped.push(bareOmission(showRelative(folder.relative)));
    for (const entry of entries) {
      const found = placeEntry(folder, entry, { ...walk, part });
      if (found) below.push(found);
      if (!isPartFull(part)) continue;
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
    part.failed.push({ path: showRelative(folder.relative) || '.', ...explainFailure(error) });
    return [];
  }
}
