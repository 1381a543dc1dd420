import { ScanError } from '../../core/errors.ts';
import { startGit, type GitPlace } from '../process/git.ts';
import { commitsBeyond, startsAndEnds } from '../plumbing/rev-list.ts';

/** A part of a history: what `tips` reach and `without` do not (ids of commits and trees); of this, `counted` (ids) is not to be counted again. */
export interface MissingPart {
  readonly tips: readonly string[];
  readonly without: readonly string[];
  readonly counted: ReadonlySet<string>;
}

/**
 * Ids of the commits that `tips` (ids) come to first of what `without` reach; undefined if a commit on the way is not here.
 * @throws ScanError `aborted`
 */
export async function edgeOf(
  place: GitPlace,
  tips: readonly string[],
  without: readonly string[],
): Promise<readonly string[] | undefined> {
  try {
    return (await commitsBeyond(place, tips, without)).edge;
  } catch (error) {
    if (error instanceof ScanError && error.code === 'git-failed') return undefined;
    throw error;
  }
}

/**
 * How many objects the refs reach that are not here, or a part of what they reach. Walks all of it.
 * @throws ScanError `git-failed` if a commit is not here; `aborted`
 */
export async function missingObjects(place: GitPlace, part?: MissingPart): Promise<number> {
  const args = ['rev-list', '--objects', '--missing=print', '--no-object-names', part ? '--stdin' : '--all'];
  const input = part && startsAndEnds(part.tips, part.without);
  let missing = 0;
  let rest = '';
  for await (const chunk of startGit(place, args, input).output) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('?') && !part?.counted.has(line.slice(1))) missing++;
  }
  return missing;
}
