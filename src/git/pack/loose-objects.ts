import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { blockingKind, statOf } from '../process/git-files.ts';
import { isFileError } from './regular-file.ts';

const FOLDER = /^[0-9a-f]{2}$/;

/** Objects in files of their own, by their ids. */
export interface LooseObjects {
  readonly oids: readonly string[];
  /** Those whose file is a pipe or a device, for which git would wait without end. */
  readonly blocking: readonly string[];
}

/** What is wrong with such an object. */
export const BLOCKING_REASON = 'its file is a pipe or a device, and git would wait for it forever';

function isBlocking(folder: string, entry: Dirent): boolean {
  return !entry.isFile() && blockingKind(statOf(join(folder, entry.name))) !== undefined;
}

/** Lists the objects that lie in files of their own in an object folder; `oidBytes`: bytes of an id. Throws what the file system does. */
export function looseObjects(folder: string, oidBytes: number): LooseObjects {
  const digits = oidBytes * 2 - 2;
  // as git reads names: capitals too
  const isName = (name: string): boolean => name.length === digits && /^[0-9a-f]+$/i.test(name);
  const oids: string[] = [];
  const blocking: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!FOLDER.test(entry.name) || entry.isFile()) continue;
    const at = join(folder, entry.name);
    for (const object of readdirSync(at, { withFileTypes: true }))
      if (isName(object.name)) (isBlocking(at, object) ? blocking : oids).push(entry.name + object.name.toLowerCase());
  }
  return { oids, blocking };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // git cannot read it either, and has words for it
    if (isFileError(error)) return [];
    throw error;
  }
}

/** Those of `oids` whose file in an object folder is a pipe or a device. */
export function blockingObjects(folder: string, oids: readonly string[]): ReadonlySet<string> {
  const folders = new Set(namesIn(folder));
  const blocking = oids.filter((oid) => {
    const [first, rest] = [oid.slice(0, 2), oid.slice(2)];
    return folders.has(first) && blockingKind(statOf(join(folder, first, rest))) !== undefined;
  });
  return new Set(blocking);
}
