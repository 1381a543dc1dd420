import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { makeFolder, makeRepo, type TempFolder, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const made: TempFolder[] = [];
afterEach(() => made.splice(0).forEach((one) => one.remove()));

function keep<T extends TempFolder>(one: T): T {
  made.push(one);
  return one;
}

/** A packed history of three commits, one with a secret. */
function packedRepo(): TempRepo {
  const repo = keep(makeRepo());
  for (const text of ['one', githubToken(3), 'three']) {
    repo.write('a/b.txt', text);
    repo.commit();
  }
  repo.git('gc', '-q');
  return repo;
}

/** Scans a history. Returns the names of the git commands it ran. */
async function commandsOf(repo: TempRepo): Promise<string[]> {
  const folder = keep(makeFolder());
  const log = join(folder.path, 'log');
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  folder.write('bin/git', `#!/bin/sh\nprintf '%s ' "$@" >>'${log}'\necho >>'${log}'\nexec '${git}' "$@"\n`);
  chmodSync(join(folder.path, 'bin/git'), 0o755);
  const env = { PATH: [join(folder.path, 'bin'), process.env['PATH']].join(delimiter) };
  const { code, stdout } = await runCli(['scan', '--history', '--report', 'json', repo.path], { cwd: repo.path, env });
  expect(code).toBe(1);
  const { findings } = JSON.parse(stdout) as { findings: { introduced: { commit: string } }[] };
  expect(findings).toHaveLength(1);
  const names = ['rev-list', 'ls-tree', 'diff-tree'];
  return readFileSync(log, 'latin1')
    .split('\n')
    .flatMap((line) => names.filter((name) => line.includes(` ${name} `)));
}

test.skipIf(process.platform === 'win32')('asks git for commits once, and for HEAD once', async () => {
  expect((await commandsOf(packedRepo())).sort()).toEqual(['diff-tree', 'ls-tree', 'rev-list']);
});
