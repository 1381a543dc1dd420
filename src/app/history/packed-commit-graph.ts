import { COMMIT, type PackTable, type PackedBatch, TREE } from '../../git/pack/pack-table.ts';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MISSING_WORDS, TRACE_WORDS, type FoldedChanges } from '../../git/history/worker/change-summary.ts';
import { openGraphThreads, type PackedGraph } from '../../git/history/packed-graph.ts';
import { addCommit, endList, growList, type CommitList, type OrderedCommit } from '../../git/plumbing/commit-order.ts';
import { inFamilyOrder } from '../../git/pack/delta-order.ts';
import type { Ref } from '../../git/plumbing/refs.ts';
import { commitsBeyond } from '../../git/plumbing/rev-list.ts';
import type { Repository } from '../../git/repository.ts';
import { newTraceBuilder, record, recordAt, recordMissing, searchHistory } from '../../git/history/trace.ts';
import type { TraceBuilder, TraceResult, Search, PathHistory } from '../../git/history/trace.ts';
import type { HistorySource } from '../scan/scan-request.ts';
import { workerUrl } from '../scan/threads.ts';

/** Fewer than these git goes through in the time that threads are started and compiled in. */
const MANY_COMMITS = 30_000;

function* treesAndCommits(packs: readonly PackTable[]): Generator<PackedBatch> {
  for (const [pack, table] of packs.entries()) {
    const wanted = table.types.map((kind) => (kind === COMMIT || kind === TREE ? 1 : 0));
    for (const entries of inFamilyOrder(table, wanted)) yield { pack, entries };
  }
}

/**
 * Whether packs are to tell of so many commits (undefined: all of theirs), which they do faster than git where it is many: whatever is asked, all of their trees are
 * read.
 */
export function usesPackedGraph(
  { reader }: Pick<HistorySource, 'reader'>,
  packs: readonly PackTable[],
  commits?: number,
): boolean {
  if (packs.length === 0 || reader !== 'packs') return packs.length > 0 && reader === 'packs-always';
  const packed = packs.reduce(
    (sum, { types }) => types.reduce((count, kind) => count + (kind === COMMIT ? 1 : 0), sum),
    0,
  );
  const asked = commits ?? packed;
  return asked >= MANY_COMMITS && asked * 2 > packed;
}

/** Reads the commits and trees of packs; the caller stops what it is given. Undefined where they are too many. @throws ScanError `aborted` */
export function openPackedGraph(
  { place }: Repository,
  packs: readonly PackTable[],
  threads: number,
): Promise<PackedGraph | undefined> {
  const { signal } = place;
  return openGraphThreads({ workerUrl: workerUrl(), threads, packs, batches: treesAndCommits(packs), signal });
}

/** Whether other work trees have commits that git counts among those of all refs. */
function hasWorktrees({ folder, objects }: Repository): boolean {
  return folder !== dirname(objects) || existsSync(join(folder, 'worktrees'));
}

/** Commits from which all of a history is reached; undefined where git alone knows all of them. */
export function tipsOf(repository: Repository, refs: readonly Ref[]): readonly string[] | undefined {
  if (repository.shallow.size > 0 || hasWorktrees(repository)) return undefined;
  const tips = refs.flatMap(({ oid, kind, peeled, peeledKind }) =>
    kind === 'commit' ? [oid] : peeledKind === 'commit' ? [peeled] : [],
  );
  return repository.head === null ? tips : [...tips, repository.head];
}

const NOTHING_BEYOND: Awaited<ReturnType<typeof commitsBeyond>> = { commits: [], edge: [] };

/**
 * All commits that refs and HEAD reach, as git lists them: by what packs hold, and by git those that no pack has yet. Undefined where that cannot be told so.
 * @throws ScanError `git-failed` where a commit that no pack has is not there either
 */
export async function listFromPacks(
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

/** A search of a history. */
export interface CommitSearch extends Search {
  readonly repository: Repository;
  readonly list: Pick<CommitList, 'commits' | 'dates'>;
  readonly threads: number;
  /** What packs hold of it, where they were read. */
  readonly packed?: PackedGraph | undefined;
}

/** Adds what a thread has found. */
function addFound(
  finds: TraceBuilder,
  { paths, introduced, removed, trace, missing }: FoldedChanges,
  {
    commitAt,
    idOf,
    has,
  }: { commitAt: (place: number) => OrderedCommit | undefined; idOf: (number: number) => string; has: Search['has'] },
): void {
  const bytes = paths.map((path) => Buffer.from(path, 'latin1'));
  const standing = (path: number, first: number, last: number): PathHistory => ({
    path: bytes[path]!,
    introduced: commitAt(first),
    removed: commitAt(last),
  });
  for (const [path] of paths.entries()) {
    const [first, last] = [introduced[path]!, removed[path]!];
    if (first >= 0 || last >= 0) recordAt(finds.paths, standing(path, first, last));
  }
  for (let at = 0; at < trace.length; at += TRACE_WORDS)
    record(finds.trace, idOf(trace[at]!), standing(trace[at + 1]!, trace[at + 2]!, trace[at + 3]!));
  for (let at = 0; at < missing.length; at += MISSING_WORDS) {
    const oid = idOf(missing[at]!);
    if (!has!(oid)) recordMissing(finds.missing, oid, standing(missing[at + 1]!, missing[at + 2]!, -1));
  }
}

/** Searches by what packs hold alone; the commits of the list that are left to git. @throws ScanError `aborted` */
export async function searchPacks(
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
  for (const one of found) addFound(finds, one, { commitAt, idOf: (number) => packed.idOf(number), has });
  return { finds, left: left.map((place) => commits[place]!) };
}

/**
 * Finds the commits that brought in blobs and took them away: by what was read of packs, and by git for what these do not tell.
 * @throws ScanError `git-failed`, `aborted`
 */
export async function searchCommits(search: CommitSearch): Promise<TraceResult> {
  const { repository, list, threads, blobs, has, packed } = search;
  const ask = { blobs, has };
  if (!packed) return searchHistory(repository.place, ask, { list, threads });
  const { finds, left } = await searchPacks(search, packed);
  return searchHistory(repository.place, ask, { list: { commits: left, dates: list.dates }, threads, finds });
}
