import type { PackTable } from '../../git/pack/pack-table.ts';
import { ScanError } from '../../core/errors.ts';
import type { PackHistory } from '../../git/history/packed-graph.ts';
import type { CommitList } from '../../git/plumbing/commit-order.ts';
import { areLost, listCommits } from '../../git/plumbing/rev-list.ts';
import type { Ref } from '../../git/plumbing/refs.ts';
import type { Trace } from '../../git/history/trace.ts';
import { attributeHits, blobsOfHits, placeByObject, type Attributed } from './attribute.ts';
import type { HeadPaths } from './path-names.ts';
import type { HistoryCache } from './cache/history-cache.ts';
import type { History } from './object-stream.ts';
import { chooseCommits } from './history-selection.ts';
import { isForPacks, listFromPacks, openPackedGraph, tipsOf } from './packed-commit-graph.ts';
import type { Sighting } from './place-findings.ts';
import type { SavedTrace } from './cache/commit-trace.ts';
import type { ObjectHit } from './scan-objects.ts';
import { chooseThreads } from '../scan/threads.ts';

/** A history whose hits are to be traced. */
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

/** Hits at their places. */
export interface TracedHits {
  readonly attributed: Attributed;
  /** Keeps what was found out for the next scan; told of the names that hold secrets. */
  readonly remember: (named: readonly Sighting[]) => Promise<void>;
}

/** Commits to look at, what an earlier scan knows of the others, and what packs hold of them. */
interface Outlook {
  readonly list: CommitList;
  readonly earlier?: SavedTrace;
  readonly packed?: PackHistory | undefined;
}

/** Whether what is found may be kept, and what was kept be used: only a history that is whole stays true when commits come to it. */
async function isWhole({ list, scan }: TracedHistory): Promise<boolean> {
  const { repository, run } = scan;
  if (list !== undefined || repository.shallow.size > 0 || run.tally.failed.length > 0) return false;
  return !(await repository.isPartial());
}

/**
 * Commits that were no tips before, from which what is new is reached; undefined where git alone knows the tips. To an old one git would go back through the whole
 * history, to see that an earlier scan has reached it.
 */
function newTips({ scan, refs }: TracedHistory, earlier: SavedTrace): string[] | undefined {
  const old = new Set(earlier.tips);
  return tipsOf(scan.repository, refs)?.filter((tip) => !old.has(tip));
}

/** What came to the history since an earlier scan; undefined where there is nothing to go on from. */
async function goOn(history: TracedHistory): Promise<Outlook | undefined> {
  const { place } = history.scan.repository;
  const earlier = (await isWhole(history)) ? history.cache.readTrace() : undefined;
  if (!earlier || (await areLost(place, earlier.heads))) return undefined;
  const tips = newTips(history, earlier);
  const list = await listCommits(place, { tips, without: earlier.heads }, earlier.moved);
  return { list, earlier };
}

/** What packs hold, where they tell of the history faster than git. */
function readPacked({ scan, source, list, packs }: TracedHistory): Promise<PackHistory | undefined> | undefined {
  const there = packs();
  if (!isForPacks(source, there, list?.commits.length)) return undefined;
  return openPackedGraph(scan.repository, there, chooseThreads(scan.request.workers));
}

/** All commits of a source. Where anything is wrong with it, git lists them: it has words for that. */
async function listAll(history: TracedHistory, packed: PackHistory | undefined): Promise<CommitList> {
  const { scan, source, refs } = history;
  if (history.list) return history.list;
  const isPlain = scan.run.tally.failed.length === 0;
  const list = isPlain && packed ? await listFromPacks(packed, scan.repository, refs) : undefined;
  return list ?? history.commits ?? chooseCommits(scan.repository, source, refs);
}

/** What the next scan can go on from. */
function savedTrace(
  { list, earlier }: Outlook,
  hits: readonly ObjectHit[],
  {
    tips,
    trace,
    reached,
    named,
  }: {
    tips: readonly string[];
    trace: Trace;
    reached: ReadonlyMap<string, number>;
    named: readonly Sighting[];
  },
): SavedTrace {
  const passed = new Set(list.boundary);
  const heads = [...(earlier?.heads.filter((id) => !passed.has(id)) ?? []), ...list.heads];
  const dated = hits.filter(({ kind, oid }) => kind === 'commit' && reached.has(oid));
  const naming = named.flatMap(({ introduced, removed }) => [introduced, removed]).filter((one) => one !== undefined);
  return {
    heads,
    tips,
    moved: new Map([...(earlier?.moved ?? []), ...list.moved]),
    commits: new Map(dated.map(({ oid }) => [oid, reached.get(oid)!])),
    naming: new Map(naming.map(({ id, date }) => [id, date])),
    trace: new Map([...blobsOfHits(hits)].map((oid) => [oid, trace.get(oid) ?? new Map()])),
  };
}

/** Commits to go through: those that are new, and those of earlier ones that brought in or took away a name with a secret. */
function withNaming({ list, earlier }: Outlook): CommitList {
  if (!earlier) return list;
  const fresh = new Set(list.commits);
  const naming = [...earlier.naming].filter(([id]) => !fresh.has(id));
  const commits = [...list.commits, ...naming.map(([id]) => id)];
  return { ...list, commits, dates: new Map([...list.dates, ...naming]) };
}

async function traceHits(history: TracedHistory, hits: readonly ObjectHit[]): Promise<TracedHits> {
  const outlook = await goOn(history);
  if (outlook) return traceIn(history, outlook, hits);
  const packed = await readPacked(history);
  try {
    packed?.prepare();
    return await traceIn(history, { list: await listAll(history, packed), packed }, hits);
  } finally {
    await packed?.stop();
  }
}

async function traceIn(history: TracedHistory, outlook: Outlook, hits: readonly ObjectHit[]): Promise<TracedHits> {
  const { scan, refs, cache, has } = history;
  const { repository, request } = scan;
  const { list, earlier, packed } = outlook;
  const reached = earlier ? new Map([...earlier.commits, ...list.dates]) : list.dates;
  const threads = chooseThreads(request.workers);
  const commits = { list: withNaming(outlook), earlier: earlier?.trace, reached, refs, pathsAtTip: () => history.head };
  const attributed = await attributeHits({ ...commits, repository, packed, has, allReached: false, threads }, hits);
  const { trace } = attributed.found;
  return {
    attributed,
    async remember(named) {
      if (!(await isWhole(history))) return;
      const saved = { tips: tipsOf(repository, refs) ?? [], trace, reached, named };
      cache.writeTrace(savedTrace(outlook, hits, saved));
    },
  };
}

function untraced(hits: readonly ObjectHit[]): TracedHits {
  return { attributed: placeByObject(hits), remember: () => Promise.resolve() };
}

/** Traces hits to commits; where git fails at it, they keep their object ids for places, and the failure is reported. */
export async function traceHistory(history: TracedHistory, hits: readonly ObjectHit[]): Promise<TracedHits> {
  if (!history.source.attribution) return untraced(hits);
  try {
    return await traceHits(history, hits);
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    const fix = '`git fsck` lists damaged objects, `git fetch --refetch` fetches them again';
    const hint = error.code === 'aborted' ? 'aborted' : `${error.message}; ${fix}`;
    const { failed } = history.scan.run.tally;
    const reason = `the history could not be walked to its end: ${hint}`;
    failed.push({ path: '.git/objects', reason, kind: 'damaged' });
    return untraced(hits);
  }
}
