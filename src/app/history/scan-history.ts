import { ScanError, type FailureCode } from '../../core/errors.ts';
import type { RunInfo } from '../../core/finding.ts';
import { compareStrings } from '../../core/order.ts';
import type { GitReader } from '../../git/graph.ts';
import { openScanner } from '../../pool/open-scanner.ts';
import { showPath } from '../../git/printable-path.ts';
import type { Ref } from '../../git/plumbing/refs.ts';
import { compileExclude } from '../../sources/files/exclude.ts';
import { excludedOmission, shallowOmission, submoduleOmission } from '../scan/omissions.ts';
import { judgingOf, planOf, type HistorySource, type RequestFor, type ScanRun } from '../scan/scan-request.ts';
import { nameCommits, placeByObject, type Attributed } from './attribute.ts';
import { openHistory, type History } from './open-history.ts';
import { overlap } from './overlap.ts';
import { type HeadPaths, nameOccurrences, pathsAtHead } from './path-names.ts';
import { placeFindings, type Occurrence } from './place-findings.ts';
import { reportMissingCount, reportMissingFiles } from './report-missing.ts';
import { scanObjects, type ObjectMatch } from './scan-objects.ts';
import { traceHistory, type TracedMatches } from './trace-history.ts';

/** Findings at their places. */
type Placed = Pick<Attributed, 'occurrences' | 'commits'>;

/**
 * Scans the objects of a repository, and finds the commits and paths of each match. `reader`: who reads them; only tests ask for one.
 * @throws ScanError `git-failed`, `revision-missing`
 */
export async function scanHistory(
  request: RequestFor<'history'>,
  run: ScanRun,
  reader: GitReader = 'packs',
): Promise<RunInfo> {
  const history = await openHistory(request, run, reader);
  const { repository } = history.scan;
  if (repository.shallow.size > 0) run.totals.failed.push(shallowOmission());
  try {
    const { objectMatches, aborted } = await scanAll(history);
    report(history, aborted ? placeByObject(objectMatches) : await placeAll(history, objectMatches));
  } finally {
    await history.graph.close();
  }
  return { mode: 'history', root: '.', head: repository.head, range: null };
}

/** Scans every object, and saves what the cache is to know. */
async function scanAll(history: History): Promise<{ objectMatches: ObjectMatch[]; aborted: boolean }> {
  const { scan, store, cache } = history;
  const { early, batches } = overlap(history);
  try {
    const { onClean, onSnapshot } = cache;
    const scanned = await scanObjects({ ...scan, store, early, onClean, onSnapshot }, batches);
    cache.save();
    return scanned;
  } finally {
    await early?.stop();
  }
}

/** What ends a trace early, and leaves what was found before it as it is. */
const ENDED_EARLY: ReadonlySet<string> = new Set<FailureCode>(['aborted', 'git-stalled', 'over-budget', 'unreadable']);

/** Traces matches to commits and paths, and scans names. What an abort or a limit leaves undone is a failure; what was found until then stays. */
async function placeAll(history: History, objectMatches: readonly ObjectMatch[]): Promise<Placed> {
  let placed: Placed = placeByObject(objectMatches);
  try {
    const refs = await history.refs;
    const head = pathsAtHead(history.scan.repository);
    // the consumer awaits this promise and handles the rejection
    head.catch(() => {});
    await reportMissingCount(history);
    const traced = await traceHistory({ ...history, refs, head }, objectMatches);
    placed = traced.attributed;
    return await withNames(history, traced, { refs, head: await head });
  } catch (error) {
    if (!(error instanceof ScanError) || !ENDED_EARLY.has(error.code)) throw error;
    const isAborted = error.code === 'aborted';
    const why = isAborted ? 'aborted' : error.message;
    const reason = `${why}: path names were not scanned, and some findings were not traced to commits`;
    history.scan.run.totals.failed.push({ path: '.', reason, kind: isAborted ? 'interrupted' : 'over-budget' });
    return placed;
  }
}

/** Scans the names that the history holds, and reports what it lacks. */
async function withNames(
  history: History,
  { attributed, remember }: TracedMatches,
  { refs, head }: { readonly refs: readonly Ref[]; readonly head: HeadPaths },
): Promise<Placed> {
  const { scan, source } = history;
  const { occurrences, commits, found } = attributed;
  const scanner = openScanner(scan.request.program, planOf(scan.request, 'run'));
  countSubmodules(scan.run, source, head);
  await reportMissingFiles(history, { missing: found.missing, refs, head });
  const named = await nameOccurrences(scan, { refs, head, paths: found.paths }, scanner);
  await remember(named);
  const headers = await nameCommits(scan.repository, named);
  return { occurrences: [...occurrences, ...named], commits: new Map([...commits, ...headers]) };
}

/** Counts the submodules at HEAD, whose histories are elsewhere. */
function countSubmodules({ totals }: ScanRun, { exclude }: HistorySource, head: HeadPaths): void {
  const isExcluded = compileExclude(exclude) ?? (() => false);
  const paths = (head.get('') ?? []).map(showPath).filter((path) => !isExcluded(path));
  totals.skipped.push(...paths.map(submoduleOmission));
}

function report({ scan, source }: History, { occurrences, commits }: Placed): void {
  const kept = withoutExcluded(occurrences, source.exclude, scan.run);
  scan.run.totals.findings.push(...placeFindings(kept, { ...judgingOf(scan.request), commits }));
}

/** Leaves out occurrences at excluded paths. Objects have no paths until something is found in them, so only these paths count as skipped. */
function withoutExcluded(
  occurrences: readonly Occurrence[],
  globs: readonly string[],
  { totals }: ScanRun,
): readonly Occurrence[] {
  const isExcluded = compileExclude(globs);
  if (isExcluded === undefined) return occurrences;
  const left = new Set(occurrences.map(({ path }) => path).filter(isExcluded));
  totals.skipped.push(...[...left].sort(compareStrings).map(excludedOmission));
  return occurrences.filter(({ path }) => !left.has(path));
}
