import { ScanError } from '../../core/errors.ts';
import { NO_COMMITS, parseCommitList, parseCommits, type CommitList, type ListedCommit } from './commit-order.ts';
import { readGit, startGit, type GitContext, type GitRun } from '../process/git.ts';

/** Which commits: everything that `tips` reach and `without` do not, or the named commits alone. Ids only, never names a user gave. */
export interface CommitSelection {
  /** Ids; undefined: all refs and HEAD. */
  readonly tips: readonly string[] | undefined;
  readonly without: readonly string[];
  /** Leaves out what remote-tracking branches reach: all of them, or those of one remote. */
  readonly notRemotes?: string | true;
  /** Leaves out what any ref reaches. */
  readonly notAll?: boolean;
  /** `tips` themselves, and not what they reach. */
  readonly alone?: boolean;
}

function selectionArguments({ tips, notRemotes, notAll }: CommitSelection): string[] {
  const args: string[] = [];
  if (!tips) args.push('--all');
  if (notRemotes === true) args.push('--not', '--remotes');
  else if (notRemotes !== undefined) args.push('--not', `--remotes=${notRemotes}`);
  if (notAll) args.push('--not', '--all');
  return args;
}

const LISTING = ['rev-list', '--reverse', '--boundary', '--timestamp', '--parents'];

/** What rev-list reads with `--stdin`: where it begins, and where it ends. */
export function startsAndEnds(tips: readonly string[], without: readonly string[]): string {
  return [...tips, ...without.map((id) => `^${id}`), ''].join('\n');
}

/**
 * The commits that `tips` reach and `without` do not (ids), parents first, and those of the others that they are on.
 * @throws ScanError `git-failed`
 */
export async function commitsBeyond(
  place: GitContext,
  tips: readonly string[],
  without: readonly string[],
): Promise<{ readonly commits: readonly ListedCommit[]; readonly edge: readonly string[] }> {
  const commits: ListedCommit[] = [];
  const edge: string[] = [];
  const { output } = startGit(place, [...LISTING, '--topo-order', '--stdin'], startsAndEnds(tips, without));
  for await (const listed of parseCommits(output)) {
    for (const commit of listed) {
      if (commit.outside) edge.push(commit.id);
      else commits.push(commit);
    }
  }
  return { commits, edge };
}

/**
 * Lists the commits of a selection in topological order, children first. `known`: see `parseCommitList`.
 * @throws ScanError `git-failed`
 */
export async function listCommits(
  place: GitContext,
  selection: CommitSelection,
  known: ReadonlyMap<string, number> = new Map(),
): Promise<CommitList> {
  const { tips = [], without } = selection;
  if (selection.tips?.length === 0) return NO_COMMITS;
  const order = selection.alone ? ['--no-walk=sorted'] : ['--topo-order'];
  const args = [...LISTING, ...order, '--stdin'];
  const input = startsAndEnds(tips, without);
  return parseCommitList(startGit(place, [...args, ...selectionArguments(selection)], input).output, known);
}

/** Whether some of `ids` are reached by no ref any more, or are gone. */
export async function areLost(place: GitContext, ids: readonly string[]): Promise<boolean> {
  try {
    const args = ['rev-list', '--max-count=1', '--stdin', '--not', '--all'];
    return (await readGit(place, args, `${ids.join('\n')}\n`)).length > 0;
  } catch (error) {
    if (error instanceof ScanError && error.code === 'git-failed') return true;
    throw error;
  }
}

/**
 * Id of the commit that a user named (`main`, `HEAD~3`, a tag).
 * @throws ScanError `revision-missing`
 */
export async function resolveCommit(place: GitContext, name: string): Promise<string> {
  try {
    const output = await readGit(place, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
    return output.toString('latin1').trim();
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'git-failed') throw error;
    throw new ScanError('revision-missing', `${JSON.stringify(name)} is not a commit of this repository`, {
      hint: 'check the name; a shallow clone lacks old commits: git fetch --unshallow',
      cause: error,
    });
  }
}

/** The commits that `tip` and a merge of `others` last had in common (ids); none if they are unrelated. */
export async function mergeBases(place: GitContext, tip: string, ...others: readonly string[]): Promise<string[]> {
  return (await answerOf(startGit(place, ['merge-base', '--all', tip, ...others])))
    .split('\n')
    .filter((line) => line !== '');
}

/** Whether `commit` is `tip` or one of its ancestors (ids). @throws ScanError `git-failed` */
export async function isAncestor(place: GitContext, commit: string, tip: string): Promise<boolean> {
  if (commit === tip) return true;
  return (await listCommits(place, { tips: [commit], without: [tip] })).commits.length === 0;
}

/** When a commit was made by its committer's clock, in milliseconds since 1970. @throws ScanError `git-failed` */
export async function committedAt(place: GitContext, commit: string): Promise<number> {
  const output = await readGit(place, ['rev-list', '--no-walk', '--timestamp', '--stdin'], `${commit}\n`);
  return (Number.parseInt(output.toString('latin1'), 10) || 0) * 1000;
}

/** The commit at HEAD; null if there is none yet. */
export async function headCommit(place: GitContext): Promise<string | null> {
  return (await answerOf(startGit(place, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']))).trim() || null;
}

/** What a command says that answers "none" by failing without a word; what it said before that too. As UTF-8. @throws ScanError `git-failed` */
export async function answerOf(run: GitRun): Promise<string> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of run.output) pieces.push(piece);
  } catch (error) {
    if (run.messages().length > 0 || !(error instanceof ScanError) || error.code !== 'git-failed') throw error;
  }
  return Buffer.concat(pieces).toString('utf8');
}
