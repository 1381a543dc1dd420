import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { RawOptions } from '../../config/options.ts';
import { resolveHookPlan, resolvePlan, type HookPlan } from '../../config/cli-plan.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import type { Finding, ScanReport } from '../../core/finding.ts';
import { minGateConfidence } from '../../policy/decide.ts';
import { hookReport, type HookWords } from '../../report/formats/hook.ts';
import { openRepository } from '../../git/repository.ts';
import { HOOKS } from './hook-script.ts';
import { hookVariables } from './hook-install.ts';
import type { ProcessContext } from '../process-context.ts';
import { keyOf, needsFingerprints } from '../gate/load-gate.ts';
import { openGate } from '../gate/resolve-gate.ts';
import { runScan } from '../scan/run-scan.ts';
import type { ScanRequest, ScanSource } from '../scan/scan-request.ts';

const RUNNABLE = [...HOOKS, 'pre-receive'] as const;
type Runnable = (typeof RUNNABLE)[number];

/** Variables of a push in quarantine, before it is accepted. */
const QUARANTINE = ['GIT_QUARANTINE_PATH', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES'];
const SCISSORS = /^# -+ >8 -+$/m;

/** A commit message as git will store it: without comments and anything after the scissors. Keeps line numbers. */
function messageText(file: string): string {
  const text = readFileSync(file, 'utf8');
  const end = text.search(SCISSORS);
  return text.slice(0, end < 0 ? text.length : end).replace(/^#.*$/gm, '');
}

async function variables(context: ProcessContext, names: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (names.every((name) => !context.env[name])) return {};
  const repository = await openRepository(context.cwd, { env: context.env, signal: context.signal });
  return hookVariables(repository, names);
}

async function hookSource(
  hook: Runnable,
  { operands, exclude }: { operands: readonly string[]; exclude: readonly string[] },
  context: ProcessContext,
): Promise<ScanSource> {
  const folder = context.cwd;
  const [argument] = operands;
  switch (hook) {
    case 'pre-commit':
      return {
        kind: 'staged',
        named: operands,
        folder,
        exclude,
        extra: await variables(context, ['GIT_INDEX_FILE']),
      };
    case 'pre-push':
      return {
        kind: 'range',
        folder,
        exclude,
        extra: {},
        commits: { by: 'push', stream: context.stdin, remote: argument },
      };
    case 'pre-receive': {
      const extra = await variables(context, QUARANTINE);
      return { kind: 'range', folder, exclude, extra, commits: { by: 'receive', stream: context.stdin } };
    }
    case 'commit-msg': {
      if (argument === undefined) throw new ScanError('bad-option', 'hook run commit-msg needs the message file');
      const stream = Readable.from([Buffer.from(messageText(resolve(folder, argument)))]);
      return { kind: 'stdin', stream, path: 'the commit message' };
    }
  }
}

function rewrite({ commit, path }: Finding): string {
  if (!commit) return `remove it from ${path}, and push again`;
  return `remove it from the commit that added it: git rebase -i ${commit.id.slice(0, 12)}^`;
}

const WORDS: Readonly<Record<Runnable, HookWords>> = {
  'pre-commit': {
    what: 'what you are about to commit',
    fix: ({ path }) => `remove it from ${path} and stage the change: git add ${path}`,
  },
  'commit-msg': { what: 'the commit message', fix: () => 'write the message without it' },
  'pre-push': { what: 'what you are about to push', fix: rewrite },
  'pre-receive': { what: 'this push', fix: rewrite },
};

/** Phrases for named files that are not about to be committed: `pre-commit run --all-files`. */
const NAMED: HookWords = { what: 'the named files', fix: ({ path }) => `remove it from ${path}` };

function wordsOf(hook: Runnable, { run }: ScanReport): HookWords {
  return hook === 'pre-commit' && run.mode === 'tree' ? NAMED : WORDS[hook];
}

/** Says that there was nothing to scan, and why; silence means that something was scanned. */
function nothingLine({ coverage }: ScanReport): string {
  const { planned, skipped, failed } = coverage;
  if (planned + failed.length > 0 || skipped.some(({ kind }) => kind !== 'excluded')) return '';
  const why = skipped.length > 0 ? 'everything is excluded' : 'nothing is staged, and no file is named';
  return `leakgate: nothing to scan: ${why}\n`;
}

/** A resolved run of a hook. */
interface HookRun {
  readonly hook: Runnable;
  readonly request: ScanRequest;
  readonly hookPlan: HookPlan;
}

async function openRun(
  options: RawOptions,
  [name, ...args]: readonly string[],
  context: ProcessContext,
): Promise<HookRun> {
  const hook = RUNNABLE.find((one) => one === name);
  if (!hook) throw new ScanError('bad-option', `hook run needs one of ${RUNNABLE.join(', ')}`);
  const plan = resolvePlan(options, [], context.env);
  const { gate, program, exclude } = await openGate(plan, context);
  const { minConfidence, workers, prefilter, ruleDeadline } = plan;
  const request = {
    source: await hookSource(hook, { operands: args, exclude }, context),
    program,
    cwd: context.cwd,
    env: context.env,
    minConfidence,
    classes: plan.classes,
    least: Math.min(minConfidence, minGateConfidence(gate.policy)),
    allowEmpty: true,
    workers,
    prefilter,
    fingerprints: needsFingerprints(gate),
    key: keyOf(gate),
    gate,
    everyRule: plan.onlyRules.length + plan.skipRules.length === 0,
    ruleDeadline,
  };
  return { hook, request, hookPlan: resolveHookPlan(options, hook) };
}

/** Scans within the time limit, prints a few lines and returns the exit code. */
async function scanWithin({ hook, request, hookPlan }: HookRun, context: ProcessContext): Promise<number> {
  const { budget } = hookPlan;
  const timer = budget === undefined ? undefined : AbortSignal.timeout(budget);
  const signal = timer ? AbortSignal.any([context.signal, timer]) : context.signal;
  try {
    const report = await runScan(request, { signal });
    for (const piece of hookReport(
      report,
      report.findings.filter(({ action }) => action === 'block'),
      wordsOf(hook, report),
    ))
      context.err.write(piece);
    if (hook === 'pre-commit') context.err.write(nothingLine(report));
    return report.verdict.exit;
  } catch (error) {
    if (!timer?.aborted || !(error instanceof ScanError) || error.code !== 'aborted') throw error;
    context.err.write(`leakgate: not done within ${(budget ?? 0) / 1000} s (--budget): the rest was not scanned\n`);
    return EXIT.incomplete;
  }
}

/** `leakgate hook run`: scans what the hook covers and returns the exit code. Refuses what could not be scanned, unless configured otherwise. */
export async function runHook(
  options: RawOptions,
  operands: readonly string[],
  context: ProcessContext,
): Promise<number> {
  const run = await openRun(options, operands, context);
  const exit = await scanWithin(run, context);
  if (exit !== EXIT.incomplete || !run.hookPlan.failOpen) return exit;
  context.err.write('leakgate: accepted because of --fail-open\n');
  return EXIT.pass;
}
