import { diffCommits, type TreeChange } from './diff-tree.ts';
import type { GitPlace } from './git.ts';

/** Where a blob stood, at one path. Numbers count into the commits of the trace, which come children first. */
export interface Standing {
  readonly path: Buffer;
  /** The commit it came in with: the first one on the way from a root. */
  readonly introduced: number;
  /** The last commit that took it away from this path; undefined where none did. */
  readonly removed: number | undefined;
}

/** Places of blobs by id, then by path (as Latin-1). */
export type Trace = ReadonlyMap<string, ReadonlyMap<string, Standing>>;

/** Commits one git process takes: the next process begins with cold caches, so few large parts are best. */
const LEAST_COMMITS = 2000;

type Places = Map<string, Map<string, Standing>>;

function note(places: Places, oid: string, seen: { path: Buffer; introduced?: number; removed?: number }): void {
  const key = seen.path.toString('latin1');
  let byPath = places.get(oid);
  if (!byPath) places.set(oid, (byPath = new Map<string, Standing>()));
  const known = byPath.get(key);
  const introduced = Math.max(known?.introduced ?? -1, seen.introduced ?? -1);
  const removed = Math.min(known?.removed ?? Infinity, seen.removed ?? Infinity);
  const path = known?.path ?? Buffer.from(seen.path);
  byPath.set(key, { path, introduced, removed: removed === Infinity ? undefined : removed });
}

function noteChange(places: Places, wanted: ReadonlySet<string>, at: { change: TreeChange; commit: number }): void {
  const { path, before, after } = at.change;
  if (wanted.has(after)) note(places, after, { path, introduced: at.commit });
  for (const oid of before) if (oid !== after && wanted.has(oid)) note(places, oid, { path, removed: at.commit });
}

/**
 * Finds the commits that brought in blobs and took them away, in one pass over what the commits changed, by as many processes as there are
 * `threads`. `commits` come children first.
 * @throws ScanError `git-failed`, `aborted`
 */
export async function traceBlobs(
  place: GitPlace,
  wanted: ReadonlySet<string>,
  { commits, threads }: { commits: readonly string[]; threads: number },
): Promise<Trace> {
  const places: Places = new Map();
  const size = Math.max(LEAST_COMMITS, Math.ceil(commits.length / threads));
  const tracePart = async (from: number): Promise<void> => {
    const part = commits.slice(from, from + size);
    let at = -1;
    await diffCommits(place, part, {
      commit(id) {
        do at++;
        while (part[at] !== id && at < part.length);
      },
      change: (change) => noteChange(places, wanted, { change, commit: from + at }),
    });
  };
  const starts = Array.from({ length: Math.ceil(commits.length / size) }, (_, i) => i * size);
  await Promise.all(starts.map(tracePart));
  return places;
}
