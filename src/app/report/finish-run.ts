import type { CliPlan } from '../../config/cli-plan.ts';
import { EXIT } from '../../core/errors.ts';
import type { ProcessContext } from '../process-context.ts';
import type { FinishedRun } from './report-input.ts';
import { writeReports } from './write-reports.ts';

/** Writes the reports of a run and returns its exit code. */
export async function finishRun(run: FinishedRun, plan: CliPlan, context: ProcessContext): Promise<number> {
  if (!(await writeReports(run, plan, context))) return EXIT.internal;
  const { exit } = run.report.verdict;
  if (exit !== EXIT.blocked || !plan.exitZero) return exit;
  context.err.write('leakgate: findings would block, but the exit code is 0 because of --exit-zero\n');
  return EXIT.pass;
}
