import { ScanError } from '../../core/errors.ts';
import type { CommitList } from '../../git/plumbing/commit-order.ts';
import { diffCommits } from '../../git/plumbing/diff-tree.ts';
import { listTree } from '../../git/plumbing/ls-tree.ts';
import { SUBMODULE_MODE } from '../../git/plumbing/modes.ts';
import { endOf, listRefs, type Ref, type RefListing } from '../../git/plumbing/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { listCommits, resolveCommit } from '../../git/plumbing/rev-list.ts';
import type { StoredObject } from '../../git/store.ts';
import type { HistorySource } from '../scan/scan-request.ts';

/** Whether only a part of the history is meant. */
export function isLimited({ refs, since, reachableOnly }: HistorySource): boolean {
  return refs !== undefined || since !== undefined || reachableOnly;
}

/** Patterns of `for-each-ref` for a glob: a full one, or one of branches, tags and the rest by their short names. */
function refPatterns(glob: string | undefined): string[] {
  if (glob === undefined) return [];
  if (glob.startsWith('refs/')) return [glob];
  return [`refs/heads/${glob}`, `refs/tags/${glob}`, `refs/remotes/${glob}`, `refs/${glob}`];
}

/**
 * The refs a source is about.
 * @throws ScanError `revision-missing` if a glob matches none.
 */
export async function chooseRefs({ place }: Repository, { refs: glob }: HistorySource): Promise<RefListing> {
  const listing = await listRefs(place, refPatterns(glob));
  if (listing.refs.length + listing.broken.length > 0 || glob === undefined) return listing;
  throw new ScanError('revision-missing', `no ref matches ${JSON.stringify(glob)}`, {
    hint: '`git for-each-ref` lists them; a glob may begin with refs/',
  });
}

/** The commits of a source. */
export async function chooseCommits(
  { place }: Repository,
  { refs: glob, since }: HistorySource,
  refs: readonly Ref[],
): Promise<CommitList> {
  const without = since === undefined ? [] : [await resolveCommit(place, since)];
  const tips =
    glob === undefined
      ? undefined
      : refs.flatMap(({ oid, kind, peeled, peeledKind }) =>
          kind === 'commit' ? [oid] : peeledKind === 'commit' ? [peeled] : [],
        );
  return listCommits(place, { tips, without });
}

/** A zero id stands for "nothing". */
export function isNothing(oid: string): boolean {
  return /^0+$/.test(oid);
}

/** Blobs that commits bring in. */
export async function blobsOf({ place }: Repository, commits: readonly string[]): Promise<Set<string>> {
  const blobs = new Set<string>();
  await diffCommits(place, commits, {
    commit: () => {},
    change({ after, mode }) {
      if (mode !== SUBMODULE_MODE && !isNothing(after)) blobs.add(after);
    },
  });
  return blobs;
}

/** Objects that refs name by themselves: annotated tags, and blobs that are in no commit. */
export async function objectsAtRefs({ place }: Repository, refs: readonly Ref[]): Promise<StoredObject[]> {
  const objects: StoredObject[] = [];
  for (const ref of refs) {
    if (ref.kind === 'tag') objects.push({ oid: ref.oid, kind: 'tag' });
    const { oid: last, kind: lastKind } = endOf(ref);
    if (lastKind === 'blob') objects.push({ oid: last, kind: 'blob' });
    if (lastKind !== 'tree') continue;
    for await (const entry of listTree(place, last)) {
      if (entry.mode !== SUBMODULE_MODE) objects.push({ oid: entry.oid, kind: 'blob' });
    }
  }
  return objects;
}

/** Everything that commits and refs bring in, each object once. */
export async function reachableObjects(
  repository: Repository,
  commits: readonly string[],
  refs: readonly Ref[],
): Promise<Map<string, StoredObject>> {
  const objects = new Map<string, StoredObject>();
  for (const oid of commits) objects.set(oid, { oid, kind: 'commit' });
  for (const oid of await blobsOf(repository, commits)) objects.set(oid, { oid, kind: 'blob' });
  for (const object of await objectsAtRefs(repository, refs)) objects.set(object.oid, object);
  return objects;
}
