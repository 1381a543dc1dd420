/** Rebuilds a folder that is in use. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, rmdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function isSameFile(one: string, other: string): boolean {
  return (
    existsSync(other) && statSync(one).mode === statSync(other).mode && readFileSync(one).equals(readFileSync(other))
  );
}

/** Top-level files are the entries of runs, so they come after the files they load. */
function byDepth(one: string, other: string): number {
  return other.split('/').length - one.split('/').length || (one < other ? -1 : 1);
}

function removeEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = join(folder, entry.name);
    removeEmptyFolders(path);
    if (readdirSync(path).length === 0) rmdirSync(path);
  }
}

/**
 * Gives `place` exactly the files of `made`. Renames each over the previous one, and skips equal ones: renaming the folder would leave a moment
 * without it, in which a starting run fails.
 */
function replaceFiles(place: string, made: string): void {
  const files = listFiles(made);
  for (const file of files.filter((one) => !isSameFile(join(made, one), join(place, one))).sort(byDepth)) {
    mkdirSync(dirname(join(place, file)), { recursive: true });
    renameSync(join(made, file), join(place, file));
  }
  const kept = new Set(files);
  for (const file of listFiles(place)) if (!kept.has(file)) rmSync(join(place, file));
  removeEmptyFolders(place);
}

/** Removes folders of builds that were killed. */
function removeLeftovers(place: string): void {
  const start = `${basename(place)}.build-`;
  for (const name of readdirSync(dirname(place)))
    if (name.startsWith(start)) rmSync(join(dirname(place), name), { recursive: true });
}

/** Fills a temporary folder by `make` and moves its content to `place`, which stays unchanged if the build fails. Needs the build lock. */
export async function buildFolder(place: string, make: (folder: string) => Promise<void>): Promise<void> {
  removeLeftovers(place);
  const made = `${place}.build-${process.pid}`;
  mkdirSync(made, { recursive: true });
  try {
    await make(made);
    replaceFiles(place, made);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
