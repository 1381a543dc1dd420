import type { PackedBatch, PackTable } from '../pool/protocol.ts';
import { MISSING_WORDS, TRACE_WORDS, type FoldedChanges } from '../pool/trees/change-fold.ts';
import { tracePacks, type TracedPacks } from '../pool/trees/trace-packs.ts';
import type { CommitList, OrderedCommit } from '../sources/git/commit-order.ts';
import { inFamilyOrder } from '../sources/git/pack/family-order.ts';
import type { Repository } from '../sources/git/repository.ts';
import { newFinds, note, noteAt, noteMissing, searchHistory } from '../sources/git/trace.ts';
import type { Finds, Found, Search, Standing } from '../sources/git/trace.ts';
import { workerUrl } from './threads.ts';

/** A search of a history, and what it can be answered from. */
export interface HistorySearch extends Search {
  readonly repository: Repository;
  readonly list: Pick<CommitList, 'commits' | 'dates'>;
  readonly threads: number;
  /** Packs that can be read without git. */
  readonly packs: readonly PackTable[];
}

/** So many commits git goes through while threads are started. */
const FEW_COMMITS = 4000;
const COMMIT = 1;
const TREE = 2;

function* treesAndCommits(packs: readonly PackTable[]): Generator<PackedBatch> {
  for (const [pack, table] of packs.entries()) {
    const wanted = table.kinds.map((kind) => (kind === COMMIT || kind === TREE ? 1 : 0));
    for (const entries of inFamilyOrder(table, wanted)) yield { pack, entries };
  }
}

/** Adds what a thread has found. */
function addFound(
  finds: Finds,
  { paths, introduced, removed, trace, missing }: FoldedChanges,
  {
    commitAt,
    idOf,
    has,
  }: { commitAt: (place: number) => OrderedCommit | undefined; idOf: TracedPacks['idOf']; has: Search['has'] },
): void {
  const bytes = paths.map((path) => Buffer.from(path, 'latin1'));
  const standing = (path: number, first: number, last: number): Standing => ({
    path: bytes[path]!,
    introduced: commitAt(first),
    removed: commitAt(last),
  });
  for (const [path] of paths.entries()) {
    const [first, last] = [introduced[path]!, removed[path]!];
    if (first >= 0 || last >= 0) noteAt(finds.paths, standing(path, first, last));
  }
  for (let at = 0; at < trace.length; at += TRACE_WORDS)
    note(finds.trace, idOf(trace[at]!), standing(trace[at + 1]!, trace[at + 2]!, trace[at + 3]!));
  for (let at = 0; at < missing.length; at += MISSING_WORDS) {
    const oid = idOf(missing[at]!);
    if (!has!(oid)) noteMissing(finds.missing, oid, standing(missing[at + 1]!, missing[at + 2]!, -1));
  }
}

async function searchPacks({ repository, list, threads, packs, blobs, has }: HistorySearch): Promise<Found> {
  const { commits, dates } = list;
  const { found, left, idOf } = await tracePacks({
    workerUrl: workerUrl(),
    threads,
    packs,
    batches: treesAndCommits(packs),
    commits,
    dates: (commit) => dates.get(commit) ?? 0,
    isCut: (commit) => repository.shallow.has(commit),
    wanted: blobs,
    everything: has !== undefined,
    signal: repository.place.signal,
  });
  const finds = newFinds();
  const named: OrderedCommit[] = [];
  const commitAt = (place: number): OrderedCommit | undefined =>
    place < 0 ? undefined : (named[place] ??= { id: commits[place]!, date: dates.get(commits[place]!) ?? 0 });
  for (const one of found) addFound(finds, one, { commitAt, idOf, has });
  const rest = left.map((place) => commits[place]!);
  return searchHistory(repository.place, { blobs, has }, { list: { commits: rest, dates }, threads, finds });
}

/**
 * Finds the commits that brought in blobs and took them away: from packs where there are, and git for what these do not tell.
 * @throws ScanError `git-failed`, `aborted`
 */
export function searchCommits(search: HistorySearch): Promise<Found> {
  const { repository, packs, list, threads, blobs, has } = search;
  if (packs.length > 0 && list.commits.length > FEW_COMMITS) return searchPacks(search);
  return searchHistory(repository.place, { blobs, has }, { list, threads });
}
