import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { isolatedGitEnvironment, makeRepo, type TempFolder, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const made: TempFolder[] = [];
function repoOf(): TempRepo {
  const repo = makeRepo();
  made.push(repo);
  return repo;
}
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

const secret = `token = ${githubToken()}\n`;

function git(repo: TempRepo, ...args: string[]): SpawnSyncReturns<string> {
  return spawnSync('git', args, { cwd: repo.path, env: isolatedGitEnvironment(repo.path), encoding: 'utf8' });
}

async function hook(repo: TempRepo, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(['hook', ...args], { cwd: repo.path });
  return `${code} ${stdout}${stderr}`;
}

test('an installed pre-commit hook stops a commit with a secret, in few lines without it', async () => {
  const repo = repoOf();
  expect(await hook(repo, 'install')).toBe(`0 Installed in ${repo.path}/.git/hooks/pre-commit\n`);
  repo.write('a.txt', 'a\n');
  expect(git(repo, 'add', '-A').status).toBe(0);
  expect(git(repo, 'commit', '-q', '-m', 'fine').status).toBe(0);
  repo.write('conf/.env', secret);
  git(repo, 'add', '-A');
  const { status, stderr } = git(repo, 'commit', '-q', '-m', 'leak');
  expect(status).toBe(1);
  expect(stderr).toContain('leakgate: 1 secret in what you are about to commit');
  expect(stderr).toContain('conf/.env:1');
  for (const word of ['why', 'fix', 'leakgate:allow github-personal-access-token -- <reason>'])
    expect(stderr).toContain(word);
  expect(stderr.split('\n').length).toBeLessThan(10);
  expect(stderr).not.toContain(githubToken());
});

test("a commit of named files is judged by git's index for it", async () => {
  const repo = repoOf();
  repo.write('a.txt', 'a\n');
  repo.write('b.txt', 'b\n');
  repo.commit();
  await hook(repo, 'install');
  repo.write('a.txt', secret);
  repo.write('b.txt', 'more\n');
  expect(git(repo, 'commit', '-q', '-m', 'b alone', '--', 'b.txt').status).toBe(0);
  expect(git(repo, 'commit', '-q', '-a', '-m', 'all').status).toBe(1);
  git(repo, 'worktree', 'add', '-q', '-b', 'linked', 'linked');
  writeFileSync(join(repo.path, 'linked/c.env'), secret);
  git(repo, '-C', 'linked', 'add', '-A');
  expect(git(repo, '-C', 'linked', 'commit', '-q', '-m', 'leak').status).toBe(1);
});

test('existing hooks still run, after leakgate; installing is idempotent; uninstalling restores them', async () => {
  const repo = repoOf();
  const path = join(repo.path, '.git/hooks/pre-push');
  const own = `#!/bin/bash\ncat > '${repo.path}/seen'\n`;
  mkdirSync(join(repo.path, '.git/hooks'), { recursive: true });
  writeFileSync(path, own);
  chmodSync(path, 0o755);
  await hook(repo, 'install', 'pre-push', 'pre-commit');
  const once = readFileSync(path, 'utf8');
  await hook(repo, 'install', 'pre-push', 'pre-commit');
  expect(readFileSync(path, 'utf8')).toBe(once);
  const remote = repoOf();
  remote.git('config', 'receive.denyCurrentBranch', 'ignore');
  repo.write('a.txt', 'a\n');
  const id = repo.commit();
  expect(git(repo, 'push', '-q', remote.path, 'main').status).toBe(0);
  expect(readFileSync(join(repo.path, 'seen'), 'utf8')).toContain(`refs/heads/main ${id}`);
  expect(await hook(repo, 'uninstall')).toContain('Removed from');
  expect(readFileSync(path, 'utf8')).toBe(own);
  expect(existsSync(join(repo.path, '.git/hooks/pre-commit'))).toBe(false);
  expect(await hook(repo, 'uninstall')).toBe('0 No hook runs leakgate.\n');
});

test('a pre-push hook stops what was committed and removed again, and names the commit', async () => {
  const repo = repoOf();
  await hook(repo, 'install', 'pre-push');
  repo.write('a.txt', 'a\n');
  repo.commit();
  repo.write('.env', secret);
  const leak = repo.commit('leak');
  repo.remove('.env');
  repo.commit('remove');
  const remote = repoOf();
  const { status, stderr } = git(repo, 'push', '-q', remote.path, 'main:refs/heads/other');
  expect(status).not.toBe(0);
  expect(stderr).toContain(`git rebase -i ${leak.slice(0, 12)}^`);
  expect(remote.git('for-each-ref')).toBe('');
});

test('reads a commit message without its comments and anything after the scissors', async () => {
  const repo = repoOf();
  await hook(repo, 'install', 'commit-msg');
  expect(git(repo, 'commit', '-q', '--allow-empty', '-m', `see ${secret}`).status).toBe(1);
  expect(git(repo, 'commit', '-q', '--allow-empty', '-m', 'fine').status).toBe(0);
  repo.write('msg', `title\n# ${secret}# ------------------------ >8 ------------------------\n-${secret}`);
  expect(await hook(repo, 'run', 'commit-msg', 'msg')).toBe('0 ');
});

test('a server refuses a push with a secret in quarantine, and also when it runs out of time', async () => {
  const server = repoOf();
  server.git('init', '-q', '--bare', '-b', 'main', 'server.git');
  const cli = join(import.meta.dirname, '../../dist/cli.js');
  const path = join(server.path, 'server.git/hooks/pre-receive');
  const write = (options: string): void => {
    writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' '${cli}' hook run pre-receive ${options}\n`);
    chmodSync(path, 0o755);
  };
  mkdirSync(join(server.path, 'server.git/hooks'), { recursive: true });
  const repo = repoOf();
  repo.write('a.txt', 'a\n');
  repo.commit();
  const push = (...refs: string[]): SpawnSyncReturns<string> =>
    git(repo, 'push', '-q', join(server.path, 'server.git'), ...refs);
  write('');
  expect(push('main').status).toBe(0);
  repo.write('.env', secret);
  repo.commit('leak');
  const refused = push('main');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('1 secret in this push');
  write('--budget 0.001');
  repo.write('b.txt', 'b\n');
  repo.git('rm', '-q', '-f', '.env');
  repo.git('reset', '-q', '--soft', 'HEAD~1');
  repo.commit('many');
  const late = push('main:refs/heads/late');
  expect(late.status).toBe(1);
  expect(late.stderr).toMatch(/not done within 0.001 s|aborted/);
  write('--budget 0.001 --fail-open');
  expect(push('main:refs/heads/late').stderr).toContain('--fail-open');
});

test('refuses hooks that are not ours to change, with a hint', async () => {
  const repo = repoOf();
  const path = join(repo.path, '.git/hooks/pre-commit');
  mkdirSync(join(repo.path, '.git/hooks'), { recursive: true });
  writeFileSync(path, '#!/usr/bin/env python3\nprint(1)\n');
  expect(await hook(repo, 'install')).toContain('is not a shell script');
  repo.git('config', 'core.hooksPath', '.husky/_');
  expect(await hook(repo, 'install')).toContain('.husky/pre-commit');
  repo.git('config', 'core.hooksPath', '/etc');
  expect(await hook(repo, 'install')).toMatch(/^2 .*points outside the repository/);
  repo.git('config', 'core.hooksPath', 'tools/hooks');
  expect(await hook(repo, 'install')).toBe(`0 Installed in ${repo.path}/tools/hooks/pre-commit\n`);
  expect(await hook(repo, 'install', 'pre-comit')).toContain('did you mean pre-commit?');
  const env = { ...process.env, GIT_INDEX_FILE: '/etc/passwd' };
  const outside = await runCli(['hook', 'run', 'pre-commit'], { cwd: repo.path, env });
  expect([outside.code, outside.stderr.includes('GIT_INDEX_FILE points outside the repository')]).toEqual([2, true]);
  expect(execFileSync('sh', ['-n', join(repo.path, 'tools/hooks/pre-commit')]).length).toBe(0);
});
