import { addCommit, endList, growList, type CommitList } from '../plumbing/commit-order.ts';
import type { Ref } from '../plumbing/refs.ts';
import { commitsBeyond } from '../plumbing/rev-list.ts';
import type { Repository } from '../repository.ts';
import type { PackedGraph } from './packed-graph.ts';
import { tipsOf } from './tips.ts';

const NOTHING_BEYOND: Awaited<ReturnType<typeof commitsBeyond>> = { commits: [], edge: [] };

/**
 * Lists all commits that refs and HEAD reach, as git does: from packs, and from git those that no pack has yet. Undefined if packs cannot tell.
 * @throws ScanError `git-failed` if a commit that no pack has is missing
 */
export async function listPackedCommits(
  packed: PackedGraph,
  repository: Repository,
  refs: readonly Ref[],
): Promise<CommitList | undefined> {
  const tips = tipsOf(repository, refs);
  if (!tips) return undefined;
  const others = packed.others(tips);
  const isOther = new Set(others);
  const beyond = others.length > 0 ? await commitsBeyond(repository.place, others, packed.heads()) : NOTHING_BEYOND;
  const commits = packed.commits([...tips.filter((tip) => !isOther.has(tip)), ...beyond.edge]);
  if (!commits) return undefined;
  const list = growList();
  for (const commit of commits) addCommit(list, commit);
  for (const commit of beyond.commits) addCommit(list, commit);
  return endList(list);
}
