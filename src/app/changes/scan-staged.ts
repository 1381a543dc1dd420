import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { RunInfo } from '../../core/finding.ts';
import { openScanner } from '../../pool/open-scanner.ts';
import { type Staged, listStaged, type StagedEntry } from '../../git/plumbing/diff-index.ts';
import { SUBMODULE_MODE } from '../../git/plumbing/modes.ts';
import { compileExclude } from '../../sources/files/exclude.ts';
import { findRoot } from '../../sources/files/root.ts';
import { openRepository } from '../../git/repository.ts';
import { showPath } from '../../git/printable-path.ts';
import { secretsAt } from './base-secrets.ts';
import { excludedOmission, partialOmission, submoduleOmission } from '../scan/omissions.ts';
import { placeFindings, type Occurrence } from '../history/place-findings.ts';
import { scanNames } from '../scan/scan-names.ts';
import { scanFiles } from '../scan/scan-files.ts';
import type { StoredObject } from '../../git/store.ts';
import { namePointers, scanObjectList, type ObjectMatch } from '../history/scan-objects.ts';
import { judgingOf, planOf, type RequestFor, type ScanRun } from '../scan/scan-request.ts';

function occurrencesOf(objectMatches: readonly ObjectMatch[], staged: readonly StagedEntry[]): Occurrence[] {
  return objectMatches.flatMap(({ oid, rows }) => {
    const paths = new Set(staged.filter((entry) => entry.oid === oid).map(({ path }) => showPath(path)));
    return [...paths].flatMap((path) => rows.map((row) => occurrenceAt(path, row, oid)));
  });
}

function occurrenceAt(path: string, row: Occurrence['row'], blob: string | undefined): Occurrence {
  return { row, blob, path, place: path, introduced: undefined, removed: undefined, exposure: 'tip' };
}

/** Scans the named files that the next commit does not change, as they are in the work tree. Returns whether there were any. */
async function scanNamed(
  request: RequestFor<'staged'>,
  { top, staged }: { top: string; staged: Staged },
  run: ScanRun,
): Promise<boolean> {
  const { source, cwd } = request;
  const changed = new Set([...staged.entries.map(({ path }) => path), ...staged.removed].map(showPath));
  const from = relative(top, realpathSync(cwd));
  const paths = source.named.filter((name) => !changed.has(join(from, name).split(sep).join('/')));
  if (paths.length === 0) return false;
  const files = { kind: 'files', paths, mode: 'git', exclude: source.exclude } as const;
  const place = await findRoot({ cwd, paths, mode: 'git' });
  await scanFiles({ ...request, source: files }, place, run);
  return true;
}

/**
 * Scans what the next commit introduces: staged content, not the work tree; and the named files that it does not change. A run with only named files
 * is a scan of the tree.
 */
export async function scanStaged(request: RequestFor<'staged'>, run: ScanRun): Promise<RunInfo> {
  const { source, env, program } = request;
  const opening = openRepository(source.folder, { env, signal: run.hooks.signal, extra: source.extra });
  // created while git opens the repository
  const scanner = openScanner(program, planOf(request, 'run'));
  const repository = await opening;
  const { head } = repository;
  const isExcluded = compileExclude(source.exclude) ?? (() => false);
  const changes = await listStaged(repository.place, head);
  const all = changes.entries;
  if (all.length === 0) run.hooks.onNote?.('nothing is staged');
  const staged = all.filter(({ path }) => !isExcluded(showPath(path)));
  const left = new Set(all.map(({ path }) => showPath(path)).filter(isExcluded));
  run.totals.skipped.push(...[...left].map(excludedOmission));
  const blobs = new Map<string, StoredObject>();
  for (const { oid, mode, path } of staged) {
    if (mode === SUBMODULE_MODE) run.totals.skipped.push(submoduleOmission(showPath(path)));
    else blobs.set(oid, { oid, kind: 'blob' });
  }
  run.totals.planned += blobs.size;
  const scan = { request, repository, run };
  const objectMatches = await scanObjectList(scan, [...blobs.values()], scanner);
  namePointers(run, (id) => {
    const entry = staged.find(({ oid }) => oid === id);
    return entry && showPath(entry.path);
  });
  if (run.totals.failed.length > 0 && (await repository.isPartial())) run.totals.failed.push(partialOmission());
  const paths = staged.map(({ path }) => path);
  const names = (await scanNames(request, paths, scanner)).map(({ name, row }) =>
    occurrenceAt(showPath(paths[name]!), row, undefined),
  );
  const occurrences = [...occurrencesOf(objectMatches, staged), ...names];
  const before =
    occurrences.length > 0 && head !== null ? await secretsAt(scan, [head], isExcluded) : new Set<string>();
  const marked = occurrences.map((one): Occurrence => ({
    ...one,
    state: before.has(one.row.fingerprint) ? 'existing' : 'new',
  }));
  run.totals.findings.push(...placeFindings(marked, { ...judgingOf(request), commits: new Map() }));
  const isMore = await scanNamed(request, { top: repository.place.top, staged: changes }, run);
  return { mode: isMore && all.length === 0 ? 'tree' : 'staged', root: '.', head, range: null };
}
