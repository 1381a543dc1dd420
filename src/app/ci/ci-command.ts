import type { RawOptions } from '../../config/options.ts';
import { resolvePlan } from '../../config/cli-plan.ts';
import { ScanError } from '../../core/errors.ts';
import type { ScanReport } from '../../core/finding.ts';
import { finishRun } from '../report/finish-run.ts';
import type { ProcessContext } from '../process-context.ts';
import { noteTo } from '../commands/scan-command.ts';
import { type CiRun, runCi } from './run-ci.ts';

/** Notifies whom the trusted gate names. Without anybody to tell, what can speak to a network is not even loaded. */
async function tell({ report, notify }: CiRun, host: ProcessContext): Promise<ScanReport> {
  if (notify.length === 0) return report;
  const { describeTold, notifyOf } = await import('../notify/notify.ts');
  const note = noteTo(host);
  return notifyOf(report, notify, { host, onTold: (told) => note(describeTold(told)) });
}

/** `leakgate ci`: gives the exit code. */
export async function ciCommand(
  options: RawOptions,
  operands: readonly string[],
  host: ProcessContext,
): Promise<number> {
  if (operands.length > 0) throw new ScanError('bad-option', 'ci takes no paths: the CI names the commits to scan');
  const { noFetch, ...rest } = options;
  const plan = resolvePlan(rest, [], host.env);
  const run = await runCi(plan, host, { mayFetch: !noFetch });
  return finishRun({ ...run, report: await tell(run, host) }, plan, host);
}
