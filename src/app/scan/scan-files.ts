import { itemAt } from '../../core/present.ts';
import { ScanError } from '../../core/errors.ts';
import { openScanner } from '../../pool/open-scanner.ts';
import { createBatchScanner } from '../../pool/batch.ts';
import { DEFAULT_DEADLINES } from '../../pool/watchdog.ts';
import { planFiles } from '../../sources/files/plan-files.ts';
import type { PlannedFile, PlanPart } from '../../sources/files/planned-files.ts';
import type { RunRoot } from '../../sources/files/root.ts';
import { abortOmission } from './omissions.ts';
import { judgingOf, planOf, type RequestFor, type ScanRun } from './scan-request.ts';
import { shouldScanInline } from './should-scan-inline.ts';
import { addBatch, type BatchOrigin, type ScanTotals } from './scan-totals.ts';
import { chooseThreads, workerUrl } from './threads.ts';

/** Scans the files of a root. An abort is a failure with the number of remaining files. */
export async function scanFiles(request: RequestFor<'files'>, place: RunRoot, run: ScanRun): Promise<void> {
  const { totals, hooks } = run;
  const { env, source } = request;
  const since = Date.now();
  const excludes = { exclude: source.exclude, placeOf: (glob: string) => placeOfExclude(request, glob) };
  const parts = countParts(planFiles({ ...place, ...excludes, env, signal: hooks.signal }), totals);
  const absent: PlannedFile[] = [];
  try {
    const { first, rest, done } = await peek(parts);
    const alone = done && !request.program.rules.some((rule) => rule.user) && shouldScanInline(first);
    if (alone) scanHere({ request, absent }, first, totals);
    else await scanInThreads({ request, absent }, rest, run);
    if (absent.length > 0)
      await (await import('./scan-absent.ts')).resolveAbsent(request, { files: absent, place, since }, run);
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'aborted') throw error;
    const left = totals.planned - totals.scanned;
    totals.failed.push(abortOmission('.', `aborted: ${left} planned files were not scanned`));
  }
}

/** The place of an exclude glob. */
function placeOfExclude({ gate }: RequestFor<'files'>, glob: string): string {
  return gate.config?.exclude.find(({ value }) => value === glob)?.place ?? '--exclude';
}

/** A scan of files. */
interface FilesScan {
  readonly request: RequestFor<'files'>;
  /** Tracked files that were missing when they should be read. */
  readonly absent: PlannedFile[];
}

function batchOrigin({ request, absent }: FilesScan, { files }: Pick<PlanPart, 'files'>): BatchOrigin {
  const shown = files.map((file) => file.shown);
  return { ...judgingOf(request), shown, onAbsent: (file) => absent.push(itemAt(files, file)) > 0 };
}

function scanHere(scan: FilesScan, parts: readonly PlanPart[], totals: ScanTotals): void {
  const { request } = scan;
  const plan = planOf(request);
  const scanner = createBatchScanner(openScanner(request.program, plan), plan);
  for (const part of parts) addBatch(totals, batchOrigin(scan, part), scanner.scanBatch(part.files));
}

async function scanInThreads(
  scan: FilesScan,
  batches: AsyncIterable<PlanPart>,
  { totals, hooks }: ScanRun,
): Promise<void> {
  const { request } = scan;
  const { program, workers, ruleDeadline } = request;
  const { runPool } = await import('../../pool/pool.ts');
  const deadlines = { ...DEFAULT_DEADLINES, rule: ruleDeadline };
  const settings = { workerUrl: workerUrl(), program, plan: planOf(request), deadlines };
  const outputs = runPool({ ...settings, batches, workers: chooseThreads(workers), signal: hooks.signal });
  for await (const { batch, result } of outputs) {
    addBatch(totals, batchOrigin(scan, batch), result);
    hooks.onProgress?.({ files: totals.scanned, bytes: totals.bytes, findings: totals.findings.length });
  }
}

/** Yields parts with files, and adds their omissions to the totals. */
async function* countParts(
  parts: AsyncIterable<PlanPart>,
  totals: ScanTotals,
): AsyncGenerator<PlanPart, void, undefined> {
  for await (const part of parts) {
    totals.planned += part.files.length + part.failed.length;
    totals.skipped.push(...part.skipped);
    totals.failed.push(...part.failed);
    if (part.files.length > 0) yield part;
  }
}

/** Reads the first parts, to decide whether starting threads would cost more than the scan. */
async function peek(
  parts: AsyncGenerator<PlanPart, void, undefined>,
): Promise<{ first: PlanPart[]; rest: AsyncIterable<PlanPart>; done: boolean }> {
  const first: PlanPart[] = [];
  let done = false;
  while (first.length < 2 && !done) {
    const next = await parts.next();
    if (next.done) done = true;
    else first.push(next.value);
  }
  async function* all(): AsyncGenerator<PlanPart, void, undefined> {
    yield* first;
    yield* parts;
  }
  return { first, rest: all(), done };
}
