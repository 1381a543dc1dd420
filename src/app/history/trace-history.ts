import type { PackTable } from '../../git/pack/pack-table.ts';
import { ScanError } from '../../core/errors.ts';
import type { PackedGraph } from '../../git/history/packed-graph.ts';
import type { CommitList } from '../../git/plumbing/commit-order.ts';
import { areLost, listCommits } from '../../git/plumbing/rev-list.ts';
import type { Ref } from '../../git/plumbing/refs.ts';
import type { Trace } from '../../git/history/trace.ts';
import { attributeMatches, matchingBlobs, placeByObject, type Attributed } from './attribute.ts';
import type { HeadPaths } from './path-names.ts';
import type { HistoryCache } from './cache/history-cache.ts';
import type { History } from './object-stream.ts';
import { chooseCommits } from './history-selection.ts';
import { usesPackedGraph, listFromPacks, openPackedGraph, tipsOf } from './packed-commit-graph.ts';
import type { Occurrence } from './place-findings.ts';
import type { CommitTrace } from './cache/commit-trace.ts';
import type { ObjectMatch } from './scan-objects.ts';
import { chooseThreads } from '../scan/threads.ts';

/** A history whose matches are to be traced. */
export interface TracedHistory extends Omit<History, 'refs'> {
  readonly refs: readonly Ref[];
  /** All commits, where they are being listed already. */
  readonly commits: Promise<CommitList> | undefined;
  /** Paths at HEAD, which are being listed. */
  readonly head: Promise<HeadPaths>;
  readonly cache: HistoryCache;
  /** Packs that can be read without git. */
  readonly packs: () => readonly PackTable[];
  /** Whether the database has a blob. */
  readonly has: (oid: string) => boolean;
}

/** Matches at their places. */
export interface TracedMatches {
  readonly attributed: Attributed;
  /** Keeps what was found out for the next scan; told of the names that hold secrets. */
  readonly remember: (named: readonly Occurrence[]) => Promise<void>;
}

/** Commits to look at, what an earlier scan knows of the others, and what packs hold of them. */
interface TracePlan {
  readonly list: CommitList;
  readonly earlier?: CommitTrace;
  readonly packed?: PackedGraph | undefined;
}

/** Whether what is found may be kept, and what was kept be used: only a history that is whole stays true when commits come to it. */
async function isWhole({ list, scan }: TracedHistory): Promise<boolean> {
  const { repository, run } = scan;
  if (list !== undefined || repository.shallow.size > 0 || run.totals.failed.length > 0) return false;
  return !(await repository.isPartial());
}

/**
 * Commits that were no tips before, from which what is new is reached; undefined where git alone knows the tips. To an old one git would go back through the whole
 * history, to see that an earlier scan has reached it.
 */
function newTips({ scan, refs }: TracedHistory, earlier: CommitTrace): string[] | undefined {
  const old = new Set(earlier.tips);
  return tipsOf(scan.repository, refs)?.filter((tip) => !old.has(tip));
}

/** What came to the history since an earlier scan; undefined where there is nothing to go on from. */
async function resumeFromCache(history: TracedHistory): Promise<TracePlan | undefined> {
  const { place } = history.scan.repository;
  const earlier = (await isWhole(history)) ? history.cache.readTrace() : undefined;
  if (!earlier || (await areLost(place, earlier.heads))) return undefined;
  const tips = newTips(history, earlier);
  const list = await listCommits(place, { tips, without: earlier.heads }, earlier.moved);
  return { list, earlier };
}

/** What packs hold, where they tell of the history faster than git. */
function readPacked({ scan, source, list, packs }: TracedHistory): Promise<PackedGraph | undefined> | undefined {
  const there = packs();
  if (!usesPackedGraph(source, there, list?.commits.length)) return undefined;
  return openPackedGraph(scan.repository, there, chooseThreads(scan.request.workers));
}

/** All commits of a source. Where anything is wrong with it, git lists them: it has words for that. */
async function listAll(history: TracedHistory, packed: PackedGraph | undefined): Promise<CommitList> {
  const { scan, source, refs } = history;
  if (history.list) return history.list;
  const isPlain = scan.run.totals.failed.length === 0;
  const list = isPlain && packed ? await listFromPacks(packed, scan.repository, refs) : undefined;
  return list ?? history.commits ?? chooseCommits(scan.repository, source, refs);
}

/** What the next scan can go on from. */
function savedTrace(
  { list, earlier }: TracePlan,
  objectMatches: readonly ObjectMatch[],
  {
    tips,
    trace,
    reached,
    named,
  }: {
    tips: readonly string[];
    trace: Trace;
    reached: ReadonlyMap<string, number>;
    named: readonly Occurrence[];
  },
): CommitTrace {
  const passed = new Set(list.boundary);
  const heads = [...(earlier?.heads.filter((id) => !passed.has(id)) ?? []), ...list.heads];
  const dated = objectMatches.filter(({ kind, oid }) => kind === 'commit' && reached.has(oid));
  const naming = named.flatMap(({ introduced, removed }) => [introduced, removed]).filter((one) => one !== undefined);
  return {
    heads,
    tips,
    moved: new Map([...(earlier?.moved ?? []), ...list.moved]),
    commits: new Map(dated.map(({ oid }) => [oid, reached.get(oid)!])),
    naming: new Map(naming.map(({ id, date }) => [id, date])),
    trace: new Map([...matchingBlobs(objectMatches)].map((oid) => [oid, trace.get(oid) ?? new Map()])),
  };
}

/** Commits to go through: those that are new, and those of earlier ones that brought in or took away a name with a secret. */
function withNaming({ list, earlier }: TracePlan): CommitList {
  if (!earlier) return list;
  const fresh = new Set(list.commits);
  const naming = [...earlier.naming].filter(([id]) => !fresh.has(id));
  const commits = [...list.commits, ...naming.map(([id]) => id)];
  return { ...list, commits, dates: new Map([...list.dates, ...naming]) };
}

async function traceMatches(history: TracedHistory, objectMatches: readonly ObjectMatch[]): Promise<TracedMatches> {
  const outlook = await resumeFromCache(history);
  if (outlook) return traceIn(history, outlook, objectMatches);
  const packed = await readPacked(history);
  try {
    packed?.prepare();
    return await traceIn(history, { list: await listAll(history, packed), packed }, objectMatches);
  } finally {
    await packed?.stop();
  }
}

async function traceIn(
  history: TracedHistory,
  outlook: TracePlan,
  objectMatches: readonly ObjectMatch[],
): Promise<TracedMatches> {
  const { scan, refs, cache, has } = history;
  const { repository, request } = scan;
  const { list, earlier, packed } = outlook;
  const reached = earlier ? new Map([...earlier.commits, ...list.dates]) : list.dates;
  const threads = chooseThreads(request.workers);
  const commits = { list: withNaming(outlook), earlier: earlier?.trace, reached, refs, pathsAtTip: () => history.head };
  const attributed = await attributeMatches(
    { ...commits, repository, packed, has, allReached: false, threads },
    objectMatches,
  );
  const { trace } = attributed.found;
  return {
    attributed,
    async remember(named) {
      if (!(await isWhole(history))) return;
      const saved = { tips: tipsOf(repository, refs) ?? [], trace, reached, named };
      cache.writeTrace(savedTrace(outlook, objectMatches, saved));
    },
  };
}

function untraced(objectMatches: readonly ObjectMatch[]): TracedMatches {
  return { attributed: placeByObject(objectMatches), remember: () => Promise.resolve() };
}

/** Traces matches to commits; where git fails at it, they keep their object ids for places, and the failure is reported. */
export async function traceHistory(
  history: TracedHistory,
  objectMatches: readonly ObjectMatch[],
): Promise<TracedMatches> {
  if (!history.source.attribution) return untraced(objectMatches);
  try {
    return await traceMatches(history, objectMatches);
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    const fix = '`git fsck` says what is damaged, `git fetch --refetch` gets it from the remote again';
    const hint = error.code === 'aborted' ? 'aborted' : `${error.message}; ${fix}`;
    const { failed } = history.scan.run.totals;
    const reason = `the history could not be followed to its end: ${hint}`;
    failed.push({ path: '.git/objects', reason, kind: 'damaged' });
    return untraced(objectMatches);
  }
}
