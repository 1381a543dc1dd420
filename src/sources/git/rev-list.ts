import { ScanError } from '../../core/errors.ts';
import { readGit, startGit, type GitPlace } from './git.ts';

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

/** Commits of a selection, children before parents, and those just outside it that they stand on. */
export interface CommitList {
  readonly commits: readonly string[];
  readonly boundary: readonly string[];
}

function selectionArguments({ tips, notRemotes, notAll }: CommitSelection): string[] {
  const args: string[] = [];
  if (!tips) args.push('--all');
  if (notRemotes === true) args.push('--not', '--remotes');
  else if (notRemotes !== undefined) args.push('--not', `--remotes=${notRemotes}`);
  if (notAll) args.push('--not', '--all');
  return args;
}

/**
 * Lists the commits of a selection in topological order, children first; the order is the same in every run.
 * @throws ScanError `git-failed`
 */
export async function listCommits(place: GitPlace, selection: CommitSelection): Promise<CommitList> {
  const { tips = [], without } = selection;
  if (selection.tips?.length === 0) return { commits: [], boundary: [] };
  const input = [...tips, ...without.map((id) => `^${id}`), ''].join('\n');
  const order = selection.alone ? ['--no-walk=sorted'] : ['--topo-order'];
  const args = ['rev-list', '--boundary', ...order, '--stdin', ...selectionArguments(selection)];
  const lines = (await readGit(place, args, input)).toString('latin1').split('\n');
  const commits = lines.filter((line) => line !== '' && !line.startsWith('-'));
  const boundary = lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1));
  return { commits, boundary };
}

/**
 * Object ids of what a user named (`main`, `HEAD~3`, `v1.0^{commit}`), each read as one commit.
 * @throws ScanError `bad-option` naming the first that is none.
 */
export async function resolveCommit(place: GitPlace, name: string): Promise<string> {
  try {
    const output = await readGit(place, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
    return output.toString('latin1').trim();
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'git-failed') throw error;
    throw new ScanError('revision-missing', `${JSON.stringify(name)} is no commit of this repository`, {
      hint: 'check the name; a shallow clone lacks old commits: git fetch --unshallow',
      cause: error,
    });
  }
}

/** The commits two histories last had in common; none where they are unrelated. */
export async function mergeBases(place: GitPlace, a: string, b: string): Promise<string[]> {
  return (await answerOf(place, ['merge-base', '--all', a, b])).split('\n').filter((line) => line !== '');
}

/** The commit at HEAD; null where there is none yet. */
export async function headCommit(place: GitPlace): Promise<string | null> {
  return (await answerOf(place, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])).trim() || null;
}

/** What a command says that answers "none" by failing without a word. */
async function answerOf(place: GitPlace, args: readonly string[]): Promise<string> {
  const run = startGit(place, args);
  const pieces: Buffer[] = [];
  try {
    for await (const piece of run.output) pieces.push(piece);
  } catch (error) {
    if (run.messages().length > 0 || !(error instanceof ScanError) || error.code !== 'git-failed') throw error;
    return '';
  }
  return Buffer.concat(pieces).toString('latin1');
}
