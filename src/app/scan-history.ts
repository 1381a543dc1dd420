import type { RunInfo } from '../core/finding.ts';
import { compareStrings } from '../core/order.ts';
import { compileExclude } from '../sources/files/exclude.ts';
import type { CommitList } from '../sources/git/commit-order.ts';
import { listObjects } from '../sources/git/list-objects.ts';
import { FamilyTable, inFamilies } from '../sources/git/family-table.ts';
import { missingObjects } from '../sources/git/missing.ts';
import type { Ref } from '../sources/git/refs.ts';
import { openRepository } from '../sources/git/repository.ts';
import { nameCommits, placeByObject, type Attributed } from './attribute.ts';
import { chooseCommits, chooseRefs, inReadingOrder, isLimited, reachableObjects } from './history-part.ts';
import { openHistoryCache } from './history-cache.ts';
import { nameSightings, pathsAtHead, reportMissing, reportMissingAtHead } from './history-names.ts';
import { brokenRefOmission, missingOmission, partialOmission, shallowOmission } from './omissions.ts';
import { placeFindings, type Sighting } from './place-findings.ts';
import { batchObjects, scanObjects, type ObjectHit, type ObjectScan, type ScanObject } from './scan-objects.ts';
import { judgingOf, type HistorySource, type RequestFor, type ScanRun } from './scan-request.ts';
import { traceHistory, type TracedHistory } from './trace-history.ts';

/** What a scan of history is about. */
interface History {
  readonly scan: ObjectScan;
  readonly source: RequestFor<'history'>['source'];
  readonly refs: readonly Ref[];
  /** Commits of a limited source; undefined: all, not listed yet. */
  readonly list: CommitList | undefined;
}

/** What was listed. */
interface Listed {
  readonly blobs: FamilyTable;
  bytes: number;
  ended: boolean;
}

async function* allObjects({ scan }: History, listed: Listed): AsyncGenerator<readonly ScanObject[], void, undefined> {
  const { repository, run } = scan;
  const { tally } = run;
  const listing = listObjects(repository.place);
  for await (const { objects, missing } of listing.parts) {
    for (const object of objects) {
      listed.bytes += object.size;
      if (object.kind === 'blob') listed.blobs.add(object);
    }
    tally.planned += objects.length + missing.length;
    for (const oid of missing) tally.failed.push({ path: `.git/objects/${oid}`, reason: 'git does not have it' });
    yield objects;
  }
  for (const message of listing.messages()) {
    if (/^(?:error|fatal):/.test(message)) tally.failed.push({ path: '.git/objects', reason: `git: ${message}` });
  }
  listed.ended = true;
}

async function* chosenObjects({ scan, list, refs }: History): AsyncGenerator<readonly ScanObject[], void, undefined> {
  const objects = await reachableObjects(scan.repository, list?.commits ?? [], refs);
  scan.run.tally.planned += objects.size;
  yield* inReadingOrder(scan.repository, objects);
}

/** Reports what is known not to be here before anything is read. A history that is traced shows on the way what it lacks. */
async function reportOmissions({ run, repository }: ObjectScan, { attribution }: HistorySource): Promise<void> {
  const { failed } = run.tally;
  if (repository.shallow.size > 0) failed.push(shallowOmission());
  const partial = await repository.isPartial();
  if (attribution && !partial) return;
  const missing = await missingObjects(repository.place);
  if (missing > 0) failed.push(partial ? partialOmission(missing) : missingOmission(missing));
}

async function openHistory(request: RequestFor<'history'>, run: ScanRun): Promise<History> {
  const { source, env } = request;
  const repository = await openRepository(source.folder, { env, signal: run.hooks.signal });
  const { refs, broken } = await chooseRefs(repository, source);
  run.tally.failed.push(...broken.map(brokenRefOmission));
  const scan = { request, repository, run };
  await reportOmissions(scan, source);
  const list = isLimited(source) ? await chooseCommits(repository, source, refs) : undefined;
  return { scan, source, refs, list };
}

function finish({ scan, source }: History, { sightings, commits }: Pick<Attributed, 'sightings' | 'commits'>): void {
  const kept = withoutExcluded(sightings, source.exclude, scan.run);
  scan.run.tally.findings.push(...placeFindings(kept, { ...judgingOf(scan.request), commits }));
}

/** Says where hits stand, and looks at the names that the history holds. */
async function placeAll(history: TracedHistory, hits: readonly ObjectHit[]): Promise<void> {
  const { scan, refs, list } = history;
  const { attributed, remember } = await traceHistory(history, hits);
  const { sightings, commits, found } = attributed;
  const head = await pathsAtHead(scan.repository);
  // what a partial clone lacks has been counted
  if (!(await scan.repository.isPartial())) {
    reportMissing(scan, found.missing);
    if (list) await reportMissingAtHead(scan, head);
  }
  const named = await nameSightings(scan, { refs, head, paths: found.paths });
  await remember(named);
  const headers = await nameCommits(scan.repository, named);
  finish(history, { sightings: [...sightings, ...named], commits: new Map([...commits, ...headers]) });
}

/** Scans the objects of a repository, and says where each finding stands and came from. */
export async function scanHistory(request: RequestFor<'history'>, run: ScanRun): Promise<RunInfo> {
  const history = await openHistory(request, run);
  const { repository } = history.scan;
  const { head } = repository;
  const info: RunInfo = { mode: 'history', root: '.', head, range: null };
  const listed = { blobs: new FamilyTable(), bytes: 0, ended: false };
  const done = (): number => (listed.ended ? run.tally.bytes / Math.max(1, listed.bytes) : 0);
  const cache = openHistoryCache(request, head, run);
  const fresh = history.list
    ? cache.withoutKnown(chosenObjects(history))
    : inFamilies(cache.withoutKnown(allObjects(history, listed)), listed.blobs);
  const scan = { ...history.scan, ...(history.list ? {} : { done }), onClean: cache.onClean };
  const { hits, aborted } = await scanObjects(scan, batchObjects(fresh));
  cache.save();
  if (aborted) finish(history, placeByObject(hits));
  else await placeAll({ ...history, cache, has: history.list ? () => true : (oid) => listed.blobs.has(oid) }, hits);
  return info;
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
  tally.skipped.push(...[...left].sort(compareStrings).map((path) => ({ path, reason: 'excluded' })));
  return sightings.filter(({ path }) => !left.has(path));
}
