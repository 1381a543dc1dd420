import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, resolve, sep } from 'node:path';

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Whether `path` is `repository` or inside it. Nothing counts as inside the root of a file system, which nobody hands over as a repository. */
function isInside(path: string, repository: string): boolean {
  if (dirname(repository) === repository) return false;
  return path === repository || path.startsWith(repository + sep);
}

/** Folders of PATH from which a scanned repository (absolute real path) cannot supply a program: without relative ones, and those inside it. */
export function trustedFolders(env: NodeJS.ProcessEnv, repository: string): string[] {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter);
  return folders.filter((folder) => isAbsolute(folder) && !isInside(resolve(folder), repository));
}

/** An environment without programs of `repository` (absolute real path) on PATH. Other variables are kept if `isKept`. */
export function withoutPrograms(
  env: NodeJS.ProcessEnv,
  repository: string,
  isKept: (name: string) => boolean = () => true,
): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = { PATH: trustedFolders(env, repository).join(delimiter) };
  // name by name: reading a variable of the process is a call into the system
  for (const name of Object.keys(env)) if (!/^path$/i.test(name) && isKept(name)) kept[name] = env[name];
  return kept;
}

/** The absolute path of a program outside `repository` (absolute real path), links resolved; undefined if there is none. */
export function findProgram(name: string, env: NodeJS.ProcessEnv, repository: string): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return trustedFolders(env, repository)
    .map((folder) => join(folder, file))
    .find((path) => isProgram(path) && !isInside(realpathSync.native(path), repository));
}
