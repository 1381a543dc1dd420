import { ScanError } from '../core/errors.ts';
import type { PackTable } from '../pool/protocol.ts';
import type { CommitList } from '../sources/git/commit-order.ts';
import { areLost, listCommits } from '../sources/git/rev-list.ts';
import type { Trace } from '../sources/git/trace.ts';
import { attributeHits, blobsOfHits, placeByObject, type Attributed } from './attribute.ts';
import type { HistoryCache } from './history-cache.ts';
import type { History } from './history-objects.ts';
import { chooseCommits } from './history-part.ts';
import type { Sighting } from './place-findings.ts';
import type { SavedTrace } from './saved-trace.ts';
import type { ObjectHit } from './scan-objects.ts';
import { chooseThreads } from './threads.ts';

/** A history whose hits are to be traced. */
export interface TracedHistory extends History {
  /** All commits, where they are being listed already. */
  readonly commits: Promise<CommitList> | undefined;
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

/** Commits to look at, and what an earlier scan knows of the others. */
interface Outlook {
  readonly list: CommitList;
  readonly earlier: SavedTrace | undefined;
}

/** Whether what is found may be kept, and what was kept be used: only a history that is whole stays true when commits come to it. */
async function isWhole({ list, scan }: TracedHistory): Promise<boolean> {
  const { repository, run } = scan;
  if (list !== undefined || repository.shallow.size > 0 || run.tally.failed.length > 0) return false;
  return !(await repository.isPartial());
}

async function lookOut(history: TracedHistory): Promise<Outlook> {
  const { scan, source, refs, cache } = history;
  const { place } = scan.repository;
  if (history.list) return { list: history.list, earlier: undefined };
  const earlier = (await isWhole(history)) ? cache.readTrace() : undefined;
  if (earlier && !(await areLost(place, earlier.heads))) {
    const list = await listCommits(place, { tips: undefined, without: earlier.heads }, earlier.moved);
    return { list, earlier };
  }
  return { list: await (history.commits ?? chooseCommits(scan.repository, source, refs)), earlier: undefined };
}

/** What the next scan can go on from. */
function savedTrace(
  { list, earlier }: Outlook,
  hits: readonly ObjectHit[],
  { trace, reached, named }: { trace: Trace; reached: ReadonlyMap<string, number>; named: readonly Sighting[] },
): SavedTrace {
  const passed = new Set(list.boundary);
  const heads = [...(earlier?.heads.filter((id) => !passed.has(id)) ?? []), ...list.heads];
  const dated = hits.filter(({ kind, oid }) => kind === 'commit' && reached.has(oid));
  const naming = named.flatMap(({ introduced, removed }) => [introduced, removed]).filter((one) => one !== undefined);
  return {
    heads,
    moved: new Map([...(earlier?.moved ?? []), ...list.moved]),
    commits: new Map(dated.map(({ oid }) => [oid, reached.get(oid)!])),
    naming: new Map(naming.map(({ id, date }) => [id, date])),
    trace: new Map([...blobsOfHits(hits)].map((oid) => [oid, trace.get(oid) ?? new Map()])),
  };
}

/** Commits to go through: those that are new, and those of earlier ones that brought in or took away a name with a secret. */
function withNaming({ list, earlier }: Outlook): CommitList {
  const fresh = new Set(list.commits);
  const naming = [...(earlier?.naming ?? [])].filter(([id]) => !fresh.has(id));
  const commits = [...list.commits, ...naming.map(([id]) => id)];
  return { ...list, commits, dates: new Map([...list.dates, ...naming]) };
}

async function traceHits(history: TracedHistory, hits: readonly ObjectHit[]): Promise<TracedHits> {
  const { scan, refs, cache, packs, has } = history;
  const { repository, request } = scan;
  const outlook = await lookOut(history);
  const { list, earlier } = outlook;
  const tips = repository.head === null ? [] : [repository.head];
  const reached = earlier ? new Map([...earlier.commits, ...list.dates]) : list.dates;
  const threads = chooseThreads(request.workers);
  const commits = { list: withNaming(outlook), earlier: earlier?.trace, reached, tips, refs };
  const attributed = await attributeHits(
    { ...commits, repository, packs: packs(), has, allReached: false, threads },
    hits,
  );
  const { trace } = attributed.found;
  return {
    attributed,
    async remember(named) {
      if (await isWhole(history)) cache.writeTrace(savedTrace(outlook, hits, { trace, reached, named }));
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
    const fix = '`git fsck` says what is damaged, `git fetch --refetch` gets it from the remote again';
    const hint = error.code === 'aborted' ? 'aborted' : `${error.message}; ${fix}`;
    const { failed } = history.scan.run.tally;
    failed.push({ path: '.git/objects', reason: `the history could not be followed to its end: ${hint}` });
    return untraced(hits);
  }
}
