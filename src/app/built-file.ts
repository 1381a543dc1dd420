import { existsSync } from 'node:fs';

/** From the bundle; from one of its chunks; from the sources. */
const FOLDERS = ['./', '../', '../../dist/'];

/** A file that the build leaves beside the bundle; undefined if it is missing. */
export function findBuiltFile(name: string): URL | undefined {
  return FOLDERS.map((folder) => new URL(folder + name, import.meta.url)).find((url) => existsSync(url));
}
