import type { Readable } from 'node:stream';
import { judgementWeights } from '../confidence/combine.ts';
import { ScanError } from '../core/errors.ts';
import type { Coverage, Finding, Omission, ScanReport } from '../core/finding.ts';
import { compareStrings } from '../core/order.ts';
import { createScanner } from '../engine/create-scanner.ts';
import type { Program } from '../engine/program.ts';
import { createBatchScanner } from '../pool/batch.ts';
import { DEFAULT_KEY } from '../pool/fingerprint.ts';
import { runPool } from '../pool/pool.ts';
import { DEFAULT_DEADLINES } from '../pool/watchdog.ts';
import type { BatchResult, ScanPlan } from '../pool/protocol.ts';
import { planFiles } from '../sources/files/plan.ts';
import type { PlannedFile, PlanPart } from '../sources/files/planned.ts';
import { findRoot, type FileMode, type RunRoot } from '../sources/files/root.ts';
import { readHead } from '../sources/git/head.ts';
import { readStream } from '../sources/stdin.ts';
import { assembleFindings, sortFindings } from './assemble.ts';
import { isSmall } from './small.ts';
import { chooseThreads, workerUrl } from './threads.ts';
import { decideVerdict, WARNING_CONFIDENCE } from './verdict.ts';
import { toolVersion } from './version.ts';

/** What to scan and how; nothing here is optional, so that no decision is made twice. */
export interface ScanRequest {
  readonly program: Program;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly paths: readonly string[];
  readonly mode: FileMode;
  readonly exclude: readonly string[];
  /** Scan this stream instead of files, shown under `path`. */
  readonly stdin: { readonly stream: Readable; readonly path: string } | undefined;
  /** Findings below this confidence are left out of the report. */
  readonly minConfidence: number;
  readonly allowEmpty: boolean;
  /** Threads; 0 chooses. */
  readonly workers: number;
  readonly prefilter: 'auto' | 'simd' | 'scalar';
  /** Whether a report wants fingerprints. */
  readonly fingerprints: boolean;
  /** Milliseconds a user rule may run in one file. */
  readonly ruleDeadline: number;
}

/** How far a scan has come. */
export interface ScanProgress {
  readonly files: number;
  readonly bytes: number;
  readonly findings: number;
}

/** What a caller may want to know or do while a scan runs. */
export interface ScanHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
}

interface Tally {
  planned: number;
  scanned: number;
  bytes: number;
  readonly skipped: Omission[];
  readonly failed: Omission[];
  readonly findings: Finding[];
}

/**
 * Scans files or a stream and says what was found and what was not seen.
 * An aborted scan returns what it has, with the abort among the failures.
 * @throws ScanError for what the user got wrong: `path-missing`, `path-outside`, `git-failed`.
 */
export async function runScan(request: ScanRequest, hooks: ScanHooks = {}): Promise<ScanReport> {
  if (request.program.rules.length === 0) {
    throw new ScanError('rule-unknown', 'no rules are left to scan with', {
      hint: 'check --only-rule and --skip-rule',
    });
  }
  const tally: Tally = { planned: 0, scanned: 0, bytes: 0, skipped: [], failed: [], findings: [] };
  const place = request.stdin ? undefined : await findRoot(request);
  if (place) await scanFiles(request, place, { tally, hooks });
  else await scanStdin(request, tally, hooks);
  return reportOf(request, place, tally);
}

function planOf({ program, prefilter, minConfidence, fingerprints }: ScanRequest): ScanPlan {
  return {
    prefilter,
    fingerprints,
    key: DEFAULT_KEY,
    weights: judgementWeights(
      program.rules.map((rule) => rule.prior),
      minConfidence,
    ),
  };
}

async function scanStdin(request: ScanRequest, tally: Tally, { signal }: ScanHooks): Promise<void> {
  const { program, prefilter } = request;
  const { stream, path } = request.stdin!;
  const scanner = createBatchScanner(createScanner(program, { prefilter }), planOf(request));
  tally.planned = 1;
  try {
    addResult(request, tally, { shown: [path], result: await scanner.scanStream(readStream(stream, signal)) });
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'aborted') throw error;
    tally.failed.push({ path, reason: 'aborted' });
  }
}

async function scanFiles(request: ScanRequest, place: RunRoot, run: { tally: Tally; hooks: ScanHooks }): Promise<void> {
  const { tally, hooks } = run;
  const { program, prefilter, workers, ruleDeadline } = request;
  const { env, exclude } = request;
  const parts = countParts(planFiles({ ...place, exclude, env, signal: hooks.signal }), tally);
  try {
    const { first, rest, done } = await peek(parts);
    if (done && !program.rules.some((rule) => rule.user) && isSmall(first)) {
      const scanner = createBatchScanner(createScanner(program, { prefilter }), planOf(request));
      for (const { files } of first) {
        addResult(request, tally, { shown: shownOf(files), result: scanner.scanBatch(files) });
      }
      return;
    }
    const settings = {
      workerUrl: workerUrl(),
      program,
      plan: planOf(request),
      deadlines: { ...DEFAULT_DEADLINES, rule: ruleDeadline },
    };
    const outputs = runPool({ ...settings, batches: rest, workers: chooseThreads(workers), signal: hooks.signal });
    for await (const { batch, result } of outputs) {
      addResult(request, tally, { shown: shownOf(batch.files), result });
      hooks.onProgress?.({ files: tally.scanned, bytes: tally.bytes, findings: tally.findings.length });
    }
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'aborted') throw error;
    tally.failed.push({
      path: '.',
      reason: `aborted: ${tally.planned - tally.scanned} planned files were not scanned`,
    });
  }
}

/** What is shown never changes the verdict: findings that a gate looks at are kept until it has decided. */
function judgedFrom({ minConfidence }: ScanRequest): number {
  return Math.min(minConfidence, WARNING_CONFIDENCE);
}

function shownOf(files: readonly PlannedFile[]): string[] {
  return files.map((file) => file.shown);
}

/** Parts that hold files, while their omissions go to the tally. */
async function* countParts(parts: AsyncIterable<PlanPart>, tally: Tally): AsyncGenerator<PlanPart, void, undefined> {
  for await (const part of parts) {
    tally.planned += part.files.length + part.failed.length;
    tally.skipped.push(...part.skipped);
    tally.failed.push(...part.failed);
    if (part.files.length > 0) yield part;
  }
}

/** Looks at the first parts, to see whether starting threads would cost more than the scan. */
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

function addResult(request: ScanRequest, tally: Tally, batch: { shown: readonly string[]; result: BatchResult }): void {
  const { shown, result } = batch;
  tally.scanned += result.scanned;
  tally.bytes += result.bytes;
  for (const [file, reason] of result.skipped) {
    tally.planned--;
    tally.skipped.push({ path: shown[file]!, reason });
  }
  for (const [file, reason] of result.failed) tally.failed.push({ path: shown[file]!, reason });
  for (const finding of assembleFindings(request.program, shown, { result, least: judgedFrom(request) }))
    tally.findings.push(finding);
}

function byPath(a: Omission, b: Omission): number {
  return compareStrings(a.path, b.path) || compareStrings(a.reason, b.reason);
}

function reportOf(request: ScanRequest, place: RunRoot | undefined, tally: Tally): ScanReport {
  const { planned, scanned, bytes } = tally;
  const coverage: Coverage = {
    planned,
    scanned,
    bytes,
    skipped: tally.skipped.sort(byPath),
    failed: tally.failed.sort(byPath),
  };
  const all = sortFindings(tally.findings);
  const findings = all.filter((finding) => finding.confidence >= request.minConfidence);
  const { program } = request;
  return {
    tool: { name: 'leakgate', version: toolVersion(), rules: { count: program.rules.length, hash: program.hash } },
    run: {
      mode: place ? 'tree' : 'stdin',
      root: '.',
      head: place?.mode === 'no-git' || !place ? null : readHead(place.root),
      range: null,
    },
    coverage,
    verdict: decideVerdict(all, coverage, request.allowEmpty),
    findings,
  };
}
