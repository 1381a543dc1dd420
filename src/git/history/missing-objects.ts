import { ScanError } from '../../core/errors.ts';
import { startGit, type GitContext } from '../process/git.ts';
import { commitsBeyond, startsAndEnds } from '../plumbing/rev-list.ts';
import type { PackedGraph } from './packed-graph.ts';

/** Packs that know what is reached, where it begins, and what the store has. */
export interface PackedReach {
  readonly packed: PackedGraph;
  /** Ids of commits and trees from which everything is reached but blobs that refs name. */
  readonly tips: readonly string[];
  /** Whether the store has a blob. */
  readonly has: (oid: string) => boolean;
}

/** A part of a history: what `tips` reach and `without` do not (ids of commits and trees); of this, `counted` (ids) is not to be counted again. */
interface HistoryPart {
  readonly tips: readonly string[];
  readonly without: readonly string[];
  readonly counted: ReadonlySet<string>;
}

/** Returns the packed commits that `loose` commits come to first; undefined if a commit on the way is missing. @throws ScanError `aborted` */
async function edgeOf(
  place: GitContext,
  loose: readonly string[],
  packed: PackedGraph,
): Promise<readonly string[] | undefined> {
  if (loose.length === 0) return [];
  try {
    return (await commitsBeyond(place, loose, packed.heads())).edge;
  } catch (error) {
    if (error instanceof ScanError && error.code === 'git-failed') return undefined;
    throw error;
  }
}

/** Counts by packs, and by git for what is in no pack; undefined if packs cannot tell. */
async function countByPacks(place: GitContext, { packed, tips, has }: PackedReach): Promise<number | undefined> {
  const loose = packed.others(tips);
  const isLoose = new Set(loose);
  const edge = await edgeOf(place, loose, packed);
  const without = edge && [...tips.filter((tip) => !isLoose.has(tip)), ...edge];
  const missing = without && packed.missingBlobs(without);
  if (!missing) return undefined;
  const counted = new Set(missing.filter((oid) => !has(oid)));
  if (loose.length === 0) return counted.size;
  return counted.size + (await countByGit(place, { tips: loose, without, counted }));
}

/** Counts by git, for all refs or a part of a history. */
async function countByGit(place: GitContext, part?: HistoryPart): Promise<number> {
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

/**
 * Counts the objects that refs reach and the repository lacks. Walks everything that is reached: in packs as far as these tell, else by git.
 * @throws ScanError `git-failed` if a commit is missing; `aborted`
 */
export async function countMissing(place: GitContext, reach?: PackedReach): Promise<number> {
  return (reach && (await countByPacks(place, reach))) ?? countByGit(place);
}
