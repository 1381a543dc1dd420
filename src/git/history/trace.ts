import { isEarlier, type CommitList, type OrderedCommit } from '../plumbing/commit-order.ts';
import { diffCommits, type TreeChange } from '../plumbing/diff-tree.ts';
import { NO_MODE, SUBMODULE_MODE } from '../plumbing/modes.ts';
import type { GitContext } from '../process/git.ts';

/** Where a blob stood, at one path. */
export interface PathHistory {
  readonly path: Buffer;
  /** The commit it came in with, the first of those there are; undefined if it only goes in what was looked at. */
  readonly introduced: OrderedCommit | undefined;
  /** The last commit that took it away from this path; undefined if none did. */
  readonly removed: OrderedCommit | undefined;
}

/** Places of blobs by id, then by path (as Latin-1). */
export type Trace = ReadonlyMap<string, ReadonlyMap<string, PathHistory>>;

/** What is looked for in a history. */
export interface Search {
  /** Blobs whose places are wanted. */
  readonly blobs: ReadonlySet<string>;
  /** Where paths are wanted too, and what is missing: whether the database has a blob. */
  readonly has?: ((oid: string) => boolean) | undefined;
}

/** What was found in a history. */
export interface TraceResult {
  readonly trace: Trace;
  /** Every path there ever was, by its bytes as Latin-1: the first commit in which something was there, the last that took it away. */
  readonly paths: ReadonlyMap<string, PathHistory>;
  /** Blobs that commits hold and the database does not have, each where it came in first; of several paths there the first by its bytes. */
  readonly missing: ReadonlyMap<string, PathHistory>;
}

/** What was found of some commits, to which others are added. */
export interface TraceBuilder extends TraceResult {
  readonly trace: Map<string, Map<string, PathHistory>>;
  readonly paths: Map<string, PathHistory>;
  readonly missing: Map<string, PathHistory>;
}

/** Empty. */
export function newTraceBuilder(): TraceBuilder {
  return { trace: new Map(), paths: new Map(), missing: new Map() };
}

/** Commits one git process takes: the next process begins with cold caches, so few large parts are best. */
const LEAST_COMMITS = 2000;

type Places = TraceBuilder['trace'];

function earlier(a: OrderedCommit | undefined, b: OrderedCommit | undefined): OrderedCommit | undefined {
  return a && b ? (isEarlier(b, a) ? b : a) : (a ?? b);
}

function later(a: OrderedCommit | undefined, b: OrderedCommit | undefined): OrderedCommit | undefined {
  return a && b ? (isEarlier(a, b) ? b : a) : (a ?? b);
}

/** Adds what is known of something at a path. */
export function recordAt(byPath: Map<string, PathHistory>, seen: PathHistory): void {
  const key = seen.path.toString('latin1');
  const known = byPath.get(key);
  byPath.set(key, {
    path: known?.path ?? Buffer.from(seen.path),
    introduced: earlier(known?.introduced, seen.introduced),
    removed: later(known?.removed, seen.removed),
  });
}

/** Adds what is known of a blob at a path. */
export function record(places: Places, oid: string, seen: PathHistory): void {
  let byPath = places.get(oid);
  if (!byPath) places.set(oid, (byPath = new Map<string, PathHistory>()));
  recordAt(byPath, seen);
}

/** Whether a blob came in here before it came in there, or in the same commit at a path whose bytes come first. */
function isBefore(a: PathHistory, b: PathHistory): boolean {
  const [here, there] = [a.introduced!, b.introduced!];
  return here.id === there.id ? Buffer.compare(a.path, b.path) < 0 : isEarlier(here, there);
}

/** Adds where a commit brings in a blob that is missing. */
export function recordMissing(missing: TraceBuilder['missing'], oid: string, seen: PathHistory): void {
  const known = missing.get(oid);
  if (!known || isBefore(seen, known)) missing.set(oid, { ...seen, path: Buffer.from(seen.path) });
}

function recordChange(
  { trace, paths, missing }: TraceBuilder,
  { blobs, has }: Search,
  { change, commit }: { change: TreeChange; commit: OrderedCommit },
): void {
  const { path, before, after, mode } = change;
  const gone = mode === NO_MODE;
  if (blobs.has(after)) record(trace, after, { path, introduced: commit, removed: undefined });
  for (const oid of before) {
    if (oid !== after && blobs.has(oid)) record(trace, oid, { path, introduced: undefined, removed: commit });
  }
  if (!has) return;
  recordAt(paths, { path, introduced: gone ? undefined : commit, removed: gone ? commit : undefined });
  if (!gone && mode !== SUBMODULE_MODE && !has(after))
    recordMissing(missing, after, { path, introduced: commit, removed: undefined });
}

/** What is known of blobs from two parts of a history, for the blobs of `wanted`. */
export function mergeTraces(a: Trace, b: Trace, wanted: ReadonlySet<string>): Trace {
  const places: Places = new Map();
  for (const oid of wanted) {
    for (const trace of [a, b]) {
      for (const standing of trace.get(oid)?.values() ?? []) record(places, oid, standing);
    }
  }
  return places;
}

/**
 * Finds the commits that brought in blobs and took them away, in one pass over what the commits changed, by as many processes as there are
 * `threads`. `finds`: what is known of other commits already, to which this is added.
 * @throws ScanError `git-failed`, `aborted`
 */
export async function searchHistory(
  place: GitContext,
  search: Search,
  {
    list: { commits, dates },
    threads,
    finds = newTraceBuilder(),
  }: { list: Pick<CommitList, 'commits' | 'dates'>; threads: number; finds?: TraceBuilder },
): Promise<TraceResult> {
  const size = Math.max(LEAST_COMMITS, Math.ceil(commits.length / threads));
  const searchPart = async (from: number): Promise<void> => {
    let commit: OrderedCommit = { id: '', date: 0 };
    await diffCommits(place, commits.slice(from, from + size), {
      commit(id) {
        commit = { id, date: dates.get(id) ?? 0 };
      },
      change: (change) => recordChange(finds, search, { change, commit }),
    });
  };
  const starts = Array.from({ length: Math.ceil(commits.length / size) }, (_, i) => i * size);
  await Promise.all(starts.map(searchPart));
  return finds;
}
