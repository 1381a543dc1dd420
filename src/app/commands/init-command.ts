import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { BASELINE_PATH } from '../../baseline/baseline-file.ts';
import { CONFIG_NAME } from '../../config/file-name.ts';
import type { RawOptions } from '../../config/options.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import { openRepository } from '../../git/repository.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { baselineCommand } from '../baseline/baseline-command.ts';
import { isAgreed } from '../prompt/confirm-prompt.ts';
import { hookCommand } from '../hook/hook-command.ts';
import type { ProcessContext } from '../process-context.ts';
import { CONFIG_TEXT, OTHER_CI, WORKFLOW_PATH, workflowText } from './init-files.ts';
import { toolVersion } from '../version.ts';
import { writeGateFile } from '../gate/write-gate-file.ts';

/** A step of init: its name, and a function that does it, reports it and returns an exit code. */
interface Step {
  readonly name: string;
  readonly run: () => Promise<number>;
}

function fileStep(context: ProcessContext, root: string, [path, text]: readonly [string, string]): Step {
  const run = (): Promise<number> => {
    writeGateFile(root, path, text);
    context.out.write(`Written: ${path}\n`);
    return Promise.resolve(EXIT.pass);
  };
  return { name: path, run };
}

function hookStep(context: ProcessContext): Step {
  const run = async (): Promise<number> => {
    try {
      return await hookCommand({}, ['install', 'pre-commit'], context);
    } catch (error) {
      if (!(error instanceof ScanError) || error.code !== 'hook-refused') throw error;
      context.out.write(`No hook: ${escapeTerminal(error.message)}; ${escapeTerminal(error.hint ?? '')}\n`);
      return EXIT.pass;
    }
  };
  return { name: 'a pre-commit hook', run };
}

/** The steps to do. Existing files are kept. */
function stepsOf(context: ProcessContext, root: string): Step[] {
  const isThere = (path: string): boolean => lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
  const steps: Step[] = [];
  const keep = (path: string): void => context.out.write(`Kept: ${path}\n`);
  const at = { ...context, cwd: root };
  if (isThere(CONFIG_NAME)) keep(CONFIG_NAME);
  else steps.push(fileStep(context, root, [CONFIG_NAME, CONFIG_TEXT]));
  if (isThere(BASELINE_PATH)) keep(BASELINE_PATH);
  else steps.push({ name: BASELINE_PATH, run: () => baselineCommand({}, ['create'], at) });
  steps.push(hookStep(at));
  const other = OTHER_CI.find((path) => existsSync(join(root, path)));
  if (other !== undefined)
    context.out.write(`No workflow: ${other} exists; docs/ci of Leakgate has an example for it\n`);
  else if (isThere(WORKFLOW_PATH)) keep(WORKFLOW_PATH);
  else steps.push(fileStep(context, root, [WORKFLOW_PATH, workflowText(toolVersion())]));
  return steps;
}

/** `leakgate init`: sets up configuration, baseline, hook and workflow, after one confirmation. Overwrites nothing. Returns the exit code. */
export async function initCommand(
  { yes }: RawOptions,
  operands: readonly string[],
  context: ProcessContext,
): Promise<number> {
  if (operands.length > 0) throw new ScanError('bad-option', 'init takes no paths: run it in the repository');
  const { place } = await openRepository(context.cwd, { env: context.env, signal: context.signal });
  if (place.bare) throw new ScanError('bad-option', 'a bare repository has no files to write');
  const steps = stepsOf(context, place.top);
  if (!yes && !(await isAgreed(context, `leakgate init writes ${steps.map(({ name }) => name).join(', ')}.`))) {
    context.out.write('Nothing was written.\n');
    return EXIT.usage;
  }
  let worst: number = EXIT.pass;
  for (const { run } of steps) worst = Math.max(worst, await run());
  context.out.write('Commit these files; `leakgate self-test` shows that they block.\n');
  return worst;
}
