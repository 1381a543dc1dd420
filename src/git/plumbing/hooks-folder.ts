import { resolve } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { askGit, type GitQuestion } from '../process/ask-git.ts';
import type { GitContext } from '../process/git.ts';

/** Where a repository's hooks lie. */
export interface HooksFolder {
  /** Absolute. */
  readonly path: string;
  /** Who says so: `default`, or the scope of `core.hooksPath` (`local`, `worktree`, `global`). */
  readonly scope: string;
}

async function lineOf(place: GitContext, question: GitQuestion): Promise<string> {
  return (await askGit(place, question)).toString('utf8').replace(/\r?\n$/, '');
}

/**
 * The folder git looks for hooks in. The value that this program pins for itself is passed over.
 * @throws ScanError `git-failed`
 */
export async function findHooksFolder(place: GitContext): Promise<HooksFolder> {
  const fields = (await askGit(place, ['config', '-z', '--show-scope', '--get-all', 'core.hooksPath'])).toString(
    'utf8',
  );
  const parts = fields.split('\0');
  for (let i = parts.length - 3; i >= 0; i -= 2) {
    const scope = parts[i]!;
    if (scope !== 'command') return { path: resolve(place.top, expandHome(parts[i + 1]!, place)), scope };
  }
  const common = await lineOf(place, ['rev-parse', '--git-common-dir']);
  return { path: resolve(place.top, common, 'hooks'), scope: 'default' };
}

function expandHome(path: string, { env }: GitContext): string {
  if (!path.startsWith('~/')) return path;
  const home = env['HOME'] ?? env['USERPROFILE'];
  if (home === undefined) throw new ScanError('git-failed', 'core.hooksPath begins with ~, and HOME is not set');
  return resolve(home, path.slice(2));
}
