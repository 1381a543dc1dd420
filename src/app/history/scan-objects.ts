import { ScanError } from '../../core/errors.ts';
import type { Scanner } from '../../engine/scanner.ts';
import type { ScanSnapshot } from '../../engine/incremental/scan-snapshot.ts';
import { ObjectScanner } from '../../pool/object-scanner.ts';
import { runPool } from '../../pool/pool.ts';
import { prewarmWorkers, type WarmWorkers, type ThreadSettings } from '../../pool/scan-thread.ts';
import { readRows, ROW_FIELDS, type BatchResult, type MatchRow } from '../../pool/protocol.ts';
import { DEFAULT_DEADLINES } from '../../pool/watchdog.ts';
import type { ObjectKind } from '../../git/plumbing/list-objects.ts';
import { FULL_BYTES } from '../../git/pack/delta-order.ts';
import { BLOCKING_REASON, blockingObjects } from '../../git/pack/loose-objects.ts';
import { catFileCommand } from '../../git/plumbing/cat-file.ts';
import type { Repository } from '../../git/repository.ts';
import type { ObjectStore, StoredObject } from '../../git/store.ts';
import { batchParts, objectsOf, type BatchObjects, type ObjectBatch } from './object-batch.ts';
import { abortOmission, pointerOmission } from '../scan/omissions.ts';
import { planOf, type ScanRequest, type ScanRun } from '../scan/scan-request.ts';
import { chooseThreads, workerUrl } from '../scan/threads.ts';

/** What was found in one object, before it is known where it is. */
export interface ObjectMatch {
  readonly oid: string;
  readonly kind: ObjectKind;
  readonly rows: readonly MatchRow[];
}

/** What to scan with, and in which repository. */
export interface ObjectScan {
  readonly request: Omit<ScanRequest, 'source'>;
  readonly repository: Repository;
  readonly run: ScanRun;
  /** Where batches of entries are from; a list of objects has none. */
  readonly store?: Pick<ObjectStore, 'packs' | 'progress'> | undefined;
  /** Threads that were started for it before; its owner stops those that were not needed. */
  readonly early?: WarmWorkers | undefined;
  /** Receives every object that was read to the end, and its bytes, in which nothing was found that could become a finding, and nothing left encoded. */
  readonly onClean?: ((oid: string, size: number) => void) | undefined;
  /** Receives what the scan of an object with matches has left for the next scan of it, where it was read from a pack. */
  readonly onSnapshot?: ((oid: string, snapshot: ScanSnapshot) => void) | undefined;
}

/** Up to this many objects are scanned on the main thread, before threads would have started. */
const FEW = 64;

const NOBODY = { job: () => {}, file: () => {}, beat: () => {} };

/** How an object without a path is shown: no tracked path can begin with `.git`. */
export function showObject(kind: ObjectKind, oid: string): string {
  return `.git/${kind}/${oid}`;
}

const BLOBS = showObject('blob', '');

/** What threads that scan objects are made from. */
function threadSettingsOf(request: ObjectScan['request']): ThreadSettings {
  return { workerUrl: workerUrl(), program: request.program, plan: planOf(request, 'run') };
}

/** Starts threads for a scan of objects whose packs have so many bytes: as many as batches will be for. */
export function startThreads(request: ObjectScan['request'], bytes: number): WarmWorkers {
  const count = Math.min(chooseThreads(request.workers), Math.ceil(bytes / FULL_BYTES));
  return prewarmWorkers(threadSettingsOf(request), count);
}

/** The objects of a list, which no store has listed. */
const NO_STORE: NonNullable<ObjectScan['store']> = { packs: () => [], progress: () => undefined };

/** Adds the result of a batch to what was found, and passes on what a cache is to know. */
function take(
  scan: ObjectScan,
  { batch, result }: { readonly batch: ObjectBatch; readonly result: BatchResult },
  objectMatches: ObjectMatch[],
): void {
  const { run, store = NO_STORE, onClean, onSnapshot } = scan;
  const objects = objectsOf(batch, store.packs());
  collect(run, objects, { result, objectMatches });
  if (onClean) tellClean(objects, result, onClean);
  for (const [file, snapshot] of result.snapshots) onSnapshot?.(objects.at(file).oid, snapshot);
  const { scanned, bytes } = run.totals;
  run.hooks.onProgress?.({
    files: scanned,
    bytes,
    findings: objectMatches.length,
    done: store.progress('entries' in batch ? batch : objects),
  });
}

/** Scans objects on worker threads as they are listed; matches come in no order. Counts go to the totals, and so does an abort, as a failure. */
export async function scanObjects(
  scan: ObjectScan,
  batches: AsyncIterable<ObjectBatch>,
): Promise<{ objectMatches: ObjectMatch[]; aborted: boolean }> {
  const { request, repository, run, store = NO_STORE, early, onSnapshot } = scan;
  const { workers, ruleDeadline } = request;
  const objectMatches: ObjectMatch[] = [];
  const settings = {
    ...threadSettingsOf(request),
    deadlines: { ...DEFAULT_DEADLINES, rule: ruleDeadline },
    objects: await catFileCommand(repository),
    packs: () => store.packs(),
    leavesSnapshots: onSnapshot !== undefined,
    early,
  };
  const { signal } = run.hooks;
  try {
    const outputs = runPool({ ...settings, batches, workers: chooseThreads(workers), signal });
    for await (const output of outputs) take(scan, output, objectMatches);
    return { objectMatches, aborted: false };
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'aborted') throw error;
    const left = run.totals.planned - run.totals.scanned;
    run.totals.failed.push(abortOmission('.', `aborted: at least ${left} planned objects were not scanned`));
    return { objectMatches, aborted: true };
  }
}

/** Puts paths in the place of the ids of objects that are LFS pointers. */
export function namePointers({ totals }: ScanRun, pathOf: (oid: string) => string | undefined): void {
  for (const [i, omission] of totals.skipped.entries()) {
    const { kind, path } = omission;
    if (kind !== 'lfs-pointer' || !path.startsWith(BLOBS)) continue;
    totals.skipped[i] = { ...omission, path: pathOf(path.slice(BLOBS.length)) ?? path };
  }
}

function tellClean(objects: BatchObjects, result: BatchResult, onClean: (oid: string, size: number) => void): void {
  const { sizes, rows, limited, pointers } = result;
  const others = new Set([...limited.map(([file]) => file), ...pointers]);
  for (let at = 0; at < rows.length; at += ROW_FIELDS) others.add(rows[at]!);
  for (let at = 0; at < sizes.length; at += 2) {
    const file = sizes[at]!;
    if (!others.has(file)) onClean(objects.at(file).oid, sizes[at + 1]!);
  }
}

/** The objects that git can open; it is not asked for the others, which are failed. */
function openableObjects({ repository, run }: ObjectScan, listed: readonly StoredObject[]): readonly StoredObject[] {
  const blocking = blockingObjects(
    repository.objects,
    listed.map(({ oid }) => oid),
  );
  for (const oid of blocking)
    run.totals.failed.push({ path: `.git/objects/${oid}`, reason: BLOCKING_REASON, kind: 'damaged' });
  return blocking.size === 0 ? listed : listed.filter(({ oid }) => !blocking.has(oid));
}

/** Scans a list of objects: a short one on this thread, with `scanner`. */
export async function scanObjectList(
  scan: ObjectScan,
  listed: readonly StoredObject[],
  scanner: Scanner,
): Promise<ObjectMatch[]> {
  const { request, repository, run } = scan;
  const objects = openableObjects(scan, listed);
  if (objects.length === 0) return [];
  const alone = objects.length <= FEW && !request.program.rules.some((rule) => rule.user);
  if (!alone) return (await scanObjects(scan, batchParts([{ objects }]))).objectMatches;
  const how = { command: await catFileCommand(repository, true), progress: NOBODY };
  const reader = new ObjectScanner(scanner, planOf(request, 'run'), how);
  const objectMatches: ObjectMatch[] = [];
  const result = await reader.scan(
    0,
    objects.map(({ oid }) => oid),
  );
  reader.close();
  collect(run, objectsOf({ files: objects }, []), { result, objectMatches });
  return objectMatches;
}

/** Adds a batch's counts to the totals, and its matches to the matches. */
function collect(
  { totals }: ScanRun,
  objects: BatchObjects,
  { result, objectMatches }: { result: BatchResult; objectMatches: ObjectMatch[] },
): void {
  totals.scanned += result.scanned;
  totals.bytes += result.bytes;
  const shown = (file: number): string => {
    const { kind, oid } = objects.at(file);
    return showObject(kind, oid);
  };
  for (const [file, kind, reason] of result.failed) totals.failed.push({ path: shown(file), reason, kind });
  for (const [file, kind, reason] of result.limited) totals.limited.push({ path: shown(file), reason, kind });
  for (const file of result.pointers) totals.skipped.push(pointerOmission(shown(file)));
  if (result.rows.length === 0) return;
  const rows = new Map<number, MatchRow[]>();
  for (const row of readRows(result)) {
    // too unlikely for a fingerprint: no path makes it likelier, so it is no finding, and not worth tracing
    if (row.fingerprint === '') continue;
    const list = rows.get(row.file);
    if (list) list.push(row);
    else rows.set(row.file, [row]);
  }
  for (const [file, list] of rows) {
    const { oid, kind } = objects.at(file);
    // a copy: the id may be a part of a long listing, all of which it would keep in memory
    objectMatches.push({ oid: Buffer.from(oid, 'latin1').toString('latin1'), kind, rows: list });
  }
}
