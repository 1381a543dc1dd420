import { ScanError } from '../../core/errors.ts';
import { startGit, type GitContext } from '../process/git.ts';
import { wholeRecords } from './ls-files.ts';
import { createPathRoom } from './path-room.ts';

/** A path whose content in a commit is another than in each of its parents. */
export interface TreeChange {
  readonly path: Buffer;
  /** Ids of what was there in each parent; all zeros: nothing. */
  readonly before: readonly string[];
  /** Id of what is there now; all zeros: nothing. */
  readonly after: string;
  /** Six octal digits: `100644`, `120000` for a symlink, `160000` for a submodule. */
  readonly mode: string;
}

/** What is told of commits and their changes, in the order of the commits. */
export interface ChangeVisitor {
  readonly commit: (id: string) => void;
  readonly change: (change: TreeChange) => void;
}

/** Commits whose trees are looked at when git says nothing: those whose changes it may be at. It writes what fills a block, so that the last few are not told yet. */
const LOOK_AHEAD = 256;

const NUL = 0;
const COLON = 0x3a;
/** Raw records, paths as they are, ids in full, contents not looked at. */
const PLAIN = [
  '--raw',
  '-z',
  '--no-renames',
  '--full-index',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
];

/** Parses `:<mode>.. <mode> <id>.. <id> <status>`: one colon for each parent. */
function parseChange(meta: string, path: Buffer): TreeChange {
  const fields = meta.split(' ');
  const parents = meta.search(/[^:]/);
  if (fields.length !== parents * 2 + 3) throw new ScanError('git-failed', 'git: a diff line cannot be read');
  return {
    path,
    before: fields.slice(parents + 1, parents * 2 + 1),
    after: fields[parents * 2 + 1]!,
    mode: fields[parents]!,
  };
}

/** Reads raw diff output (`-z`): ids of commits, and changes, each followed by its path. Paths are views that are valid only during the call. @throws ScanError `over-budget` */
export async function readChanges(output: AsyncIterable<Buffer>, visitor: ChangeVisitor): Promise<void> {
  let meta: string | undefined;
  const takeRoom = createPathRoom();
  for await (const block of wholeRecords(output)) {
    for (let from = 0; from < block.length;) {
      const to = block.indexOf(NUL, from);
      if (meta !== undefined) {
        takeRoom();
        visitor.change(parseChange(meta, block.subarray(from, to)));
        meta = undefined;
      } else if (block[from] === COLON) meta = block.toString('latin1', from, to);
      else visitor.commit(block.toString('latin1', from, to));
      from = to + 1;
    }
  }
  if (meta !== undefined) throw new ScanError('git-failed', 'git: the diff ends before a path');
}

/**
 * Tells what each commit changed against all of its parents: a root against nothing, a merge only where it differs from every parent, which is
 * what nobody had before it. Contents are not looked at, so that attributes, filters and drivers have no say. git is ended at a commit whose trees unfold to too much.
 * @throws ScanError `git-failed`, `git-stalled`, `over-budget`, `aborted`
 */
export async function diffCommits(
  place: GitContext,
  commits: readonly string[],
  visitor: ChangeVisitor,
): Promise<void> {
  if (commits.length === 0) return;
  const args = ['diff-tree', '--stdin', '-r', '--root', '-c', ...PLAIN];
  let next = 0;
  const findCause = async () =>
    (await import('../process/tree-size.ts')).findCommitOverBudget(place, commits.slice(next, next + LOOK_AHEAD));
  const run = startGit(place, args, `${commits.join('\n')}\n`, findCause);
  await readChanges(run.output, {
    ...visitor,
    commit(id) {
      while (next < commits.length && commits[next] !== id) next++;
      next++;
      visitor.commit(id);
    },
  });
}

/** Reports in what the tree of `to` differs from that of `from` (ids of commits). @throws ScanError `git-failed`, `aborted` */
export async function diffTrees(
  place: GitContext,
  from: string,
  to: string,
  change: ChangeVisitor['change'],
): Promise<void> {
  const findCause = async () => (await import('../process/tree-size.ts')).findCommitOverBudget(place, [from, to]);
  const run = startGit(place, ['diff-tree', '-r', ...PLAIN, from, to], undefined, findCause);
  await readChanges(run.output, { commit: () => {}, change });
}
