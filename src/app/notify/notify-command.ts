import type { RawOptions } from '../../config/options.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import type { ScanReport } from '../../core/finding.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { chooseAction } from '../prompt/choose-subcommand.ts';
import type { ProcessContext } from '../process-context.ts';
import { openGateHere } from '../gate/resolve-gate.ts';
import { toolVersion } from '../version.ts';
import { describeTold, notifyAll } from './notify.ts';
import { notificationOrigin } from './origin.ts';

/** The report of an empty run. */
function nothing(): ScanReport {
  return {
    tool: { name: 'leakgate', version: toolVersion(), rules: { count: 0, hash: '' } },
    run: { mode: 'tree', root: '.', head: null, range: null },
    coverage: { planned: 0, scanned: 0, bytes: 0, skipped: [], failed: [], limited: [] },
    verdict: { exit: 0, pass: true, blocking: 0, gates: [] },
    hidden: { inline: 0, allow: 0, baseline: 0 },
    notices: [],
    findings: [],
  };
}

/** `leakgate notify test [NAME...]`: sends a test to the named targets, or to all. Returns 0 if all were notified, 1 otherwise. */
export async function notifyCommand(
  options: RawOptions,
  [action, ...names]: readonly string[],
  context: ProcessContext,
): Promise<number> {
  chooseAction('notify', action, ['test']);
  const { gate } = await openGateHere(options, context);
  const entries = gate.config?.notify ?? [];
  const unknown = names.find((name) => !entries.some(({ value }) => value.name === name));
  if (unknown !== undefined || entries.length === 0)
    throw new ScanError(
      'bad-option',
      unknown === undefined ? 'no notification is configured' : `there is no notification ${unknown}`,
      {
        hint: 'list them under notify: in .leakgate.yml; see docs/notifications.md',
      },
    );
  const wanted = entries.filter(({ value }) => names.length === 0 || names.includes(value.name));
  const told = await notifyAll(
    wanted,
    { report: nothing(), origin: notificationOrigin(context.env, context.cwd), test: true },
    context,
  );
  for (const one of told) context.out.write(`${escapeTerminal(describeTold(one))}\n`);
  return told.every(({ failure }) => failure === undefined) ? EXIT.pass : EXIT.blocked;
}
