import { startGit, type GitPlace } from './git.ts';

/** A part of a history: what `tips` reach and `without` do not (ids of commits and trees); of this, `known` (ids) were counted already. */
export interface MissingPart {
  readonly tips: readonly string[];
  readonly without: readonly string[];
  readonly known: ReadonlySet<string>;
}

const ALL = ['--all'];

/**
 * How many objects the refs reach that are not here, or a part of what they reach. Walks all of it.
 * @throws ScanError `git-failed` where a commit is not here; `aborted`
 */
export async function missingObjects(place: GitPlace, part?: MissingPart): Promise<number> {
  const args = ['rev-list', '--objects', '--missing=print', '--no-object-names', ...(part ? ['--stdin'] : ALL)];
  const input = part && [...part.tips, ...part.without.map((oid) => `^${oid}`), ''].join('\n');
  let missing = 0;
  let rest = '';
  for await (const chunk of startGit(place, args, input).output) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('?') && !part?.known.has(line.slice(1))) missing++;
  }
  return missing;
}
