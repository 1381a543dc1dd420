import { itemAt, present } from '../../core/present.ts';
import { existsSync, lstatSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { badSwitches, optionsFromInputs, readInput, unknownInputs } from '../../config/action-inputs.ts';
import { CONFIG_BYTES } from '../../config/file-name.ts';
import { resolvePlan, type CliPlan } from '../../config/cli-plan.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import type { ScanReport } from '../../core/finding.ts';
import { boundedText } from '../../report/bounded.ts';
import { annotationsOf } from '../../report/formats/github-annotations.ts';
import type { ReportInput } from '../../report/input.ts';
import { markdownReport } from '../../report/formats/markdown.ts';
import { sarifReport } from '../../report/formats/sarif.ts';
import { isBelow } from '../../sources/files/root.ts';
import type { ProcessContext } from '../process-context.ts';
import { reportInputOf } from '../report/report-input.ts';
import { writeReportFile } from '../report/write-report-file.ts';
import { writeReports } from '../report/write-reports.ts';
import { publishComment, publishSarif } from './publish.ts';
import { openRunner, SUMMARY_BYTES, type Runner } from './runner.ts';
import { type ScannedStep, scanStep } from './scan-step.ts';

const VERDICTS = ['pass', 'blocked', 'error', 'incomplete', 'error'] as const;
const WIDTH = 100;

/** A run of the Action: its context, and the plan from its inputs. */
interface ActionRun {
  readonly context: ProcessContext;
  readonly runner: Runner;
  readonly plan: CliPlan;
  readonly sarifFile: string;
}

function isOn(name: 'annotations' | 'summary' | 'comment' | 'upload-sarif', { input }: Runner): boolean {
  return readInput(name, input) === 'true';
}

/** The folder to scan: inside the workspace, even through links. */
function workFolder({ env, cwd }: ProcessContext, { input }: Runner): string {
  const workspace = realpathSync(env['GITHUB_WORKSPACE'] || cwd);
  const folder = resolve(workspace, readInput('working-directory', input));
  if (!existsSync(folder))
    throw new ScanError('path-missing', `working-directory: there is no folder ${folder}`, {
      hint: 'is the repository checked out before this step?',
    });
  if (!isBelow(realpathSync(folder), workspace))
    throw new ScanError('path-outside', `working-directory: ${folder} is outside the workspace`);
  return folder;
}

function sarifFileOf(context: ProcessContext, { input }: Runner): string {
  const given = readInput('sarif-file', input);
  if (given !== '') return resolve(context.cwd, given);
  return join(mkdtempSync(join(context.env['RUNNER_TEMP'] || tmpdir(), 'leakgate-')), 'leakgate.sarif');
}

function prepare(outer: ProcessContext, runner: Runner): ActionRun {
  const [unknown] = unknownInputs(outer.env);
  if (unknown !== undefined)
    throw new ScanError('bad-option', `there is no input ${unknown.name}`, {
      hint:
        unknown.near === undefined
          ? 'docs/github-action.md lists the inputs; no other variable may begin with INPUT_'
          : `did you mean ${unknown.near}?`,
    });
  const [bad] = badSwitches(runner.input);
  if (bad !== undefined) throw new ScanError('bad-option', `the input ${bad} must be true or false`);
  const context = { ...outer, cwd: workFolder(outer, runner), env: { ...outer.env, NO_COLOR: '1' } };
  const { options, paths } = optionsFromInputs(runner.input);
  const plan = resolvePlan({ ...options, noProgress: true }, paths, context.env);
  const bare = options.report?.find((report) => !report.includes('='));
  if (bare !== undefined)
    throw new ScanError('bad-option', `the input report: ${bare} names no file`, {
      hint: `write ${bare}=FILE; the log has the text report`,
    });
  const reports = plan.reports.filter(({ file }) => file !== undefined);
  return { context, runner, plan: { ...plan, reports }, sarifFile: sarifFileOf(context, runner) };
}

/** The reports to write, including the step's own SARIF file. */
function reportsOf({ plan, sarifFile }: ActionRun): CliPlan['reports'] {
  return [...plan.reports, { format: 'sarif', file: sarifFile }];
}

/** Findings with paths relative to the workspace, as annotations need them. */
function fromWorkspace(input: ReportInput, { context, root }: { context: ProcessContext; root: string }): ReportInput {
  const way = relative(realpathSync(context.env['GITHUB_WORKSPACE'] || context.cwd), root);
  if (way === '' || way.startsWith('..')) return input;
  const prefix = `${way.split(sep).join('/')}/`;
  const findings = input.report.findings.map((finding) => ({ ...finding, path: prefix + finding.path }));
  return { ...input, report: { ...input.report, findings } };
}

function writeOutputs({ runner, plan, context, sarifFile }: ActionRun, report: ScanReport, input: ReportInput): void {
  const { findings, coverage, verdict } = report;
  const of = (claim: (index: number) => boolean): number => findings.filter((_, index) => claim(index)).length;
  runner.output('verdict', VERDICTS[verdict.exit] ?? 'error');
  runner.output('exit-code', verdict.exit);
  runner.output('findings', findings.length);
  runner.output(
    'blocking',
    of((index) => input.actionOf(itemAt(findings, index)) === 'block'),
  );
  runner.output('secrets', new Set(findings.map(({ fingerprint }) => fingerprint)).size);
  runner.output(
    'suppressed',
    of((index) => itemAt(findings, index).state === 'suppressed'),
  );
  runner.output('scanned', coverage.scanned);
  runner.output('failed', coverage.failed.length);
  runner.output('sarif-file', sarifFile);
  runner.output('report-files', plan.reports.map(({ file }) => resolve(context.cwd, present(file))).join('\n'));
}

/** Warns if the checkout left its token in the repository's configuration, where every later step can read it. */
function warnOfCredentials({ context, runner }: ActionRun): void {
  const path = join(context.cwd, '.git/config');
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size > CONFIG_BYTES) return;
  if (/^\s*extraheader\s*=/im.test(readFileSync(path, 'utf8')))
    runner.note(
      'The checkout left its token in .git/config, and every later step can read it: set persist-credentials: false.',
    );
}

/** Shows the results to people: the log, annotations, the summary. */
async function show({ runner, context }: ActionRun, input: ReportInput, root: string): Promise<void> {
  const { textReport } = await import('../../report/formats/text.ts');
  runner.quote('Leakgate', textReport(input));
  if (isOn('annotations', runner))
    for (const one of annotationsOf(fromWorkspace(input, { context, root }))) runner.annotate(one);
  if (isOn('summary', runner)) await runner.summarise(boundedText(markdownReport(input), SUMMARY_BYTES));
}

/** Writes all output before the exit code. Returns whether all reports were written. */
async function finish(run: ActionRun, step: ScannedStep): Promise<boolean> {
  const { context, plan, runner } = run;
  const { report, times, root } = step;
  // paths were resolved when the step was scanned; now only the root counts
  const wanted: CliPlan = { ...plan, paths: [root], reports: reportsOf(run) };
  const base = await reportInputOf(step, wanted, context);
  const style = { color: false, width: WIDTH, terminal: false, elapsed: times.elapsed };
  const input = { ...base, style };
  const sarif = [...sarifReport(input)].join('');
  writeReportFile(run.sarifFile, [sarif]);
  const written = plan.reports.length === 0 || (await writeReports(step, { ...plan, paths: [root] }, context));
  writeOutputs(run, report, input);
  await show(run, input, root);
  warnOfCredentials(run);
  const publication = { input, sarif, token: readInput('github-token', runner.input), env: context.env };
  if (isOn('upload-sarif', runner)) await publishSarif(runner, publication);
  if (isOn('comment', runner)) await publishComment(runner, publication);
  return written;
}

function end({ runner, plan }: ActionRun, { verdict }: ScanReport, written: boolean): number {
  if (!written) return EXIT.internal;
  if (verdict.exit !== EXIT.blocked || !plan.exitZero) return verdict.exit;
  runner.warn('Findings would block, but the step passes because exit-zero is set.');
  return EXIT.pass;
}

function fail(runner: Runner, error: unknown, { env }: ProcessContext): number {
  const known = error instanceof ScanError;
  const kind = error instanceof Error ? error.name : typeof error;
  const text = known
    ? `${error.message}${error.hint === undefined ? '' : ` (${error.hint})`}`
    : `internal error (${kind}); this is a bug. Set LEAKGATE_DEBUG=1 for details.`;
  runner.error(text);
  runner.output('verdict', 'error');
  const code = known ? error.exit : EXIT.internal;
  runner.output('exit-code', code);
  if (!known && env['LEAKGATE_DEBUG']) runner.quote('Details', [error instanceof Error ? String(error.stack) : kind]);
  return code;
}

/** Notifies the targets of the gate, which whoever started the run could not change. */
async function tell({ context, runner }: ActionRun, step: ScannedStep): Promise<ScannedStep> {
  if (step.notify.length === 0) return step;
  const { describeTold, notifyOf } = await import('../notify/notify.ts');
  const report = await notifyOf(step.report, step.notify, {
    host: context,
    onTold(told) {
      if (told.failure === undefined) runner.quote('Notification', [describeTold(told)]);
      else runner.warn(`${describeTold(told)}. This does not change the verdict.`);
    },
  });
  return { ...step, report };
}

/** The GitHub Action: returns the exit code of its step. Publishing to GitHub never changes it. */
export async function runAction(context: ProcessContext): Promise<number> {
  const runner = openRunner(context);
  try {
    const run = prepare(context, runner);
    const step = await tell(run, await scanStep({ ...run.plan, reports: reportsOf(run) }, run.context));
    return end(run, step.report, await finish(run, step));
  } catch (error) {
    return fail(runner, error, context);
  }
}
