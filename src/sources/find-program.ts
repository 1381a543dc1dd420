import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The absolute path of a program; undefined where there is none. Entries of PATH that are not absolute are passed over: they would let a scanned
 * folder bring its own, and so are those that `isTrusted` refuses.
 */
export function findProgram(
  name: string,
  env: NodeJS.ProcessEnv,
  isTrusted: (folder: string) => boolean = () => true,
): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  return folders
    .filter(isTrusted)
    .map((folder) => join(folder, file))
    .find(isProgram);
}
