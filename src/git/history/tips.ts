import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Ref } from '../plumbing/refs.ts';
import type { Repository } from '../repository.ts';

/** Whether other work trees have commits that git counts among those of all refs. */
function hasWorktrees({ folder, objects }: Repository): boolean {
  return folder !== dirname(objects) || existsSync(join(folder, 'worktrees'));
}

/** Returns the commits from which all of a history is reached; undefined if git alone knows all of them. */
export function tipsOf(repository: Repository, refs: readonly Ref[]): readonly string[] | undefined {
  if (repository.shallow.size > 0 || hasWorktrees(repository)) return undefined;
  const tips = refs.flatMap(({ oid, kind, peeled, peeledKind }) =>
    kind === 'commit' ? [oid] : peeledKind === 'commit' ? [peeled] : [],
  );
  return repository.head === null ? tips : [...tips, repository.head];
}

/** Returns the commits and trees from which everything is reached but blobs that refs name; undefined if git alone knows all of them. */
export function commitAndTreeTips(repository: Repository, refs: readonly Ref[]): readonly string[] | undefined {
  const commits = tipsOf(repository, refs);
  const ends = refs.map((ref) => (ref.kind === 'tag' ? [ref.peeled, ref.peeledKind] : [ref.oid, ref.kind]));
  if (!commits || !ends.every(([, kind]) => kind === 'commit' || kind === 'tree' || kind === 'blob')) return undefined;
  return [...commits, ...ends.flatMap(([oid, kind]) => (kind === 'tree' ? [oid!] : []))];
}
