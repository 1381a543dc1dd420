import { startGit, type GitContext } from '../process/git.ts';
import { readChanges } from './diff-tree.ts';
import { wholeRecords } from './ls-files.ts';
import { NO_MODE } from './modes.ts';

/** A staged blob. */
export interface StagedEntry {
  readonly path: Buffer;
  readonly oid: string;
  readonly mode: string;
}

const NUL = 0;
const TAB = 0x09;

/** What the next commit changes. */
export interface Staged {
  readonly entries: readonly StagedEntry[];
  /** Paths that it removes. */
  readonly removed: readonly Buffer[];
}

/** Entries of the index, all stages of conflicted paths; below `unmerged`, those alone. */
async function* listIndex(place: GitContext, unmerged: boolean): AsyncGenerator<StagedEntry, void, undefined> {
  const run = startGit(place, ['ls-files', '-z', '-s', ...(unmerged ? ['-u'] : [])]);
  for await (const block of wholeRecords(run.output)) {
    for (let from = 0; from < block.length;) {
      const to = block.indexOf(NUL, from);
      const tab = block.indexOf(TAB, from);
      const [mode = '', oid = ''] = block.toString('latin1', from, tab).split(' ');
      yield { mode, oid, path: Buffer.from(block.subarray(tab + 1, to)) };
      from = to + 1;
    }
  }
}

/**
 * What the index holds that `head` does not: blobs as they are staged, whatever the work tree says; and what it does not hold any more. Paths in conflict come with all their stages.
 * Without a commit yet (`null`) that is the whole index. Paths that are only announced (`git add -N`) are not in it.
 * @throws ScanError `git-failed`, `git-stalled`, `over-budget`
 */
export async function listStaged(place: GitContext, head: string | null): Promise<Staged> {
  const entries: StagedEntry[] = [];
  const removed: Buffer[] = [];
  if (head === null) {
    for await (const entry of listIndex(place, false)) entries.push(entry);
    return { entries, removed };
  }
  const args = ['diff-index', '--cached', '--raw', '-z', '--no-renames', '--no-abbrev', '--ignore-submodules=none'];
  const findCause = async () => (await import('../process/tree-size.ts')).findTreeOverBudget(place, [head]);
  const run = startGit(place, [...args, '--no-ext-diff', '--no-textconv', head, '--'], undefined, findCause);
  let conflicts = false;
  await readChanges(run.output, {
    commit: () => {},
    change({ path, after, mode }) {
      if (mode === NO_MODE) conflicts = true;
      if (/^0+$/.test(after)) removed.push(Buffer.from(path));
      else entries.push({ path: Buffer.from(path), oid: after, mode });
    },
  });
  if (conflicts) for await (const entry of listIndex(place, true)) entries.push(entry);
  return { entries, removed };
}
