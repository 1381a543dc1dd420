import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { compareStrings } from '../../core/order.ts';
import { openRepository } from '../../git/repository.ts';
import { resolveCommit } from '../../git/plumbing/rev-list.ts';
import { findWorkTree } from '../../git/plumbing/work-tree.ts';
import type { ProcessContext } from '../process-context.ts';

/** Deepest folder of a checkout: `path: repos/app`. */
const MAX_DEPTH = 2;

/** Work trees below a folder, up to a depth, in byte order. Does not enter work trees. */
function workTreesBelow(folder: string, depth: number): string[] {
  if (findWorkTree(folder) === folder) return [folder];
  if (depth === 0) return [];
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const paths = folders.map(({ name }) => join(folder, name)).sort(compareStrings);
  return paths.flatMap((path) => workTreesBelow(path, depth - 1));
}

async function hasCommit(top: string, commit: string, { env, signal }: ProcessContext): Promise<boolean> {
  try {
    const { place } = await openRepository(top, { env, signal });
    return (await resolveCommit(place, commit)) === commit;
  } catch (error) {
    if (error instanceof ScanError && (error.code === 'revision-missing' || error.code === 'git-failed')) return false;
    throw error;
  }
}

/**
 * Finds the top of the work tree (absolute, real) for a step in `folder`: the one around it, else one checked out below it; among several, the first
 * with the given commit. Undefined if there is none.
 * @throws ScanError `path-missing` if there are several and none has the commit
 */
export async function findCheckout(
  folder: string,
  commit: string | undefined,
  context: ProcessContext,
): Promise<string | undefined> {
  const real = realpathSync(folder);
  const around = findWorkTree(real);
  if (around !== undefined) return around;
  const below = workTreesBelow(real, MAX_DEPTH);
  if (below.length <= 1) return below[0];
  for (const top of below) if (commit !== undefined && (await hasCommit(top, commit, context))) return top;
  throw new ScanError(
    'path-missing',
    `${below.length} repositories are checked out, but none has the commit of this event`,
    {
      hint: 'name one with working-directory',
    },
  );
}
