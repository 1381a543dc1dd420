import type { PathMatcher } from '../../core/glob.ts';
import { diffCommits, diffTrees, type TreeChange } from '../../git/plumbing/diff-tree.ts';
import { listTree } from '../../git/plumbing/ls-tree.ts';
import { SUBMODULE_MODE } from '../../git/plumbing/modes.ts';
import type { Repository } from '../../git/repository.ts';
import { showPath } from '../../git/printable-path.ts';
import type { ResolvedCommits } from './resolve-commits.ts';
import { isNothing } from '../history/history-selection.ts';
import type { StoredObject } from '../../git/store.ts';

/** Which paths are scanned. */
export interface PathSelection {
  readonly isExcluded: PathMatcher;
  readonly isWithin: PathMatcher;
  /** Called with every path that the commits change, scanned or not. */
  readonly onPath: ((shown: string) => void) | undefined;
}

/** What commits introduce: objects and paths of blobs, without duplicates; excluded paths, and those of submodules. */
export interface IncomingObjects {
  readonly excluded: ReadonlySet<string>;
  readonly submodules: ReadonlySet<string>;
  readonly objects: ReadonlyMap<string, StoredObject>;
  readonly paths: ReadonlyMap<string, Buffer>;
  /** The first path of each blob, as shown. */
  readonly named: ReadonlyMap<string, string>;
  /** Paths of blobs in the tree of a tip, by id, for blobs that may come from no listed commit. */
  readonly inTree: ReadonlyMap<string, readonly Buffer[]>;
}

/** Collects introduced objects. */
class IncomingBuilder implements IncomingObjects {
  readonly excluded = new Set<string>();
  readonly submodules = new Set<string>();
  readonly objects = new Map<string, StoredObject>();
  readonly paths = new Map<string, Buffer>();
  readonly named = new Map<string, string>();
  readonly inTree = new Map<string, Buffer[]>();
  readonly #selection: PathSelection;

  constructor(selection: PathSelection) {
    this.#selection = selection;
  }

  /** Adds a blob at a path, if the path is selected. Copies the path. Returns whether it was added. */
  add({ path, after, mode }: Pick<TreeChange, 'path' | 'after' | 'mode'>): boolean {
    const { isWithin, isExcluded } = this.#selection;
    const shown = showPath(path);
    if (isNothing(after) || !isWithin(shown)) return false;
    if (isExcluded(shown)) {
      this.excluded.add(shown);
      return false;
    }
    if (mode === SUBMODULE_MODE) this.submodules.add(shown);
    else {
      this.objects.set(after, { oid: after, kind: 'blob' });
      if (!this.named.has(after)) this.named.set(after, shown);
    }
    this.paths.set(path.toString('latin1'), Buffer.from(path));
    return true;
  }

  /** Adds a blob in the tree of a tip. */
  addInTree(entry: Pick<TreeChange, 'path' | 'after' | 'mode'>): void {
    if (!this.add(entry)) return;
    const paths = this.inTree.get(entry.after);
    if (paths) paths.push(Buffer.from(entry.path));
    else this.inTree.set(entry.after, [Buffer.from(entry.path)]);
  }
}

/**
 * Adds what is in the tree of a tip but in none of the trees it forked from. A merge can restore old content without differing from all of its
 * parents.
 */
async function addBroughtBack({ place }: Repository, range: ResolvedCommits, incoming: IncomingBuilder): Promise<void> {
  for (const tip of range.tips) {
    const forks = await range.forksOf(tip);
    const seen = new Map<string, { times: number; readonly change: TreeChange }>();
    for (const fork of forks) {
      await diffTrees(place, fork, tip, (change) => {
        const key = `${change.after} ${change.path.toString('latin1')}`;
        const known = seen.get(key);
        if (known) known.times++;
        else seen.set(key, { times: 1, change: { ...change, path: Buffer.from(change.path) } });
      });
    }
    for (const { times, change } of seen.values()) if (times === forks.length) incoming.addInTree(change);
  }
}

/** Lists what a range introduces: the changes of its commits, what its merges restored, and all of a tree if requested. */
export async function incomingObjects(
  repository: Repository,
  range: ResolvedCommits,
  selection: PathSelection,
): Promise<IncomingObjects> {
  const { list, objects: named, tree } = range;
  const { place } = repository;
  const incoming = new IncomingBuilder(selection);
  for (const oid of list.commits) incoming.objects.set(oid, { oid, kind: 'commit' });
  for (const { oid, kind } of named) incoming.objects.set(oid, { oid, kind });
  await diffCommits(place, list.commits, {
    commit: () => {},
    change(change) {
      selection.onPath?.(showPath(change.path));
      incoming.add(change);
    },
  });
  if (list.hasMerges) await addBroughtBack(repository, range, incoming);
  if (tree === undefined) return incoming;
  incoming.objects.set(tree, { oid: tree, kind: 'commit' });
  for await (const { path, oid, mode } of listTree(place, tree)) incoming.addInTree({ path, after: oid, mode });
  return incoming;
}
