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

/** A folder to read. */
interface Folder {
  readonly path: Name;
  /** Relative to the root, in bytes or text like `path`; '' is the root itself. */
  readonly relative: Name;
}

/** What a walk needs. */
export interface Walk {
  /** Absolute real path of the first folder, and the same relative to the run's root ('' for the root). */
  readonly start: string;
  readonly relative: string;
  readonly exclude: Exclude | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The entries of a folder: names as text, or all as bytes if one of them is not UTF-8. Sorted by bytes. */
function readFolder(path: Name): Entry[] {
  const entries = readdirSync(path, { withFileTypes: true });
  if (entries.some(({ name }) => name.includes('\ufffd'))) {
    const raw = readdirSync(path, { withFileTypes: true, encoding: 'buffer' });
    return raw.sort((a, b) => Buffer.compare(a.name, b.name));
  }
  return entries.sort((a, b) => compareStrings(a.name, b.name));
}

/** Names in every folder that holds a git repository. */
const GIT_NAMES = ['HEAD', 'objects', 'refs'];

/** Whether a folder (absolute) looks like a bare repository, or like the `.git` of a work tree. */
export function looksBare(folder: Name): boolean {
  return GIT_NAMES.every((name) => lstatSync(joinPath(folder, name), { throwIfNoEntry: false }) !== undefined);
}

/**
 * Whether an entry is git's own folder `.git`, damaged or not. A `.git` folder without git's files, or a file of that name, is read like any other.
 */
function isGitFolder({ path }: Folder, entry: Entry): boolean {
  if (entry.name.length !== 4 || entry.name.toString() !== '.git' || !entry.isDirectory()) return false;
  const folder = joinPath(path, entry.name);
  return GIT_NAMES.some((name) => lstatSync(joinPath(folder, name), { throwIfNoEntry: false }) !== undefined);
}

/** Whether the entries are those of a bare repository, whose compressed objects a scan of files does not see. */
function isBare(entries: readonly Entry[]): boolean {
  return (
    entries.length >= GIT_NAMES.length &&
    GIT_NAMES.every((name) => entries.some((entry) => entry.name.toString() === name))
  );
}

/** The omission for the objects of a bare repository, which a scan of files does not see. */
export function bareOmission(shown: string): Omission {
  const reason = 'a bare repository: its objects were not scanned (leakgate scan --history does)';
  return { path: shown || '.', reason, kind: 'nested-repository' };
}

/** Sorts one entry into the part. Returns it if it is a folder to read. */
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
 * Yields every regular file and symbolic link below a folder, depth first, in byte order. Does not follow links, nor read `.git` and excluded
 * folders. Uses blocking system calls: the main thread has nothing else to do, and a promise per folder costs more than reading it.
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
