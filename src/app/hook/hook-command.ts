import { fileURLToPath } from 'node:url';
import type { RawOptions } from '../../config/options.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import { openRepository } from '../../git/repository.ts';
import { chooseAction } from '../prompt/choose-subcommand.ts';
import { installHooks, uninstallHooks } from './hook-install.ts';
import { HOOKS, type HookName } from './hook-script.ts';
import type { ProcessContext } from '../process-context.ts';
import { packageRoot } from '../rules/builtin-program.ts';

const ACTIONS = ['install', 'uninstall', 'run'] as const;

function hookNames(given: readonly string[]): HookName[] {
  return given.map((name) => {
    const known = HOOKS.find((hook) => hook === name);
    if (known) return known;
    const near = nearest(name, HOOKS);
    throw new ScanError('bad-option', `${JSON.stringify(name)} is not one of ${HOOKS.join(', ')}`, {
      hint: near ? `did you mean ${near}?` : 'on a server, call `leakgate hook run pre-receive` from its own hook',
    });
  });
}

/** `leakgate hook ...`: returns the exit code. */
export async function hookCommand(
  options: RawOptions,
  [action, ...operands]: readonly string[],
  context: ProcessContext,
): Promise<number> {
  const known = chooseAction('hook', action, ACTIONS);
  if (known === 'run') return (await import('./hook-run.ts')).runHook(options, operands, context);
  const hooks = hookNames(operands);
  const repository = await openRepository(context.cwd, { env: context.env, signal: context.signal });
  if (known === 'uninstall') {
    const paths = await uninstallHooks(repository, hooks);
    context.out.write(
      paths.length === 0 ? 'No hook runs leakgate.\n' : paths.map((path) => `Removed from ${path}\n`).join(''),
    );
    return EXIT.pass;
  }
  const program = { node: process.execPath, cli: fileURLToPath(new URL('dist/cli.js', packageRoot())) };
  const paths = await installHooks(repository, hooks.length > 0 ? hooks : ['pre-commit'], program);
  for (const path of paths) context.out.write(`Installed in ${path}\n`);
  return EXIT.pass;
}
