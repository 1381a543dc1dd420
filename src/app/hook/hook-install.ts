import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { findHooksFolder, type HooksFolder } from '../../git/plumbing/hooks-folder.ts';
import type { Repository } from '../../git/repository.ts';
import { isBelow } from '../../sources/files/root.ts';
import {
  HOOKS,
  inspectHook,
  isShellScript,
  withHook,
  withoutHook,
  type HookName,
  type HookProgram,
} from './hook-script.ts';

const EXECUTABLE = 0o755;

function refuse(message: string, hint: string): never {
  throw new ScanError('hook-refused', message, { hint });
}

/** The folder to install into: the repository's own, or one in its work tree that it configures. */
async function chooseFolder({ place, folder: own }: Repository): Promise<HooksFolder> {
  const folder = await findHooksFolder(place);
  if (folder.scope === 'default') return folder;
  const { path, scope } = folder;
  if (scope === 'global' || scope === 'system') {
    refuse(`core.hooksPath is ${path} for all your repositories`, `add to a hook there: ${byHand('HOOK')}`);
  }
  if (basename(path) === '_' && basename(dirname(path)) === '.husky') {
    refuse('husky manages the hooks of this repository', `add to .husky/pre-commit: npx leakgate hook run pre-commit`);
  }
  if (!isBelow(path, place.top) && !isBelow(path, own)) {
    refuse(`core.hooksPath points outside the repository: ${path}`, `add to a hook there: ${byHand('HOOK')}`);
  }
  return folder;
}

/** The line for a person to add to a hook that we do not change. */
function byHand(hook: string): string {
  return `leakgate hook run ${hook} "$@" || exit $?`;
}

function readHook(path: string): string | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  if (!found.isFile()) refuse(`${path} is not a regular file`, `add to the hook behind it: ${byHand(basename(path))}`);
  return readFileSync(path, 'utf8');
}

function replaceHook(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode: EXECUTABLE, flag: 'wx' });
  // a umask may have removed the bits that make it executable
  chmodSync(temporary, EXECUTABLE);
  renameSync(temporary, path);
}

/**
 * Installs Leakgate in hooks, before their other content. Returns the paths of the hooks. Idempotent.
 * @throws ScanError `hook-refused` if a hook is not ours to change
 */
export async function installHooks(
  repository: Repository,
  hooks: readonly HookName[],
  program: HookProgram,
): Promise<string[]> {
  const { path: folder } = await chooseFolder(repository);
  const texts = hooks.map((hook) => ({ hook, path: join(folder, hook), before: readHook(join(folder, hook)) }));
  for (const { hook, path, before } of texts) {
    if (before === undefined || isShellScript(before)) continue;
    refuse(`${path} is not a shell script`, `run it from your hook: ${byHand(hook)}`);
  }
  mkdirSync(folder, { recursive: true });
  for (const { hook, path, before } of texts) {
    const text = withHook(before, hook, program);
    if (text !== before) replaceHook(path, text);
  }
  return texts.map(({ path }) => path);
}

/** Removes Leakgate from hooks (all of them if none is named). Returns the paths of those that had it. */
export async function uninstallHooks(repository: Repository, hooks: readonly HookName[]): Promise<string[]> {
  const { path: folder } = await findHooksFolder(repository.place);
  const changed: string[] = [];
  for (const hook of hooks.length > 0 ? hooks : HOOKS) {
    const path = join(folder, hook);
    if (!existsSync(path)) continue;
    const text = readHook(path) ?? '';
    const { installed, alone } = inspectHook(text);
    if (!installed) continue;
    if (alone) rmSync(path);
    else replaceHook(path, withoutHook(text));
    changed.push(path);
  }
  return changed;
}

/** The one variable with several paths. */
const LIST = 'GIT_ALTERNATE_OBJECT_DIRECTORIES';

/** The path with the links of its folder resolved; unchanged if the folder does not exist. */
function realPath(path: string): string {
  return existsSync(dirname(path)) ? join(realpathSync(dirname(path)), basename(path)) : path;
}

/** Variables that git sets for a hook and its commands need, each only if it points into the repository itself. */
export async function hookVariables(
  { place, folder: own }: Repository,
  names: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const kept: Record<string, string> = {};
  const folder = realPath(own);
  for (const name of names) {
    const value = place.env[name];
    if (value === undefined || value === '') continue;
    const named = name === LIST ? value.split(delimiter) : [value];
    const paths = named.map((path) => (isAbsolute(path) ? path : join(place.top, path)));
    const outside = paths.find((path) => !isBelow(realPath(path), folder));
    if (outside !== undefined) refuse(`${name} points outside the repository: ${outside}`, 'run the hook through git');
    kept[name] = paths.join(delimiter);
  }
  return kept;
}
