import { ScanError } from '../core/errors.ts';
import type { CommitList } from '../sources/git/commit-order.ts';
import type { Ref } from '../sources/git/refs.ts';
import { areLost, listCommits } from '../sources/git/rev-list.ts';
import type { Trace } from '../sources/git/trace.ts';
import { attributeHits, blobsOfHits, placeByObject, type Attributed } from './attribute.ts';
import type { HistoryCache } from './history-cache.ts';
import { chooseCommits } from './history-part.ts';
import type { SavedTrace } from './saved-trace.ts';
import type { ObjectHit, ObjectScan } from './scan-objects.ts';
import type { HistorySource } from './scan-request.ts';
import { chooseThreads } from './threads.ts';

/** A history whose hits are to be traced. */
export interface TracedHistory {
  readonly scan: ObjectScan;
  readonly source: HistorySource;
  readonly refs: readonly Ref[];
  /** Commits of a limited source; undefined: all, not listed yet. */
  readonly list: CommitList | undefined;
  readonly cache: HistoryCache;
}

/** Commits to look at, and what an earlier scan knows of the others. */
interface Outlook {
  readonly list: CommitList;
  readonly earlier: SavedTrace | undefined;
}

/** Whether what is found may be kept, and what was kept be used: only a history that is whole stays true when commits come to it. */
function isWhole({ list, scan }: TracedHistory): boolean {
  const { repository, run } = scan;
  return list === undefined && repository.shallow.size === 0 && !repository.partial && run.tally.failed.length === 0;
}

async function lookOut(history: TracedHistory): Promise<Outlook> {
  const { scan, source, refs, cache } = history;
  const { place } = scan.repository;
  if (history.list) return { list: history.list, earlier: undefined };
  const earlier = isWhole(history) ? cache.readTrace() : undefined;
  if (earlier && !(await areLost(place, earlier.heads))) {
    const list = await listCommits(place, { tips: undefined, without: earlier.heads }, earlier.moved);
    return { list, earlier };
  }
  return { list: await chooseCommits(scan.repository, source, refs), earlier: undefined };
}

/** What the next scan can go on from. */
function remember(
  { list, earlier }: Outlook,
  hits: readonly ObjectHit[],
  { trace, reached }: { trace: Trace; reached: ReadonlyMap<string, number> },
): SavedTrace {
  const passed = new Set(list.boundary);
  const heads = [...(earlier?.heads.filter((id) => !passed.has(id)) ?? []), ...list.heads];
  const dated = hits.filter(({ kind, oid }) => kind === 'commit' && reached.has(oid));
  return {
    heads,
    moved: new Map([...(earlier?.moved ?? []), ...list.moved]),
    commits: new Map(dated.map(({ oid }) => [oid, reached.get(oid)!])),
    trace: new Map([...blobsOfHits(hits)].map((oid) => [oid, trace.get(oid) ?? new Map()])),
  };
}

async function traceHits(history: TracedHistory, hits: readonly ObjectHit[]): Promise<Attributed> {
  const { scan, refs, cache } = history;
  const { repository, request } = scan;
  const outlook = await lookOut(history);
  const { list, earlier } = outlook;
  const tips = repository.head === null ? [] : [repository.head];
  const reached = earlier ? new Map([...earlier.commits, ...list.dates]) : list.dates;
  const threads = chooseThreads(request.workers);
  const part = { repository, list, earlier: earlier?.trace, reached, tips, refs, allReached: false, threads };
  const attributed = await attributeHits(part, hits);
  if (isWhole(history)) cache.writeTrace(remember(outlook, hits, { trace: attributed.trace, reached }));
  return attributed;
}

/** Traces hits to commits; where git fails at it, they keep their object ids for places, and the failure is reported. */
export async function traceHistory(history: TracedHistory, hits: readonly ObjectHit[]): Promise<Attributed> {
  if (!history.source.attribution || hits.length === 0) return placeByObject(hits);
  try {
    return await traceHits(history, hits);
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    const hint = error.code === 'aborted' ? 'aborted' : `${error.message}; \`git fsck\` says what is damaged`;
    const { failed } = history.scan.run.tally;
    failed.push({ path: '.git/objects', reason: `findings could not be traced to commits: ${hint}` });
    return placeByObject(hits);
  }
}
