import { readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';

const FOLDER = /^[0-9a-f]{2}$/;

/** Objects in files of their own, by their ids. */
export interface LooseObjects {
  readonly oids: readonly string[];
  /** Those whose file is a pipe or a device, for which git would wait without end. */
  readonly blocking: readonly string[];
}

/** What is wrong with such an object. */
export const BLOCKING_REASON = 'its file is a pipe or a device, and git would wait for it without end';

/** Whether a program that opens a file may wait for it without end. */
function isBlockingFile(found: Dirent | Stats): boolean {
  return found.isFIFO() || found.isCharacterDevice() || found.isBlockDevice();
}

function isBlocking(folder: string, entry: Dirent): boolean {
  if (entry.isFile()) return false;
  const found = entry.isSymbolicLink() ? statSync(join(folder, entry.name), { throwIfNoEntry: false }) : entry;
  return found !== undefined && isBlockingFile(found);
}

/** Lists the objects that lie in files of their own in an object folder; `width`: bytes of an id. Throws what the file system does. */
export function looseObjects(folder: string, width: number): LooseObjects {
  const digits = width * 2 - 2;
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

/** Those of `oids` whose file in an object folder is a pipe or a device. Throws what the file system does. */
export function blockingObjects(folder: string, oids: readonly string[]): ReadonlySet<string> {
  const folders = new Set(readdirSync(folder));
  const blocking = oids.filter((oid) => {
    if (!folders.has(oid.slice(0, 2))) return false;
    const found = statSync(join(folder, oid.slice(0, 2), oid.slice(2)), { throwIfNoEntry: false });
    return found !== undefined && isBlockingFile(found);
  });
  return new Set(blocking);
}
