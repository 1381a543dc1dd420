import type { RunInfo } from '../core/finding.ts';
import { openScanner } from '../pool/open-scanner.ts';
import { listStaged, type StagedEntry } from '../sources/git/diff-index.ts';
import { compileExclude } from '../sources/files/exclude.ts';
import { openRepository } from '../sources/git/repository.ts';
import { showPath } from '../sources/shown.ts';
import { secretsAt } from './base-secrets.ts';
import { partialOmission } from './omissions.ts';
import { placeFindings, type Sighting } from './place-findings.ts';
import { scanNames } from './scan-names.ts';
import type { ScanObject } from './object-batch.ts';
import { scanObjectList, type ObjectHit } from './scan-objects.ts';
import { judgingOf, planOf, type RequestFor, type ScanRun } from './scan-request.ts';

const SUBMODULE = '160000';

function sightingsOf(hits: readonly ObjectHit[], staged: readonly StagedEntry[]): Sighting[] {
  return hits.flatMap(({ oid, rows }) => {
    const paths = new Set(staged.filter((entry) => entry.oid === oid).map(({ path }) => showPath(path)));
    return [...paths].flatMap((path) => rows.map((row) => sightingAt(path, row, oid)));
  });
}

function sightingAt(path: string, row: Sighting['row'], blob: string | undefined): Sighting {
  return { row, blob, path, place: path, introduced: undefined, removed: undefined, exposure: 'tip' };
}

/** Scans what the next commit would bring in: staged bytes, not those of the work tree. */
export async function scanStaged(request: RequestFor<'staged'>, run: ScanRun): Promise<RunInfo> {
  const { source, env, program } = request;
  const opening = openRepository(source.folder, { env, signal: run.hooks.signal, extra: source.extra });
  // made while git looks at the repository
  const scanner = openScanner(program, planOf(request, 'run'));
  const repository = await opening;
  const { head } = repository;
  const isExcluded = compileExclude(source.exclude) ?? (() => false);
  const all = await listStaged(repository.place, head);
  const staged = all.filter(({ path }) => !isExcluded(showPath(path)));
  const left = new Set(all.map(({ path }) => showPath(path)).filter(isExcluded));
  run.tally.skipped.push(...[...left].map((path) => ({ path, reason: 'excluded' })));
  const blobs = new Map<string, ScanObject>();
  for (const { oid, mode, path } of staged) {
    if (mode === SUBMODULE) run.tally.skipped.push({ path: showPath(path), reason: 'submodule' });
    else blobs.set(oid, { oid, kind: 'blob' });
  }
  run.tally.planned += blobs.size;
  const scan = { request, repository, run };
  const hits = await scanObjectList(scan, [...blobs.values()], scanner);
  if (run.tally.failed.length > 0 && (await repository.isPartial())) run.tally.failed.push(partialOmission());
  const paths = staged.map(({ path }) => path);
  const names = (await scanNames(request, paths, scanner)).map(({ name, row }) =>
    sightingAt(showPath(paths[name]!), row, undefined),
  );
  const sightings = [...sightingsOf(hits, staged), ...names];
  const before = sightings.length > 0 && head !== null ? await secretsAt(scan, [head], isExcluded) : new Set<string>();
  const marked = sightings.map((one): Sighting => ({
    ...one,
    state: before.has(one.row.fingerprint) ? 'existing' : 'new',
  }));
  run.tally.findings.push(...placeFindings(marked, { ...judgingOf(request), commits: new Map() }));
  return { mode: 'staged', root: '.', head, range: null };
}
