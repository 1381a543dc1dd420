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

/** Fewer than these git goes through in the time that threads are started and compiled in. */
const MANY_COMMITS = 30_000;
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

/** What packs told, and the commits of the list that are left to git. */
interface PackFinds {
  readonly finds: Finds;
  readonly left: readonly string[];
}

/** Searches by what packs hold alone. @throws ScanError `aborted` */
export async function searchPacks(search: HistorySearch): Promise<PackFinds> {
  const { repository, list, threads, packs, blobs, has } = search;
  const { commits, dates } = list;
  if (packs.length === 0) return { finds: newFinds(), left: commits };
  const dateOf = (commit: string): number => dates.get(commit) ?? 0;
  const { found, left, idOf } = await tracePacks({
    workerUrl: workerUrl(),
    threads,
    packs,
    batches: treesAndCommits(packs),
    commits,
    dates: dateOf,
    isCut: (commit) => repository.shallow.has(commit),
    wanted: blobs,
    everything: has !== undefined,
    signal: repository.place.signal,
  });
  const finds = newFinds();
  const named: OrderedCommit[] = [];
  const commitAt = (place: number): OrderedCommit | undefined =>
    place < 0 ? undefined : (named[place] ??= { id: commits[place]!, date: dateOf(commits[place]!) });
  for (const one of found) addFound(finds, one, { commitAt, idOf, has });
  return { finds, left: left.map((place) => commits[place]!) };
}

/** Whether packs tell it faster than git: all of their trees are read, whatever is asked. */
function isWorthwhile({ packs, list }: HistorySearch): boolean {
  const { length } = list.commits;
  if (length < MANY_COMMITS || packs.length === 0) return false;
  const packed = packs.reduce(
    (sum, { kinds }) => kinds.reduce((count, kind) => count + (kind === COMMIT ? 1 : 0), sum),
    0,
  );
  return length * 2 > packed;
}

/**
 * Finds the commits that brought in blobs and took them away: from packs where that is faster, and git for what these do not tell.
 * @throws ScanError `git-failed`, `aborted`
 */
export async function searchCommits(search: HistorySearch): Promise<Found> {
  const { repository, list, threads, blobs, has } = search;
  const ask = { blobs, has };
  if (!isWorthwhile(search)) return searchHistory(repository.place, ask, { list, threads });
  const { finds, left } = await searchPacks(search);
  return searchHistory(repository.place, ask, { list: { commits: left, dates: list.dates }, threads, finds });
}
