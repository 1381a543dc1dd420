import { existsSync } from 'node:fs';

/** Relative to the bundle, to one of its chunks, or to the sources. */
const FOLDERS = ['./', '../', '../../dist/'];

/** Finds a file that the build writes next to the bundle; undefined if it is missing. */
export function findBuiltFile(name: string): URL | undefined {
  return FOLDERS.map((folder) => new URL(folder + name, import.meta.url)).find((url) => existsSync(url));
}
