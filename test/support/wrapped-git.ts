import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { makeFolder, type TempFolder } from './repo.ts';

/** A folder whose `git` runs these shell lines, in which `"$git" "$@"` is the real one; and a PATH that begins with it. */
export function wrapGit(lines: string): TempFolder & { readonly env: { readonly PATH: string } } {
  const folder = makeFolder();
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  folder.write('git', `#!/bin/sh\ngit='${git}'\n${lines}\n`);
  chmodSync(join(folder.path, 'git'), 0o755);
  return { ...folder, env: { PATH: [folder.path, process.env['PATH']].join(delimiter) } };
}
