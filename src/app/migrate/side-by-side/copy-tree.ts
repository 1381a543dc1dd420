import { constants, copyFileSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { planFiles } from '../../../sources/files/plan-files.ts';
import type { PlannedFile } from '../../../sources/files/planned-files.ts';
import { findWorkTree } from '../../../git/plumbing/work-tree.ts';
import type { ProcessContext } from '../../process-context.ts';

/** Most bytes to copy. */
const MAX_COPIED_BYTES = 1 << 30;

/** The size of a file to copy; undefined if it is gone, not a regular file, reached through a link, or part of git's own folder. */
function plannedSize({ path, shown }: PlannedFile): number | undefined {
  if (/(?:^|\/)\.git(?:\/|$)/i.test(shown)) return undefined;
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() && realpathSync(path) === path ? found.size : undefined;
}

/**
 * Copies the files of a work tree to the empty folder `copy`: those that a scan reads, without links and without `.git`. Returns false if they exceed
 * a gibibyte in total.
 */
export async function copyTree(root: string, copy: string, { env, signal }: ProcessContext): Promise<boolean> {
  const mode = findWorkTree(root) === root ? 'git' : 'no-git';
  const targets = [{ path: root, folder: true }];
  let left = MAX_COPIED_BYTES;
  const all = { exclude: [], placeOf: () => 'nowhere' };
  for await (const { files } of planFiles({ root, mode, targets, ...all, env, signal })) {
    for (const file of files) {
      const size = plannedSize(file);
      if (size === undefined) continue;
      left -= size;
      if (left < 0) return false;
      const to = join(copy, file.shown);
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(file.path, to, constants.COPYFILE_FICLONE);
    }
  }
  return true;
}
