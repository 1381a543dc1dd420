import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { ScanError } from '../../core/errors.ts';

const NAMES = process.platform === 'win32' ? ['git.exe'] : ['git'];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The absolute path of git. Entries of PATH that are not absolute are passed over: they would let a scanned folder bring its own git.
 * @throws ScanError `git-failed` where there is none.
 */
export function findGit(env: NodeJS.ProcessEnv): string {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  for (const folder of folders) {
    const found = NAMES.map((name) => join(folder, name)).find(isProgram);
    if (found) return found;
  }
  throw new ScanError('git-failed', 'git is not installed, or not on PATH', {
    hint: 'install git, or pass --no-git to scan the folder without it',
  });
}
