import type { RawOptions } from '../../config/options.ts';
import { resolvePlan } from '../../config/plan.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import type { Host } from '../host.ts';
import { writeReports } from '../write-reports.ts';
import { runCi } from './run-ci.ts';

/** `leakgate ci`: gives the exit code. */
export async function ciCommand(options: RawOptions, operands: readonly string[], host: Host): Promise<number> {
  if (operands.length > 0) throw new ScanError('bad-option', 'ci takes no paths: the CI says what is meant');
  const { noFetch, ...rest } = options;
  const plan = resolvePlan(rest, [], host.env);
  const { report, times } = await runCi(plan, host, !noFetch);
  if (!(await writeReports(report, plan, { host, times }))) return EXIT.internal;
  const { exit } = report.verdict;
  if (exit !== EXIT.blocked || !plan.exitZero) return exit;
  host.err.write('leakgate: findings would block; exit code 0 because of --exit-zero\n');
  return EXIT.pass;
}
