import { lstatSync } from 'node:fs';
import { showPath } from '../../git/printable-path.ts';
import type { GitContext } from '../../git/process/git.ts';
import { listFiles, type GitPath, type ListedEntry } from '../../git/plumbing/ls-files.ts';
import { createExcludedPart, type Exclude } from './exclude.ts';
import { bareOmission, looksBare, walkFolder } from './walk.ts';
import {
  isEmpty,
  isPartFull,
  joinPath,
  newPart,
  showRelative,
  type PartBuilder,
  type PlannedFile,
  type PlanPart,
} from './planned-files.ts';

/** What planning from git's listing needs. */
export interface Listing {
  readonly place: GitContext;
  /** Folders relative to the top; none means everything. */
  readonly folders: readonly string[];
  readonly exclude: Exclude | undefined;
}

/** A path that git would never create: a hand-made index can contain paths outside the work tree, or in `.git`. */
const ESCAPES = /(?:^|\/)(?:\.\.?|\.git)?(?:\/|$)/i;

/** Sorts listed entries into parts. */
interface Sorter {
  readonly place: (entry: ListedEntry, tracked: boolean, part: PartBuilder) => void;
}

function parentOf(path: GitPath): GitPath {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Explains why a folder of the work tree cannot be entered. Results are cached, because all of its files ask for them. */
function createFolderCheck(top: string): (folder: GitPath) => string | undefined {
  const known = new Map<string, string | undefined>();
  const check = (folder: GitPath): string | undefined => {
    if (folder.length === 0) return undefined;
    const key = typeof folder === 'string' ? folder : `\0${folder.toString('latin1')}`;
    if (known.has(key)) return known.get(key);
    const reason = check(parentOf(folder)) ?? reasonOf(joinPath(top, folder));
    known.set(key, reason);
    return reason;
  };
  return check;
}

function reasonOf(folder: string | Buffer): string | undefined {
  try {
    return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ? 'below a symlink' : undefined;
  } catch {
    // the file itself is opened later, and fails with its own reason
    return undefined;
  }
}

/** What is in the work tree in place of the index's submodule; undefined if nothing is there, or neither file nor folder. */
function standInFor(path: string | Buffer): 'file' | 'folder' | 'repository' | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isFile() || found?.isSymbolicLink()) return 'file';
  if (!found?.isDirectory()) return undefined;
  return lstatSync(joinPath(path, '.git'), { throwIfNoEntry: false }) ? 'repository' : 'folder';
}

/** Adds a submodule, which is not entered, and anything else at its path. */
function placeSubmodule(
  { path, shown }: Pick<PlannedFile, 'path' | 'shown'>,
  exclude: Exclude | undefined,
  part: PartBuilder,
): void {
  part.skipped.push({ path: shown, reason: 'submodule', kind: 'submodule' });
  const there = standInFor(path);
  if (there === 'file') part.files.push({ path, shown, tracked: false });
  if (there !== 'folder' || typeof path !== 'string') return;
  for (const { files, skipped, failed } of walkFolder({ start: path, relative: shown, exclude })) {
    part.files.push(...files);
    part.skipped.push(...skipped);
    part.failed.push(...failed);
  }
}

const HEAD = 'HEAD';

/** The folder of a bare repository, if a file is its HEAD. */
function bareFolder(top: string, path: GitPath): GitPath | undefined {
  if (!path.toString().endsWith(HEAD)) return undefined;
  const folder = parentOf(path);
  return folder.length > 0 && looksBare(joinPath(top, folder)) ? folder : undefined;
}

function createSorter(top: string, exclude: Exclude | undefined): Sorter {
  const checkFolder = createFolderCheck(top);
  const excludedPart = exclude && createExcludedPart(exclude);
  const reported = new Set<string>();
  const place: Sorter['place'] = ({ path, kind, sparse }, tracked, part) => {
    const shown = typeof path === 'string' ? path : showPath(path);
    const excluded = excludedPart?.(shown);
    if (ESCAPES.test(typeof path === 'string' ? path : path.toString('latin1'))) {
      part.failed.push({ path: shown, reason: 'its path points outside the work tree', kind: 'failed' });
    } else if (excluded !== undefined) {
      if (!reported.has(excluded)) part.skipped.push({ path: excluded, reason: 'excluded', kind: 'excluded' });
      reported.add(excluded);
    } else if (kind === 'repository') {
      part.skipped.push({ path: shown, reason: 'a separate repository', kind: 'nested-repository' });
    } else {
      const reason = checkFolder(parentOf(path));
      if (reason) part.skipped.push({ path: shown, reason, kind: 'symlink' });
      else if (kind === 'submodule') placeSubmodule({ path: joinPath(top, path), shown }, exclude, part);
      else part.files.push({ path: joinPath(top, path), shown, tracked, ...(sparse !== undefined && { sparse }) });
      const bare = bareFolder(top, path);
      if (bare !== undefined) part.skipped.push(bareOmission(showRelative(bare)));
    }
  };
  return { place };
}

/**
 * Yields tracked files, then those that are neither tracked nor ignored, as git lists them. Does not access the files: opening one shows whether it
 * still exists and is a regular file.
 */
export async function* planListing({ place, folders, exclude }: Listing): AsyncGenerator<PlanPart, void, undefined> {
  const listing = listFiles(place, folders);
  const sorter = createSorter(place.top, exclude);
  try {
    yield* planEntries(listing.tracked, (entry, part) => sorter.place(entry, true, part));
    yield* planEntries(listing.untracked, (entry, part) => sorter.place(entry, false, part));
    const failed = listing
      .unreadable()
      .map((path) => ({ path, reason: 'git could not read this folder', kind: 'unreadable' as const }));
    if (failed.length > 0) yield { ...newPart(), failed };
  } finally {
    listing.stop();
  }
}

async function* planEntries(
  listed: AsyncIterable<readonly ListedEntry[]>,
  place: (entry: ListedEntry, part: PartBuilder) => void,
): AsyncGenerator<PlanPart, void, undefined> {
  let part = newPart();
  for await (const entries of listed) {
    for (const entry of entries) {
      place(entry, part);
      if (!isPartFull(part)) continue;
      yield part;
      part = newPart();
    }
  }
  if (!isEmpty(part)) yield part;
}
