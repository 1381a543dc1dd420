import { ScanError } from '../../core/errors.ts';
import { startGit, type GitPlace } from './git.ts';
import { wholeRecords } from './ls-files.ts';

/** A file, symlink or submodule of a tree. */
export interface TreeEntry {
  readonly mode: string;
  readonly oid: string;
  readonly path: Buffer;
}

const NUL = 0;
const TAB = 0x09;

/** All entries of the tree of `treeish` (an id), folders opened. Throws ScanError `git-failed`. */
export async function* listTree(place: GitPlace, treeish: string): AsyncGenerator<TreeEntry, void, undefined> {
  const run = startGit(place, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', treeish]);
  for await (const block of wholeRecords(run.output)) {
    for (let from = 0; from < block.length;) {
      const to = block.indexOf(NUL, from);
      const tab = block.indexOf(TAB, from);
      const [mode, , oid] = block.toString('latin1', from, tab).split(' ');
      if (mode === undefined || oid === undefined) throw new ScanError('git-failed', 'git: a tree cannot be read');
      yield { mode, oid, path: Buffer.from(block.subarray(tab + 1, to)) };
      from = to + 1;
    }
  }
}
