import { resolve } from 'node:path';
import type { CliPlan } from '../config/plan.ts';
import { ScanError } from '../core/errors.ts';
import type { ScanReport } from '../core/finding.ts';
import { escapeTerminal } from '../report/escape.ts';
import { loadReporter } from '../report/reporter.ts';
import type { TextStyle } from '../report/text.ts';
import type { Host } from './host.ts';
import { reportInputOf, type RunTimes } from './report-input.ts';
import { writeReportFile } from './write-report.ts';

const PLAIN_WIDTH = 100;

function stylesOf(plan: CliPlan, host: Host, elapsed: number): { terminal: TextStyle; file: TextStyle } {
  const color = plan.color === 'always' || (plan.color === 'auto' && host.out.columns !== undefined);
  const file = { color: false, width: PLAIN_WIDTH, terminal: false, elapsed };
  const { columns } = host.out;
  return { terminal: { color, width: columns ?? PLAIN_WIDTH, terminal: columns !== undefined, elapsed }, file };
}

function print(pieces: Iterable<string>, host: Host): void {
  for (const piece of pieces) host.out.write(piece);
}

/** Writes a report file; one that cannot be written is said on standard error. True when it was written. */
function tryFile(path: string, pieces: Iterable<string>, host: Host): boolean {
  try {
    writeReportFile(path, pieces);
    return true;
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    host.err.write(`error: ${escapeTerminal(error.message)}\nhelp: ${error.hint}\n`);
    return false;
  }
}

/** Writes every report; where one cannot be written, the findings still reach standard output. True when all were written. */
export async function writeReports(
  report: ScanReport,
  plan: CliPlan,
  { host, times }: { host: Host; times: RunTimes },
): Promise<boolean> {
  const { terminal, file: plain } = stylesOf(plan, host, times.elapsed);
  const input = await reportInputOf(report, plan, { cwd: host.cwd, env: host.env, times });
  let written = true;
  for (const { format, file } of plan.reports) {
    const render = await loadReporter(format);
    if (file === undefined) print(render({ ...input, style: terminal }), host);
    else written = tryFile(resolve(host.cwd, file), render({ ...input, style: plain }), host) && written;
  }
  const shown = plan.reports.some(({ file }) => file === undefined);
  if (!written && !shown) print((await loadReporter('text'))({ ...input, style: terminal }), host);
  return written;
}
