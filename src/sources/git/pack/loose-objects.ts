import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = /^[0-9a-f]{2}$/;

/** Ids of the objects that lie in files of their own in an object folder; `width`: bytes of an id. Throws what the file system does. */
export function looseObjects(folder: string, width: number): string[] {
  const digits = width * 2 - 2;
  // as git reads names: capitals too
  const isName = (name: string): boolean => name.length === digits && /^[0-9a-f]+$/i.test(name);
  const oids: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!FOLDER.test(entry.name) || entry.isFile()) continue;
    for (const name of readdirSync(join(folder, entry.name)))
      if (isName(name)) oids.push(entry.name + name.toLowerCase());
  }
  return oids;
}
