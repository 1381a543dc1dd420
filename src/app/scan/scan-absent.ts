import { lstatSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { openScanner } from '../../pool/open-scanner.ts';
import type { PlannedFile } from '../../sources/files/planned-files.ts';
import type { RunRoot } from '../../sources/files/root.ts';
import { openRepository } from '../../git/repository.ts';
import { placeFindings } from '../history/place-findings.ts';
import { scanObjectList } from '../history/scan-objects.ts';
import { judgingOf, planOf, type RequestFor, type ScanRun } from './scan-request.ts';

/** Longest tick of a file system's clock, in milliseconds. */
const TICK = 20;

function parentFolder(path: string | Buffer): string {
  return dirname(path.toString());
}

/** Time of the last addition or removal in the nearest existing folder above a path, in milliseconds since 1970. */
function lastChange(path: string | Buffer): number {
  for (let folder = parentFolder(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found || folder === dirname(folder)) return found?.ctimeMs ?? 0;
  }
}

/** Whether a tracked file that was missing when it should be read may have existed when the scan began, at `since`. */
function hasVanished({ path }: PlannedFile, since: number): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined || lastChange(path) >= since - TICK;
}

/**
 * Decides about tracked files that are missing in the work tree. One omitted by a sparse checkout is scanned from the index. One that may have
 * existed when the scan began (`since`, milliseconds since 1970) is a failure. The others were deleted.
 */
export async function resolveAbsent(
  request: RequestFor<'files'>,
  { files, place, since }: { files: readonly PlannedFile[]; place: RunRoot; since: number },
  run: ScanRun,
): Promise<void> {
  const { totals } = run;
  const sparse: PlannedFile[] = [];
  for (const file of files) {
    const { shown: path } = file;
    if (hasVanished(file, since)) {
      totals.planned++;
      totals.failed.push({ path, reason: 'vanished while scanning', kind: 'vanished' });
    } else if (file.sparse !== undefined) sparse.push(file);
    else totals.skipped.push({ path, reason: 'deleted in the work tree', kind: 'deleted' });
  }
  if (sparse.length > 0) await scanSparse(request, { files: sparse, place }, run);
}

/** Scans files from the index. */
async function scanSparse(
  request: RequestFor<'files'>,
  { files, place }: { files: readonly PlannedFile[]; place: RunRoot },
  run: ScanRun,
): Promise<void> {
  const { program, env } = request;
  const repository = await openRepository(place.root, { env, signal: run.hooks.signal });
  const paths = new Map<string, string[]>();
  for (const { sparse, shown } of files)
    if (sparse !== undefined) paths.set(sparse, [...(paths.get(sparse) ?? []), shown]);
  run.totals.planned += paths.size;
  const many =
    files.length === 1
      ? '1 file, which is scanned from the index'
      : `${files.length} files, which are scanned from the index`;
  run.hooks.onNote?.(`the sparse checkout leaves out ${many}`);
  const objects = [...paths.keys()].map((oid) => ({ oid, kind: 'blob' as const }));
  const scanner = openScanner(program, planOf(request, 'run'));
  const objectMatches = await scanObjectList({ request, repository, run }, objects, scanner);
  const occurrences = objectMatches.flatMap(({ oid, rows }) =>
    (paths.get(oid) ?? []).flatMap((path) =>
      rows.map((row) => {
        const where = { path, place: path, introduced: undefined, removed: undefined };
        return { row, blob: oid, ...where, exposure: 'tip' as const };
      }),
    ),
  );
  run.totals.findings.push(...placeFindings(occurrences, { ...judgingOf(request), commits: new Map() }));
}
