import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { objectFolders } from './object-folders.ts';
import { isFileError } from './regular-file.ts';

/** Every thread has each pack open: more of them than this are git's business. */
const MOST_PACKS = 64;

/** A pack that was listed. */
interface PackFile {
  readonly path: string;
  readonly size: number;
  readonly folder: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** Names of packs in a folder, without their endings; undefined if one has no index, or an index no pack. */
function packNames(folder: string): string[] | undefined {
  const names = new Set(readdirSync(folder));
  const bare = [...names].filter((name) => /\.(?:idx|pack)$/.test(name)).map((name) => name.replace(/\.[a-z]+$/, ''));
  return bare.every((name) => names.has(`${name}.idx`) && names.has(`${name}.pack`)) ? [...new Set(bare)] : undefined;
}

/** Those of git's order that comes first is where git reads an object that several packs hold: the repository's own before borrowed ones, new before old. */
function inGitsOrder(a: PackFile, b: PackFile): number {
  return a.folder - b.folder || b.changed - a.changed || (a.path < b.path ? -1 : 1);
}

function listPacks(folders: readonly string[]): PackFile[] | undefined {
  const packs: PackFile[] = [];
  for (const [folder, path] of folders.entries()) {
    const at = join(path, 'pack');
    if (!statSync(at, { throwIfNoEntry: false })) continue;
    const names = packNames(at);
    if (!names || packs.length + names.length > MOST_PACKS) return undefined;
    for (const name of names) {
      const file = join(at, `${name}.pack`);
      const { size, mtimeMs } = statSync(file);
      packs.push({ path: file, size, folder, changed: mtimeMs });
    }
  }
  return packs;
}

/** Packs of object folders (the repository's own first), in the order in which git looks into them; undefined if they are not what git leaves behind. */
export function packFiles(folders: readonly string[]): readonly PackFile[] | undefined {
  try {
    return listPacks(folders)?.sort(inGitsOrder);
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
}

/** Bytes of all packs of an object folder (absolute) and those it borrows from; 0 if they are not what git leaves behind. */
export function sizeOfPacks(folder: string): number {
  const folders = objectFolders(folder);
  return ((folders && packFiles(folders)) ?? []).reduce((sum, { size }) => sum + size, 0);
}
