import type { PackTable } from '../../git/pack/pack-table.ts';
import { ScanError, type FailureCode } from '../../core/errors.ts';
import type { RunInfo } from '../../core/finding.ts';
import { compareStrings } from '../../core/order.ts';
import { openScanner } from '../../pool/open-scanner.ts';
import type { EarlyThreads } from '../../pool/scan-thread.ts';
import { compileExclude } from '../../sources/files/exclude.ts';
import type { CommitList } from '../../git/plumbing/commit-order.ts';
import { sizeOfPacks } from '../../git/pack/pack-files.ts';
import type { Ref } from '../../git/plumbing/refs.ts';
import { openRepository, type Repository } from '../../git/repository.ts';
import { showPath } from '../../git/printable-path.ts';
import { nameCommits, placeByObject, type Attributed } from './attribute.ts';
import { chooseCommits, chooseRefs, isLimited } from './history-selection.ts';
import { objectsOfHistory, type History } from './object-stream.ts';
import { openHistoryCache, type HistoryCache } from './cache/history-cache.ts';
import {
  type HeadPaths,
  nameSightings,
  pathsAtHead,
  reportMissing,
  reportMissingAtHead,
  reportMissingAtRefs,
} from './path-names.ts';
import { openOmissions, type Omissions } from './coverage-gaps.ts';
import { brokenRefOmission, excludedOmission, submoduleOmission } from '../scan/omissions.ts';
import { isForPacks } from './packed-commit-graph.ts';
import { placeFindings, type Sighting } from './place-findings.ts';
import { scanObjects, startThreads, type ObjectHit } from './scan-objects.ts';
import { judgingOf, planOf, type HistorySource, type RequestFor, type ScanRun } from '../scan/scan-request.ts';
import { traceHistory, type TracedHistory, type TracedHits } from './trace-history.ts';

/** The refs a source is about; those that cannot be read go to the tally. */
async function readRefs(repository: Repository, source: HistorySource, { tally }: ScanRun): Promise<readonly Ref[]> {
  const { refs, broken } = await chooseRefs(repository, source);
  tally.failed.push(...broken.map(brokenRefOmission));
  return refs;
}

async function openHistory(request: RequestFor<'history'>, run: ScanRun): Promise<History> {
  const { source, env } = request;
  const repository = await openRepository(source.folder, { env, signal: run.hooks.signal });
  const scan = { request, repository, run };
  const refs = readRefs(repository, source, run);
  // whoever needs them learns of a failure
  refs.catch(() => {});
  const list = isLimited(source) ? await chooseCommits(repository, source, await refs) : undefined;
  return { scan, source, refs, list };
}

/** Findings at their places. */
type Placed = Pick<Attributed, 'sightings' | 'commits'>;

function finish({ scan, source }: Pick<History, 'scan' | 'source'>, { sightings, commits }: Placed): void {
  const kept = withoutExcluded(sightings, source.exclude, scan.run);
  scan.run.tally.findings.push(...placeFindings(kept, { ...judgingOf(scan.request), commits }));
}

/** Counts the submodules at HEAD, whose histories are elsewhere. */
function countSubmodules({ tally }: ScanRun, { exclude }: HistorySource, head: HeadPaths): void {
  const isExcluded = compileExclude(exclude) ?? (() => false);
  const paths = (head.get('') ?? []).map(showPath).filter((path) => !isExcluded(path));
  tally.skipped.push(...paths.map(submoduleOmission));
}

/** Looks at the names that the history holds, and reports what it lacks. */
async function withNames(history: TracedHistory, { attributed, remember }: TracedHits): Promise<Placed> {
  const { scan, source, refs, list, has } = history;
  const { sightings, commits, found } = attributed;
  const scanner = openScanner(scan.request.program, planOf(scan.request, 'run'));
  const head = await history.head;
  countSubmodules(scan.run, source, head);
  // what a partial clone lacks has been counted
  if (!(await scan.repository.isPartial())) {
    reportMissing(scan, found.missing);
    if (list) await reportMissingAtHead(scan, head);
    // without attribution it has been counted
    else if (source.attribution) await reportMissingAtRefs(scan, refs, has);
  }
  const named = await nameSightings(scan, { refs, head, paths: found.paths }, scanner);
  await remember(named);
  const headers = await nameCommits(scan.repository, named);
  return { sightings: [...sightings, ...named], commits: new Map([...commits, ...headers]) };
}

/** What ends a search, and leaves what was found before it as it is. */
const ENDED_EARLY: ReadonlySet<string> = new Set<FailureCode>(['aborted', 'git-stalled', 'over-budget', 'unreadable']);

/** Says where hits stand, and looks at names, once what is missing was reported. What an abort or a limit leaves undone is a failure, and what was found until then stays. */
async function placeAll(history: TracedHistory, hits: readonly ObjectHit[], omissions: Omissions): Promise<Placed> {
  let placed: Placed = placeByObject(hits);
  try {
    await omissions.report(history);
    const traced = await traceHistory(history, hits);
    placed = traced.attributed;
    return await withNames(history, traced);
  } catch (error) {
    if (!(error instanceof ScanError) || !ENDED_EARLY.has(error.code)) throw error;
    const why = error.code === 'aborted' ? 'aborted' : error.message;
    const reason = `${why}: path names were not scanned, and some findings were not traced to commits`;
    history.scan.run.tally.failed.push({
      path: '.',
      reason,
      kind: error.code === 'aborted' ? 'interrupted' : 'over-budget',
    });
    return placed;
  }
}

/** What git does beside the scan of the objects. Failures are for whoever waits for it. */
interface Beside {
  /** Everything that is known to be missing. */
  readonly omissions: Omissions;
  /** Begins to list the commits that findings will be traced to; undefined where that is done later, or by packs. Called when it is known which there are. */
  readonly listCommits: (packs: readonly PackTable[]) => Promise<CommitList> | undefined;
  readonly stop: () => void;
}

function startBeside(history: History): Beside {
  const { scan, source, list } = history;
  const { place } = scan.repository;
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, ...(place.signal ? [place.signal] : [])]);
  const repository = { ...scan.repository, place: { ...place, signal } };
  return {
    omissions: openOmissions(history, repository),
    listCommits(packs) {
      // what a cache knows of the history decides which commits are listed; of many of them packs tell
      if (list || !source.attribution || source.cache !== undefined || isForPacks(source, packs)) return undefined;
      // all of them: refs are not asked for
      const commits = chooseCommits(repository, source, []);
      commits.catch(() => {});
      return commits;
    },
    stop: () => ended.abort(),
  };
}

/** What an object takes in its pack, about, in bytes. */
const TYPICAL_BYTES = 4096;

/** Threads for the objects of a history, as many as it is clear from the start that there is work for; one where only few are new. */
function startEarly({ scan, list }: History, { known, matched }: HistoryCache): EarlyThreads | undefined {
  if (list) return undefined;
  const bytes = known ? Math.max(1, matched) * TYPICAL_BYTES : sizeOfPacks(scan.repository.objects);
  return startThreads(scan.request, bytes);
}

async function scanAll(history: History, { omissions, listCommits }: Beside): Promise<void> {
  const { scan, source } = history;
  const id = scan.repository.head ?? (source.cache === undefined ? undefined : (await history.refs)[0]?.oid);
  const cache = openHistoryCache({ ...scan.request, source }, id, scan.run);
  const early = startEarly(history, cache);
  try {
    const objects = objectsOfHistory(history, cache);
    const { packs, done, has } = objects;
    let commits: Promise<CommitList> | undefined;
    const batches = onFirst(objects.batches, () => {
      omissions.start(packs());
      commits = listCommits(packs());
    });
    const { onClean, onTrail } = cache;
    const { hits, aborted } = await scanObjects({ ...scan, packs, done, early, onClean, onTrail }, batches);
    await early?.stop();
    cache.save();
    if (aborted) return finish(history, placeByObject(hits));
    const refs = await history.refs;
    const head = pathsAtHead(scan.repository);
    // whoever needs them learns of a failure
    head.catch(() => {});
    finish(history, await placeAll({ ...history, refs, head, commits, cache, packs, has }, hits, omissions));
  } finally {
    await early?.stop();
  }
}

/** The same parts; `act` is called before the first of them is given. */
async function* onFirst<T>(parts: AsyncIterable<T>, act: () => void): AsyncGenerator<T, void, undefined> {
  let isFirst = true;
  for await (const part of parts) {
    if (isFirst) act();
    isFirst = false;
    yield part;
  }
}

/** Scans the objects of a repository, and says where each finding stands and came from. */
export async function scanHistory(request: RequestFor<'history'>, run: ScanRun): Promise<RunInfo> {
  const history = await openHistory(request, run);
  const beside = startBeside(history);
  try {
    await scanAll(history, beside);
  } finally {
    beside.stop();
  }
  return { mode: 'history', root: '.', head: history.scan.repository.head, range: null };
}

/** Sightings at paths that are not left out. Objects have no paths until something is found in them, so that only these paths count as skipped. */
function withoutExcluded(
  sightings: readonly Sighting[],
  globs: readonly string[],
  { tally }: ScanRun,
): readonly Sighting[] {
  const isExcluded = compileExclude(globs);
  if (isExcluded === undefined) return sightings;
  const left = new Set(sightings.map(({ path }) => path).filter(isExcluded));
  tally.skipped.push(...[...left].sort(compareStrings).map(excludedOmission));
  return sightings.filter(({ path }) => !left.has(path));
}
