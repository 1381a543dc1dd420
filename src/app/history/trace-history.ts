import { ScanError } from '../../core/errors.ts';
import { tipsOf } from '../../git/history/tips.ts';
import type { Trace } from '../../git/history/trace.ts';
import type { CommitList } from '../../git/plumbing/commit-order.ts';
import type { Ref } from '../../git/plumbing/refs.ts';
import { areLost, listCommits } from '../../git/plumbing/rev-list.ts';
import { attributeMatches, matchingBlobs, placeByObject, type Attributed } from './attribute.ts';
import type { CommitTrace } from './cache/commit-trace.ts';
import type { History } from './open-history.ts';
import type { HeadPaths } from './path-names.ts';
import type { Occurrence } from './place-findings.ts';
import type { ObjectMatch } from './scan-objects.ts';

/** A history whose matches are traced. */
export interface TracedHistory extends Omit<History, 'refs'> {
  readonly refs: readonly Ref[];
  /** Paths at HEAD, which are being listed. */
  readonly head: Promise<HeadPaths>;
}

/** Matches at their places. */
export interface TracedMatches {
  readonly attributed: Attributed;
  /** Keeps what was found out for the next scan; told of the names that hold secrets. */
  readonly remember: (named: readonly Occurrence[]) => Promise<void>;
}

/** Commits to go through, and what an earlier scan knows of the others. */
interface TracePlan {
  readonly list: CommitList;
  readonly earlier?: CommitTrace;
}

/** Whether what is found may be kept, and what was kept be used: only a history that is whole stays true when commits come to it. */
async function isWhole({ selected, scan }: TracedHistory): Promise<boolean> {
  const { repository, run } = scan;
  if (selected !== undefined || repository.shallow.size > 0 || run.totals.failed.length > 0) return false;
  return !(await repository.isPartial());
}

/**
 * Commits that were no tips before, from which what is new is reached; undefined if git alone knows the tips. To an old one git would go back through the whole
 * history, to see that an earlier scan has reached it.
 */
function newTips({ scan, refs }: TracedHistory, earlier: CommitTrace): string[] | undefined {
  const old = new Set(earlier.tips);
  return tipsOf(scan.repository, refs)?.filter((tip) => !old.has(tip));
}

/** What came to the history since an earlier scan; undefined if there is nothing to go on from. */
async function resumeFromCache(history: TracedHistory): Promise<TracePlan | undefined> {
  const { place } = history.scan.repository;
  const earlier = (await isWhole(history)) ? history.cache.readTrace() : undefined;
  if (!earlier || (await areLost(place, earlier.heads))) return undefined;
  const tips = newTips(history, earlier);
  const list = await listCommits(place, { tips, without: earlier.heads }, earlier.moved);
  return { list, earlier };
}

/** What the next scan can go on from. */
function commitTraceOf(
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
  const { scan, refs, cache, graph, store } = history;
  const { repository } = scan;
  const plan = (await resumeFromCache(history)) ?? { list: await graph.commits() };
  const { list, earlier } = plan;
  const reached = earlier ? new Map([...earlier.commits, ...list.dates]) : list.dates;
  const commits = { list: withNaming(plan), earlier: earlier?.trace, reached, refs, pathsAtTip: () => history.head };
  const has = (oid: string): boolean => store.hasBlob(oid);
  const attributed = await attributeMatches({ ...commits, repository, graph, has, allReached: false }, objectMatches);
  const { trace } = attributed.found;
  return {
    attributed,
    async remember(named) {
      if (!(await isWhole(history))) return;
      const saved = { tips: tipsOf(repository, refs) ?? [], trace, reached, named };
      cache.writeTrace(commitTraceOf(plan, objectMatches, saved));
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
    const fix = '`git fsck` lists damaged objects, `git fetch --refetch` fetches them again';
    const hint = error.code === 'aborted' ? 'aborted' : `${error.message}; ${fix}`;
    const { failed } = history.scan.run.totals;
    const reason = `the history could not be walked to its end: ${hint}`;
    failed.push({ path: '.git/objects', reason, kind: 'damaged' });
    return untraced(objectMatches);
  }
}
