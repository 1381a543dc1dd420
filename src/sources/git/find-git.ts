import { ScanError } from '../../core/errors.ts';
import { findProgram } from '../find-program.ts';

/**
 * The absolute path of git.
 * @throws ScanError `git-failed` where there is none.
 */
export function findGit(env: NodeJS.ProcessEnv): string {
  const found = findProgram('git', env);
  if (found !== undefined) return found;
  throw new ScanError('git-failed', 'git is not installed, or not on PATH', {
    hint: 'install git, or pass --no-git to scan the folder without it',
  });
}
