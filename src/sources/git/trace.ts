import { isEarlier, type CommitList, type OrderedCommit } from './commit-order.ts';
import { diffCommits, type TreeChange } from './diff-tree.ts';
import type { GitPlace } from './git.ts';

/** Where a blob stood, at one path. */
export interface Standing {
  readonly path: Buffer;
  /** The commit it came in with, the first of those there are; undefined where it only goes in what was looked at. */
  readonly introduced: OrderedCommit | undefined;
  /** The last commit that took it away from this path; undefined where none did. */
  readonly removed: OrderedCommit | undefined;
}

/** Places of blobs by id, then by path (as Latin-1). */
export type Trace = ReadonlyMap<string, ReadonlyMap<string, Standing>>;

/** Commits one git process takes: the next process begins with cold caches, so few large parts are best. */
const LEAST_COMMITS = 2000;

type Places = Map<string, Map<string, Standing>>;

function earlier(a: OrderedCommit | undefined, b: OrderedCommit | undefined): OrderedCommit | undefined {
  return a && b ? (isEarlier(b, a) ? b : a) : (a ?? b);
}

function later(a: OrderedCommit | undefined, b: OrderedCommit | undefined): OrderedCommit | undefined {
  return a && b ? (isEarlier(a, b) ? b : a) : (a ?? b);
}

/** Adds what is known of a blob at a path. */
function note(places: Places, oid: string, seen: Standing): void {
  const key = seen.path.toString('latin1');
  let byPath = places.get(oid);
  if (!byPath) places.set(oid, (byPath = new Map<string, Standing>()));
  const known = byPath.get(key);
  byPath.set(key, {
    path: known?.path ?? Buffer.from(seen.path),
    introduced: earlier(known?.introduced, seen.introduced),
    removed: later(known?.removed, seen.removed),
  });
}

function noteChange(
  places: Places,
  wanted: ReadonlySet<string>,
  { change, commit }: { change: TreeChange; commit: OrderedCommit },
): void {
  const { path, before, after } = change;
  if (wanted.has(after)) note(places, after, { path, introduced: commit, removed: undefined });
  for (const oid of before) {
    if (oid !== after && wanted.has(oid)) note(places, oid, { path, introduced: undefined, removed: commit });
  }
}

/** What is known of blobs from two parts of a history, for the blobs of `wanted`. */
export function mergeTraces(a: Trace, b: Trace, wanted: ReadonlySet<string>): Trace {
  const places: Places = new Map();
  for (const oid of wanted) {
    for (const trace of [a, b]) {
      for (const standing of trace.get(oid)?.values() ?? []) note(places, oid, standing);
    }
  }
  return places;
}

/**
 * Finds the commits that brought in blobs and took them away, in one pass over what the commits changed, by as many processes as there are
 * `threads`.
 * @throws ScanError `git-failed`, `aborted`
 */
export async function traceBlobs(
  place: GitPlace,
  wanted: ReadonlySet<string>,
  { list: { commits, dates }, threads }: { list: CommitList; threads: number },
): Promise<Trace> {
  const places: Places = new Map();
  const size = Math.max(LEAST_COMMITS, Math.ceil(commits.length / threads));
  const tracePart = async (from: number): Promise<void> => {
    let commit: OrderedCommit = { id: '', date: 0 };
    await diffCommits(place, commits.slice(from, from + size), {
      commit(id) {
        commit = { id, date: dates.get(id) ?? 0 };
      },
      change: (change) => noteChange(places, wanted, { change, commit }),
    });
  };
  const starts = Array.from({ length: Math.ceil(commits.length / size) }, (_, i) => i * size);
  await Promise.all(starts.map(tracePart));
  return places;
}
