import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ScanReport } from '../../src/core/finding.ts';
import type { Omission } from '../../src/core/omission.ts';
import { runCli } from '../support/cli.ts';
import { isolatedGitEnvironment, makeFolder, makeRepo, type TempRepo } from '../support/repo.ts';
import { runStep, type Step } from '../support/runner.ts';

/** The place of a case: a repository without commits, on branch `main`. Programs that must never run leave a file in `.git/ran/`. */
export interface Sandbox extends TempRepo {
  /** An absolute folder outside any repository. */
  readonly outside: string;
}

/** A command line of Leakgate. Its report is JSON unless the command line names another format. */
export interface Command {
  readonly args: readonly string[];
  /** Folder to run in, absolute; the sandbox by default. */
  readonly cwd?: string;
  readonly input?: string | Buffer;
  /** Another `cli.js` than that in `dist/`. */
  readonly cli?: string;
  /** Standard output on a full disk, or with a closed reader. */
  readonly output?: 'full' | 'gone';
  /** Variables besides an environment without a CI. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A step of a GitHub workflow that uses the Action. */
export interface ActionStep {
  readonly step: Omit<Step, 'workspace'> & { readonly workspace?: string };
}

/** The expected outcome of a run. Absent fields are not checked. */
export interface Expected {
  /** 0 pass, 1 blocked, 2 usage, 3 incomplete, 4 internal. */
  readonly exit: number;
  /** Text for people: standard error, or the log of a step. */
  readonly says?: RegExp;
  /** Reasons in `coverage.failed`, all required. */
  readonly failed?: readonly RegExp[];
  /** Reasons in `coverage.skipped`, all required. */
  readonly skipped?: readonly RegExp[];
  /** Number of blocking findings. */
  readonly blocking?: number;
}

/** A situation, what runs in it, and the expected outcome. */
export interface Case extends Expected {
  readonly situation: string;
  /** Builds the situation in the sandbox. Returns what runs there. */
  readonly run: (sandbox: Sandbox) => Command | ActionStep;
}

const NO_CI = Object.fromEntries(
  ['GITHUB_ACTIONS', 'GITLAB_CI', 'TF_BUILD', 'CIRCLECI', 'BUILDKITE', 'TRAVIS', 'DRONE', 'CI'].map((name) => [
    name,
    '',
  ]),
);
const REPORTING = ['scan', 'ci'];

interface Outcome {
  readonly exit: number | null;
  readonly said: string;
  readonly report: ScanReport | undefined;
}

function parseReport(text: string): ScanReport | undefined {
  return text.startsWith('{') ? (JSON.parse(text) as ScanReport) : undefined;
}

async function runCommand(sandbox: Sandbox, command: Command): Promise<Outcome> {
  const { args, cwd = sandbox.path, input, env, cli, output } = command;
  const reports = REPORTING.includes(args[0] ?? '') && !args.includes('--report');
  const { code, stdout, stderr } = await runCli([...args, ...(reports ? ['--report', 'json'] : [])], {
    cwd,
    env: { ...isolatedGitEnvironment(sandbox.path), ...NO_CI, LEAKGATE_FETCH_PROTOCOLS: 'https,ssh,file', ...env },
    ...(input !== undefined && { input }),
    ...(cli !== undefined && { cli }),
    output,
  });
  const report = REPORTING.includes(args[0] ?? '') ? parseReport(stdout) : undefined;
  return { exit: code, report, said: report === undefined ? `${stderr}\n${stdout}` : stderr };
}

async function runAction(sandbox: Sandbox, { step }: ActionStep): Promise<Outcome> {
  const { code, stdout, stderr } = await runStep({ workspace: sandbox.path, ...step });
  return { exit: code, report: undefined, said: `${stdout}\n${stderr}` };
}

function programsThatRan(sandbox: Sandbox): string[] {
  const marks = join(sandbox.path, '.git/ran');
  return existsSync(marks) ? readdirSync(marks) : [];
}

/** Expected reasons that are missing. */
function missingReasons(kind: string, omissions: readonly Omission[] = [], wanted: readonly RegExp[] = []): string[] {
  const reasons = omissions.map(({ path, reason }) => `${path}: ${reason}`);
  const missing = wanted.filter((one) => !reasons.some((reason) => one.test(reason)));
  return missing.map((one) => `${kind} has no ${String(one)}, but ${JSON.stringify(reasons.slice(0, 20))}`);
}

/** Differences between an outcome and the expected one. */
function differences({ exit, said, report }: Outcome, wanted: Expected): string[] {
  const blocking = report?.verdict.blocking;
  return [
    ...(exit === wanted.exit ? [] : [`exit ${exit} instead of ${wanted.exit}`]),
    ...(wanted.says === undefined || wanted.says.test(said) ? [] : [`does not say ${String(wanted.says)}`]),
    ...missingReasons('failed', report?.coverage.failed, wanted.failed),
    ...missingReasons('skipped', report?.coverage.skipped, wanted.skipped),
    ...(wanted.blocking === undefined || wanted.blocking === blocking
      ? []
      : [`${blocking} blocking instead of ${wanted.blocking}`]),
  ];
}

/** Defines a test for every case: the run ends as expected, shows no made-up token, and runs no program of the sandbox. */
export function testCases(kind: string, cases: readonly Case[]): void {
  describe(kind, () => {
    test.for(cases.map((one) => [one.situation, one] as const))('%s', async ([, one]) => {
      const outside = makeFolder();
      const sandbox: Sandbox = { ...makeRepo(), outside: outside.path };
      try {
        const run = one.run(sandbox);
        const outcome = 'step' in run ? await runAction(sandbox, run) : await runCommand(sandbox, run);
        const found = differences(outcome, one);
        expect({ differences: found, said: found.length > 0 ? outcome.said : '' }).toEqual({
          differences: [],
          said: '',
        });
        expect(programsThatRan(sandbox)).toEqual([]);
      } finally {
        sandbox.remove();
        outside.remove();
      }
    });
  });
}
