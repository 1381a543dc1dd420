import { ScanError } from '../../core/errors.ts';
import { findProgram } from '../../processes/find-program.ts';

/**
 * The absolute path of git, which does not lie in `repository`.
 * @throws ScanError `git-failed` if there is none.
 */
export function findGit(env: NodeJS.ProcessEnv, repository: string): string {
  const found = findProgram('git', env, repository);
  if (found !== undefined) return found;
  throw new ScanError('git-failed', 'git is not installed, or not on PATH', {
    hint: 'install git outside the repository, or pass --no-git to scan the folder without it',
  });
}
