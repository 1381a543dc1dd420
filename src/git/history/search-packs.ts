import type { CommitList, OrderedCommit } from '../plumbing/commit-order.ts';
import type { Repository } from '../repository.ts';
import type { PackedGraph } from './packed-graph.ts';
import {
  newTraceBuilder,
  record,
  recordAt,
  recordMissing,
  searchHistory,
  type PathHistory,
  type Search,
  type TraceBuilder,
  type TraceResult,
} from './trace.ts';
import { MISSING_WORDS, TRACE_WORDS, type FoldedChanges } from './worker/change-summary.ts';

/** A search of some commits. */
export interface CommitSearch extends Search {
  readonly repository: Repository;
  readonly list: Pick<CommitList, 'commits' | 'dates'>;
  /** Processes of git at a time. */
  readonly threads: number;
}

/** What the numbers of a thread's result mean. */
interface Numbering {
  readonly commitAt: (place: number) => OrderedCommit | undefined;
  readonly idOf: (number: number) => string;
  readonly has: Search['has'];
}

/** Adds the result of one thread. */
function addResult(
  builder: TraceBuilder,
  { paths, introduced, removed, trace, missing }: FoldedChanges,
  { commitAt, idOf, has }: Numbering,
): void {
  const bytes = paths.map((path) => Buffer.from(path, 'latin1'));
  const historyOf = (path: number, first: number, last: number): PathHistory => ({
    path: bytes[path]!,
    introduced: commitAt(first),
    removed: commitAt(last),
  });
  for (const [path] of paths.entries()) {
    const [first, last] = [introduced[path]!, removed[path]!];
    if (first >= 0 || last >= 0) recordAt(builder.paths, historyOf(path, first, last));
  }
  for (let at = 0; at < trace.length; at += TRACE_WORDS)
    record(builder.trace, idOf(trace[at]!), historyOf(trace[at + 1]!, trace[at + 2]!, trace[at + 3]!));
  for (let at = 0; at < missing.length; at += MISSING_WORDS) {
    const oid = idOf(missing[at]!);
    if (!has!(oid)) recordMissing(builder.missing, oid, historyOf(missing[at + 1]!, missing[at + 2]!, -1));
  }
}

/** Searches by packs alone; returns the commits that are left to git. @throws ScanError `aborted` */
export async function searchPacksAlone(
  { repository, list, blobs, has }: CommitSearch,
  packed: PackedGraph,
): Promise<{ readonly finds: TraceBuilder; readonly left: readonly string[] }> {
  const { commits } = list;
  const dates = (commit: string): number => list.dates.get(commit) ?? 0;
  const isCut = (commit: string): boolean => repository.shallow.has(commit);
  const asked = { commits, dates, isCut, wanted: blobs, everything: has !== undefined };
  const { found, left } = await packed.search(asked);
  const finds = newTraceBuilder();
  const named: OrderedCommit[] = [];
  const commitAt = (place: number): OrderedCommit | undefined =>
    place < 0 ? undefined : (named[place] ??= { id: commits[place]!, date: dates(commits[place]!) });
  for (const one of found) addResult(finds, one, { commitAt, idOf: (number) => packed.idOf(number), has });
  return { finds, left: left.map((place) => commits[place]!) };
}

/** Searches by packs, and by git what these leave. @throws ScanError `git-failed`, `aborted` */
export async function searchPacks(search: CommitSearch, packed: PackedGraph): Promise<TraceResult> {
  const { repository, list, threads, blobs, has } = search;
  const { finds, left } = await searchPacksAlone(search, packed);
  return searchHistory(
    repository.place,
    { blobs, has },
    { list: { commits: left, dates: list.dates }, threads, finds },
  );
}
