import { ScanError } from '../../core/errors.ts';
import { startGit, type GitContext } from '../process/git.ts';
import { wholeRecords } from './ls-files.ts';
import { createPathRoom } from './path-room.ts';
import type { FindCause } from '../process/watch-git.ts';

/** A file, symlink or submodule of a tree. */
export interface TreeEntry {
  readonly mode: string;
  readonly oid: string;
  readonly path: Buffer;
}

const NUL = 0;
const TAB = 0x09;

/** After so many bytes it is found out how long the listing will be: few trees have more. */
const MEASURE_AFTER = 16 << 20;

/** Blocks of records; ends with `over-budget` as soon as it is clear that there are too many. */
async function* boundedBlocks(
  blocks: AsyncIterable<Buffer>,
  findCause: FindCause,
): AsyncGenerator<Buffer, void, undefined> {
  let [bytes, isMeasured] = [0, false];
  for await (const block of blocks) {
    bytes += block.length;
    if (bytes > MEASURE_AFTER && !isMeasured) {
      isMeasured = true;
      const found = await findCause();
      if (found) throw found;
    }
    yield block;
  }
}

/**
 * All entries of the tree of `treeish` (an id), folders opened.
 * @throws ScanError `git-failed`, `git-stalled`, `over-budget`, `aborted`
 */
export async function* listTree(place: GitContext, treeish: string): AsyncGenerator<TreeEntry, void, undefined> {
  const findCause = async () => (await import('../process/tree-size.ts')).findTreeOverBudget(place, [treeish]);
  const args = ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', treeish];
  const run = startGit(place, args, undefined, findCause);
  const takeRoom = createPathRoom();
  for await (const block of boundedBlocks(wholeRecords(run.output), findCause)) {
    for (let from = 0; from < block.length;) {
      const to = block.indexOf(NUL, from);
      const tab = block.indexOf(TAB, from);
      const [mode, , oid] = block.toString('latin1', from, tab).split(' ');
      if (mode === undefined || oid === undefined) throw new ScanError('git-failed', 'git: a tree cannot be read');
      takeRoom();
      yield { mode, oid, path: Buffer.from(block.subarray(tab + 1, to)) };
      from = to + 1;
    }
  }
}
