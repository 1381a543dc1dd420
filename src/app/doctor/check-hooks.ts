import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { findHooksFolder, type HooksFolder } from '../../git/plumbing/hooks-folder.ts';
import type { Repository } from '../../git/repository.ts';
import { findProgram } from '../../processes/find-program.ts';
import { HOOKS, inspectHook } from '../hook/hook-script.ts';
import { type Check, ok, problem, warn } from './check.ts';

/** Hook managers, which call what their configuration names. */
const MANAGERS = [
  { name: 'pre-commit', files: ['.pre-commit-config.yaml'], sign: /pre-commit\.com/, install: 'pre-commit install' },
  {
    name: 'lefthook',
    files: ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml', 'lefthook.toml', 'lefthook.json'],
    sign: /lefthook/,
    install: 'lefthook install',
  },
] as const;
/** A line of a hook that calls Leakgate, by any author. */
const CALL = /^[^#\n]*\bleakgate\b/m;
/** Paths of Node and of the program in a hook written by `leakgate hook install`. */
const PROGRAM = /\[ -x '([^']+)' \] && \[ -f '([^']+)' \]/;

/** Where hooks are, and where they would be by default. */
interface Hooks {
  readonly repository: Repository;
  readonly folder: HooksFolder;
  readonly usual: string;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function shown({ repository }: Hooks, path: string): string {
  const way = relative(repository.place.top, path);
  return way.startsWith('..') ? path : way.split(sep).join('/');
}

/** Checks a hook with Leakgate: whether git runs it, and whether it finds the program. */
function checkOwn(hooks: Hooks, path: string): Check | undefined {
  const text = readText(path);
  if (!inspectHook(text).installed && !CALL.test(text)) return undefined;
  if (!isExecutable(path))
    return problem('hooks', `${shown(hooks, path)} is not executable: git skips it`, `chmod +x ${shown(hooks, path)}`);
  const [, node, cli] = PROGRAM.exec(text) ?? [];
  const gone = node !== undefined && cli !== undefined && !(existsSync(node) && existsSync(cli));
  if (gone && findProgram('leakgate', hooks.repository.place.env, hooks.repository.place.top) === undefined)
    return problem('hooks', `${shown(hooks, path)} calls a Leakgate that no longer exists`, 'leakgate hook install');
  return ok('hooks', `${shown(hooks, path)} runs leakgate`);
}

/** Finds hooks in the default folder that `core.hooksPath` bypasses. */
function findShadowed({ folder, usual, ...rest }: Hooks): Check[] {
  if (folder.path === usual) return [];
  return HOOKS.filter((hook) => inspectHook(readText(join(usual, hook))).installed).map((hook) =>
    problem(
      'hooks',
      `${hook} is never run: core.hooksPath (${folder.scope}) points to ${shown({ folder, usual, ...rest }, folder.path)}`,
      `leakgate hook install ${hook}`,
    ),
  );
}

/** husky keeps its hooks next to the folder that git uses. */
function checkHusky(hooks: Hooks): Check[] {
  const { path } = hooks.folder;
  if (!path.endsWith(`${sep}.husky${sep}_`)) return [];
  const calls = HOOKS.filter((hook) => CALL.test(readText(join(path, '..', hook))));
  if (calls.length === 0)
    return [
      warn(
        'hooks',
        'husky runs the hooks, but none of them calls leakgate',
        'add to .husky/pre-commit: npx leakgate hook run pre-commit',
      ),
    ];
  return calls.map((hook) => ok('hooks', `.husky/${hook} runs leakgate`));
}

function checkManagers(hooks: Hooks): Check[] {
  const { top } = hooks.repository.place;
  return MANAGERS.flatMap(({ name, files, sign, install }): Check[] => {
    const file = files.find((one) => existsSync(join(top, one)));
    if (file === undefined || !CALL.test(readText(join(top, file)))) return [];
    const installed = HOOKS.some((hook) => sign.test(readText(join(hooks.folder.path, hook))));
    return [
      installed
        ? ok('hooks', `${file} runs leakgate, and ${name} is installed`)
        : problem('hooks', `${file} runs leakgate, but ${name} is not installed here`, install),
    ];
  });
}

/** Checks which hooks run Leakgate, as git would find them. Only reads files. @throws ScanError `git-failed` */
export async function checkHooks(repository: Repository): Promise<Check[]> {
  const folder = await findHooksFolder(repository.place);
  const usual = usualFolder(repository);
  const hooks = { repository, folder, usual };
  const own = HOOKS.flatMap((hook) => checkOwn(hooks, join(folder.path, hook)) ?? []);
  const found = [...own, ...findShadowed(hooks), ...checkHusky(hooks), ...checkManagers(hooks)];
  if (found.length > 0) return found;
  return [warn('hooks', 'no hook runs leakgate here', 'leakgate hook install, or rely on CI')];
}

/** The default folder for hooks. */
function usualFolder({ folder }: Repository): string {
  // for a linked worktree, in the shared folder
  return resolve(folder, readText(join(folder, 'commondir')).trim(), 'hooks');
}
