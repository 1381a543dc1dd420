import { createHash, type Hash } from 'node:crypto';
import { dirname, relative, resolve, sep } from 'node:path';
import type { CliPlan } from '../../config/cli-plan.ts';
import { ScanError } from '../../core/errors.ts';
import { escapeTerminal } from '../../report/escape.ts';
import type { WrittenReport } from '../../report/input.ts';
import { loadReporter } from '../../report/reporter.ts';
import type { ReportFormat } from '../../core/report-formats.ts';
import type { TextStyle } from '../../report/input.ts';
import type { ProcessContext } from '../process-context.ts';
import { type FinishedRun, reportInputOf } from './report-input.ts';
import { writeReportFile } from './write-report-file.ts';

const PLAIN_WIDTH = 100;

function stylesOf(plan: CliPlan, context: ProcessContext, elapsed: number): { terminal: TextStyle; file: TextStyle } {
  const color = plan.color === 'always' || (plan.color === 'auto' && context.out.columns !== undefined);
  const file = { color: false, width: PLAIN_WIDTH, terminal: false, elapsed };
  const { columns } = context.out;
  return { terminal: { color, width: columns ?? PLAIN_WIDTH, terminal: columns !== undefined, elapsed }, file };
}

function print(pieces: Iterable<string>, context: ProcessContext): void {
  for (const piece of pieces) context.out.write(piece);
}

/** Counts and hashes chunks as they pass. */
function* measured(pieces: Iterable<string>, sum: { bytes: number; readonly hash: Hash }): Generator<string> {
  for (const piece of pieces) {
    sum.bytes += Buffer.byteLength(piece);
    sum.hash.update(piece);
    yield piece;
  }
}

/** Writes a report file. Reports a failure on standard error and returns undefined. */
function tryFile(
  { format, path }: ReportTarget,
  pieces: Iterable<string>,
  context: ProcessContext,
): WrittenReport | undefined {
  const sum = { bytes: 0, hash: createHash('sha256') };
  try {
    writeReportFile(path, measured(pieces, sum));
    return { format, file: path, bytes: sum.bytes, sha256: sum.hash.digest('hex') };
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    context.err.write(`error: ${escapeTerminal(error.message)}\nhelp: ${error.hint}\n`);
    return undefined;
  }
}

interface ReportTarget {
  readonly format: ReportFormat;
  readonly path: string;
}

/** Files in the order of writing: audit records last, because they name the others. */
function filesOf({ reports }: CliPlan, cwd: string): ReportTarget[] {
  const files = reports.flatMap(({ format, file }) =>
    file === undefined ? [] : [{ format, path: resolve(cwd, file) }],
  );
  return [...files.filter(({ format }) => format !== 'audit'), ...files.filter(({ format }) => format === 'audit')];
}

/** Paths in an audit record: relative to its folder, so that both can be moved. */
function seenFrom(path: string, written: readonly WrittenReport[]): WrittenReport[] {
  const folder = dirname(path);
  return written.map((one) => ({ ...one, file: relative(folder, one.file).split(sep).join('/') }));
}

/** Writes every report. If one cannot be written, the findings still go to standard output. Returns whether all were written. */
export async function writeReports(run: FinishedRun, plan: CliPlan, context: ProcessContext): Promise<boolean> {
  const { terminal, file: plain } = stylesOf(plan, context, run.times.elapsed);
  const input = await reportInputOf(run, plan, context);
  const files = filesOf(plan, context.cwd);
  const written: WrittenReport[] = [];
  for (const target of files) {
    const render = await loadReporter(target.format);
    const pieces = render({ ...input, style: plain, written: seenFrom(target.path, written) });
    const done = tryFile(target, pieces, context);
    if (done) written.push(done);
  }
  const complete = written.length === files.length;
  const shown = plan.reports.find(({ file }) => file === undefined)?.format ?? (complete ? undefined : 'text');
  if (shown !== undefined) print((await loadReporter(shown))({ ...input, style: terminal, written: [] }), context);
  return complete;
}
