import type { RunInfo } from '../core/finding.ts';
import type { PathMatcher } from '../core/glob.ts';
import type { Scanner } from '../engine/scanner.ts';
import { openScanner } from '../pool/open-scanner.ts';
import { compileExclude } from '../sources/files/exclude.ts';
import { diffCommits } from '../sources/git/diff-tree.ts';
import { openRepository, type Repository } from '../sources/git/repository.ts';
import { showPath } from '../sources/shown.ts';
import { attributeHits, findInTrees } from './attribute.ts';
import { secretsAt } from './base-secrets.ts';
import { resolveCommits, type ResolvedCommits } from './commits-of.ts';
import { isNothing } from './history-part.ts';
import { excludedOmission, partialOmission, shallowOmission, submoduleOmission } from './omissions.ts';
import { placeFindings, type Sighting } from './place-findings.ts';
import { scanNames } from './scan-names.ts';
import type { ScanObject } from './object-batch.ts';
import { namePointers, scanObjectList, type ObjectScan } from './scan-objects.ts';
import { judgingOf, planOf, type RequestFor, type ScanRun } from './scan-request.ts';
import { chooseThreads } from './threads.ts';

const SUBMODULE = '160000';

/** What commits bring in: objects, and the paths they stand at, each once; the paths that were left out, and those of submodules. */
interface Brought {
  readonly excluded: readonly string[];
  readonly submodules: readonly string[];
  /** The path that each blob stands at, the first one. */
  readonly named: ReadonlyMap<string, string>;
  readonly objects: ReadonlyMap<string, ScanObject>;
  readonly paths: readonly Buffer[];
}

async function whatComesIn(
  { place }: Repository,
  { list: { commits }, objects: sent }: ResolvedCommits,
  { isExcluded, onPath }: { isExcluded: PathMatcher; onPath: ((shown: string) => void) | undefined },
): Promise<Brought> {
  const excluded = new Set<string>();
  const submodules = new Set<string>();
  const named = new Map<string, string>();
  const objects = new Map<string, ScanObject>();
  const paths = new Map<string, Buffer>();
  for (const oid of commits) objects.set(oid, { oid, kind: 'commit' });
  for (const { oid, kind } of sent) objects.set(oid, { oid, kind });
  await diffCommits(place, commits, {
    commit: () => {},
    change({ path, after, mode }) {
      const shown = showPath(path);
      onPath?.(shown);
      if (isNothing(after)) return;
      if (isExcluded(shown)) return void excluded.add(shown);
      if (mode === SUBMODULE) submodules.add(shown);
      else if (!objects.has(after)) {
        objects.set(after, { oid: after, kind: 'blob' });
        named.set(after, shown);
      }
      paths.set(path.toString('latin1'), Buffer.from(path));
    },
  });
  return { objects, paths: [...paths.values()], excluded: [...excluded], submodules: [...submodules], named };
}

/** Secrets in the names of paths that come in. */
async function pathSightings(
  request: RequestFor<'range'>,
  paths: readonly Buffer[],
  scanner: Scanner,
): Promise<Sighting[]> {
  const matches = await scanNames(request, paths, scanner);
  return matches.map(({ name, row }) => {
    const path = showPath(paths[name]!);
    const exposure = 'history';
    return { row, blob: undefined, path, place: path, introduced: undefined, removed: undefined, exposure };
  });
}

/** Marks sightings of secrets that were there before. */
async function markExisting(
  scan: ObjectScan,
  { bases, isExcluded }: { bases: readonly string[]; isExcluded: PathMatcher },
  sightings: readonly Sighting[],
): Promise<Sighting[]> {
  if (sightings.length === 0) return [];
  const before = await secretsAt(scan, bases, isExcluded);
  return sightings.map((one) => ({ ...one, state: before.has(one.row.fingerprint) ? 'existing' : 'new' }));
}

/** Scans what commits bring in: everything that stood in any of them, also what a later one takes away again. */
export async function scanRange(request: RequestFor<'range'>, run: ScanRun): Promise<RunInfo> {
  const { source, env, program, workers } = request;
  const { signal } = run.hooks;
  const opening = source.opened ?? openRepository(source.folder, { env, signal, extra: source.extra });
  // made while git looks at the repository
  const scanner = openScanner(program, planOf(request, 'run'));
  const repository = await opening;
  const range = await resolveCommits(repository, source.commits, signal);
  const isExcluded = compileExclude(source.exclude) ?? (() => false);
  const { objects, paths, excluded, submodules, named } = await whatComesIn(repository, range, {
    isExcluded,
    onPath: source.onPath,
  });
  run.tally.skipped.push(...excluded.map(excludedOmission), ...submodules.map(submoduleOmission));
  if (range.list.commits.some((id) => repository.shallow.has(id))) run.tally.failed.push(shallowOmission());
  const scan = { request, repository, run };
  run.tally.planned += objects.size;
  const hits = await scanObjectList(scan, [...objects.values()], scanner);
  namePointers(run, (oid) => named.get(oid));
  if (run.tally.failed.length > 0 && (await repository.isPartial())) run.tally.failed.push(partialOmission());
  const { list, tips } = range;
  const pathsAtTip = (wanted: ReadonlySet<string>): ReturnType<typeof findInTrees> =>
    findInTrees(repository, tips, wanted);
  const part = { repository, list, pathsAtTip, refs: [], allReached: true, threads: chooseThreads(workers) };
  const { sightings, commits: headers } = await attributeHits(part, hits);
  const kept = sightings.filter(({ path }) => !isExcluded(path));
  const all = [...kept, ...(await pathSightings(request, paths, scanner))];
  const marked = await markExisting(scan, { bases: range.bases, isExcluded }, all);
  run.tally.findings.push(...placeFindings(marked, { ...judgingOf(request), commits: headers }));
  return { mode: 'range', root: '.', head: tips[0] ?? repository.head, range: range.range };
}
