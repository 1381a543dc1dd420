import { performance } from 'node:perf_hooks';
import { resolve } from 'node:path';
import type { GateConfig } from '../../config/layers.ts';
import type { RawOptions } from '../../config/options.ts';
import { resolvePlan, type CliPlan } from '../../config/cli-plan.ts';
import { minGateConfidence } from '../../policy/decide.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { finishRun } from '../report/finish-run.ts';
import type { ProcessContext } from '../process-context.ts';
import { gitSourceOf } from '../history/git-source.ts';
import { keyOf, needsFingerprints } from '../gate/load-gate.ts';
import { openGate, type OpenGate } from '../gate/resolve-gate.ts';
import { createProgressLine } from '../prompt/progress-line.ts';
import type { FinishedRun } from '../report/report-input.ts';
import { reviewsOf } from '../gate/rule-reviews.ts';
import { runScan } from '../scan/run-scan.ts';
import type { ScanRequest, ScanSource } from '../scan/scan-request.ts';

function scanSource(
  { stdinPath, paths, mode, git }: CliPlan,
  exclude: readonly string[],
  context: ProcessContext,
): ScanSource {
  if (git)
    return gitSourceOf(git, { folder: resolve(context.cwd, paths[0] ?? '.'), stream: () => context.stdin, exclude });
  if (stdinPath !== undefined) return { kind: 'stdin', stream: context.stdin, path: stdinPath };
  return { kind: 'files', paths, mode, exclude };
}

async function planRequest(plan: CliPlan, context: ProcessContext): Promise<ScanRequest> {
  const opened = await openGate(plan, context);
  return requestWith(opened, scanSource(plan, [...opened.exclude, ...plan.exclude], context), { plan, host: context });
}

/** Builds the request of a plan under a loaded gate. */
export function requestWith(
  { gate, program }: Pick<OpenGate, 'gate' | 'program'>,
  source: ScanSource,
  { plan, host: context }: { readonly plan: CliPlan; readonly host: ProcessContext },
): ScanRequest {
  const { minConfidence, allowEmpty, workers, prefilter, ruleDeadline } = plan;
  return {
    source,
    program,
    cwd: context.cwd,
    env: context.env,
    minConfidence,
    classes: plan.classes,
    least: Math.min(minConfidence, minGateConfidence(gate.policy)),
    allowEmpty,
    workers,
    prefilter,
    fingerprints: needsFingerprints(gate) || plan.reports.some(({ format }) => format !== 'text'),
    key: keyOf(gate),
    gate,
    everyRule: plan.onlyRules.length + plan.skipRules.length === 0,
    ruleDeadline,
  };
}

/** Returns a function that prints notes for people, which do not affect the verdict. */
export function noteTo(context: ProcessContext): (note: string) => void {
  return (note) => context.err.write(`note: ${escapeTerminal(note)}\n`);
}

/** Result of a gate run, with its times. */
export interface GateRun extends FinishedRun {
  /** Notification targets of the gate that decided. */
  readonly notify: GateConfig['notify'];
}

/** Scans as planned and decides. Writes nothing but the progress line. */
export async function runGate(plan: CliPlan, context: ProcessContext): Promise<GateRun> {
  const started = new Date();
  const start = performance.now();
  const request = await planRequest(plan, context);
  const progress = createProgressLine(plan.progress ? context.err : { ...context.err, columns: undefined }, () =>
    performance.now(),
  );
  try {
    const report = await runScan(request, {
      signal: context.signal,
      onProgress: progress.update,
      onNote: noteTo(context),
    });
    const notify = request.gate.config?.notify ?? [];
    const reviews = reviewsOf(request.gate);
    return { report, notify, reviews, times: { started, elapsed: performance.now() - start } };
  } finally {
    progress.clear();
  }
}

/** `leakgate scan`: returns the exit code. */
export async function scanCommand(
  options: RawOptions,
  paths: readonly string[],
  context: ProcessContext,
): Promise<number> {
  const plan = resolvePlan(options, paths, context.env);
  return finishRun(await runGate(plan, context), plan, context);
}
