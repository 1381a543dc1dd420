import type { RunInfo } from '../core/finding.ts';
import { compareStrings } from '../core/order.ts';
import { compileExclude } from '../sources/files/exclude.ts';
import type { CommitList } from '../sources/git/commit-order.ts';
import { countObjects, listObjects } from '../sources/git/list-objects.ts';
import { missingObjects } from '../sources/git/missing.ts';
import { listTree } from '../sources/git/ls-tree.ts';
import type { Ref } from '../sources/git/refs.ts';
import { openRepository } from '../sources/git/repository.ts';
import { showPath } from '../sources/shown.ts';
import { placeByObject } from './attribute.ts';
import { chooseCommits, chooseRefs, inReadingOrder, isLimited, reachableObjects } from './history-part.ts';
import { openHistoryCache } from './history-cache.ts';
import { partialOmission, shallowOmission } from './omissions.ts';
import { placeFindings, type Sighting } from './place-findings.ts';
import { scanNames } from './scan-names.ts';
import { batchObjects, scanObjects, type ObjectScan, type ScanObject } from './scan-objects.ts';
import type { RequestFor, ScanRun } from './scan-request.ts';
import { traceHistory } from './trace-history.ts';

/** What a scan of history is about. */
interface History {
  readonly scan: ObjectScan;
  readonly source: RequestFor<'history'>['source'];
  readonly refs: readonly Ref[];
  /** Commits of a limited source; undefined: all, not listed yet. */
  readonly list: CommitList | undefined;
}

async function* allObjects(
  { scan }: History,
  count: { listed: number },
): AsyncGenerator<readonly ScanObject[], void, undefined> {
  const { repository, run } = scan;
  const { tally } = run;
  const listing = listObjects(repository.place);
  for await (const { objects, missing, passed } of listing.parts) {
    count.listed += passed;
    tally.planned += objects.length + missing.length;
    for (const oid of missing) tally.failed.push({ path: `.git/objects/${oid}`, reason: 'git does not have it' });
    yield objects;
  }
  for (const message of listing.messages()) {
    if (/^(?:error|fatal):/.test(message)) tally.failed.push({ path: '.git/objects', reason: `git: ${message}` });
  }
}

async function* chosenObjects({ scan, list, refs }: History): AsyncGenerator<readonly ScanObject[], void, undefined> {
  const objects = await reachableObjects(scan.repository, list?.commits ?? [], refs);
  scan.run.tally.planned += objects.size;
  yield* inReadingOrder(scan.repository, objects);
}

const SUBMODULE = '160000';

/** Paths at HEAD; files there that are not in the database are failures: nothing would be known of what HEAD holds. */
async function pathsAtHead({ scan }: History): Promise<Buffer[]> {
  const { repository, run } = scan;
  const { place, head } = repository;
  const paths = new Map<string, Buffer[]>();
  if (head === null) return [];
  for await (const { oid, mode, path } of listTree(place, head)) {
    const key = mode === SUBMODULE ? '' : oid;
    const same = paths.get(key);
    if (same) same.push(path);
    else paths.set(key, [path]);
  }
  // what a partial clone lacks has been counted, and git would stop at it
  const asked = repository.partial ? [] : [...paths.keys()].filter((oid) => oid !== '');
  for await (const { missing } of listObjects(place, asked).parts) {
    for (const oid of missing) {
      const path = showPath(paths.get(oid)![0]!);
      run.tally.failed.push({ path, reason: `git does not have it (${oid}); \`git fsck\` says what else is missing` });
    }
  }
  return [...paths.values()].flat();
}

/** Secrets in the names of refs and of the paths at HEAD. */
async function nameSightings(history: History): Promise<Sighting[]> {
  const { scan, refs } = history;
  const { request } = scan;
  const paths = await pathsAtHead(history);
  const names = [...refs.map(({ name }) => name), ...paths];
  const matches = await scanNames(request, names);
  return matches.map(({ name, row }) => {
    const isRef = name < refs.length;
    const path = `${isRef ? '.git/' : ''}${showPath(names[name]!)}`;
    const exposure = isRef ? 'history' : 'tip';
    return { row, blob: undefined, path, place: path, introduced: undefined, removed: undefined, exposure };
  });
}

async function openHistory(request: RequestFor<'history'>, run: ScanRun): Promise<History> {
  const { source, env } = request;
  const repository = await openRepository(source.folder, { env, signal: run.hooks.signal });
  const refs = await chooseRefs(repository, source);
  if (repository.shallow.size > 0) run.tally.failed.push(shallowOmission());
  const missing = repository.partial ? await missingObjects(repository.place) : 0;
  if (missing > 0) run.tally.failed.push(partialOmission(missing));
  const list = isLimited(source) ? await chooseCommits(repository, source, refs) : undefined;
  return { scan: { request, repository, run }, source, refs, list };
}

/** Scans the objects of a repository, and says where each finding stands and came from. */
export async function scanHistory(request: RequestFor<'history'>, run: ScanRun): Promise<RunInfo> {
  const history = await openHistory(request, run);
  const { repository } = history.scan;
  const { head, place } = repository;
  const info: RunInfo = { mode: 'history', root: '.', head, range: null };
  const count = { listed: 0, total: await countObjects(place) };
  const objects = history.list ? chosenObjects(history) : allObjects(history, count);
  const progress = history.list ? {} : { listed: () => count.listed / Math.max(1, count.total) };
  const cache = openHistoryCache(request, head, run);
  const fresh = batchObjects(cache.withoutKnown(objects));
  const { hits, aborted } = await scanObjects({ ...history.scan, ...progress, onClean: cache.onClean }, fresh);
  cache.save();
  const { sightings, commits } = aborted ? placeByObject(hits) : await traceHistory({ ...history, cache }, hits);
  const names = aborted ? [] : await nameSightings(history);
  const { program, least } = request;
  const kept = withoutExcluded([...sightings, ...names], request.source.exclude, run);
  run.tally.findings.push(...placeFindings(kept, { program, least, commits }));
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
