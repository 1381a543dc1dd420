import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The top of the work tree that `folder` (absolute, real) lies in: the nearest folder, going up, that has a `.git` folder or file. Reads no
 * configuration, so that a repository cannot say it lies elsewhere.
 */
export function findWorkTree(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const found = lstatSync(join(at, '.git'), { throwIfNoEntry: false });
    if (found && (found.isDirectory() || found.isFile())) return at;
    if (dirname(at) === at) return undefined;
  }
}
