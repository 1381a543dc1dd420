import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runCli, type CliResult } from '../support/cli.ts';
import { isolatedGitEnvironment, makeFolder, makeSeededRepo, type TempFolder, type TempRepo } from '../support/repo.ts';

const CLI = join(import.meta.dirname, '../../dist/cli.js');
const made: TempFolder[] = [];
afterEach(() => made.splice(0).forEach((one) => one.remove()));

/** A repository, and an environment whose git runs `script` before the real one for commands with `word` among their arguments. */
function withGit(word: string, script: string): { repo: TempRepo; env: NodeJS.ProcessEnv } {
  const repo = makeSeededRepo({ 'b.ts': 'y\n' });
  const bin = makeFolder();
  made.push(repo, bin);
  repo.write('a.ts', 'changed\n');
  repo.commit();
  repo.write('c.ts', 'staged\n');
  repo.git('add', 'c.ts');
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const test = `case " $* " in *" ${word} "*) ${script};; esac`;
  bin.write('git', `#!/bin/sh\n${test}\nexec '${git}' "$@"\n`);
  chmodSync(join(bin.path, 'git'), 0o755);
  const path = [bin.path, process.env['PATH']].join(delimiter);
  return { repo, env: { ...isolatedGitEnvironment(repo.path), PATH: path, LEAKGATE_GIT_DEADLINE: '3' } };
}

function scan({ repo, env }: ReturnType<typeof withGit>, ...args: string[]): Promise<CliResult> {
  return runCli(['scan', ...args], { cwd: repo.path, env });
}

const COMMANDS: readonly [word: string, args: readonly string[]][] = [
  ['rev-parse', ['--staged']],
  ['diff-index', ['--staged']],
  ['cat-file', ['--staged']],
  ['rev-list', ['--range', 'HEAD~..HEAD']],
  ['diff-tree', ['--range', 'HEAD~..HEAD']],
  ['cat-file', ['--range', 'HEAD~..HEAD']],
  ['for-each-ref', ['--history']],
  ['rev-list', ['--history']],
  ['cat-file', ['--history']],
  ['ls-files', []],
];

test.skipIf(process.platform === 'win32').each(COMMANDS)('ends a stalled %s: scan %j', async (word, args) => {
  const { code, stderr, stdout } = await scan(withGit(word, 'kill -STOP $$'), ...args);
  expect(stderr + stdout).toMatch(/did nothing for 3 seconds/);
  expect(code).toBe(3);
});

test.skipIf(process.platform === 'win32')('ends a git that stalls in the middle of its output', async () => {
  const { code, stderr } = await scan(withGit('ls-files', `printf '100644 '; kill -STOP $$`));
  expect(stderr).toMatch(/git ls-files did nothing for 3 seconds and was stopped/);
  expect(code).toBe(3);
});

const BURN = 'while :; do :; done';

test.skipIf(process.platform !== 'linux')('does not take a git that works without output for idle', async () => {
  // ten seconds of processor time, far beyond the deadline; then it continues
  const work = 'n=0; while [ $n -lt 1500000 ]; do n=$((n+1)); done';
  const { repo, env } = withGit('ls-files', work);
  const { code } = await runCli(['scan'], { cwd: repo.path, env: { ...env, LEAKGATE_GIT_DEADLINE: '1' } });
  expect(code).toBe(0);
});

test.skipIf(process.platform !== 'linux')('ends a git that works without end', async () => {
  const { repo, env } = withGit('ls-files', BURN);
  const { code, stderr } = await runCli(['scan'], { cwd: repo.path, env: { ...env, LEAKGATE_GIT_DEADLINE: '1' } });
  expect(stderr).toMatch(/git ls-files worked for 10 seconds without output and was stopped/);
  expect(code).toBe(3);
});

test.skipIf(process.platform !== 'linux')('ends a git that takes too much memory', async () => {
  const grow = `exec '${process.execPath}' -e 'const all = []; for (;;) all.push(Buffer.alloc(1 << 20, 1))'`;
  const { repo, env } = withGit('ls-files', grow);
  const { code, stderr } = await runCli(['scan'], { cwd: repo.path, env: { ...env, LEAKGATE_GIT_MEMORY: '400' } });
  expect(stderr).toMatch(/git ls-files used more than 400 MiB of memory and was stopped/);
  expect(code).toBe(3);
});

test('a limit that is not a number is a usage error', async () => {
  const { repo, env } = withGit('none', 'true');
  const { code, stderr } = await runCli(['scan'], { cwd: repo.path, env: { ...env, LEAKGATE_GIT_DEADLINE: 'soon' } });
  expect(stderr).toMatch(/LEAKGATE_GIT_DEADLINE must be a whole number/);
  expect(code).toBe(2);
});

/** Whether a process runs; a zombie does not. */
function isRunning(pid: number): boolean {
  if (process.platform !== 'linux') return isThere(pid);
  const path = `/proc/${pid}/stat`;
  return existsSync(path) && !/\) [ZX] /.test(readFileSync(path, 'latin1'));
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Polls until the condition holds; the test's timeout ends it otherwise. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => void setTimeout(resolve, 20));
}

test.skipIf(process.platform === 'win32').each([
  ['ls-files', []],
  ['diff-tree', ['--range', 'HEAD~..HEAD']],
  ['cat-file', ['--history']],
])('a working %s does not outlive a killed scan: scan %j', async (word, args) => {
  const { repo, env } = withGit(word, `echo $$ >"$0.pid.new"; mv "$0.pid.new" "$0.pid"; ${BURN}`);
  const child = spawn(process.execPath, [CLI, 'scan', ...args], {
    cwd: repo.path,
    env: { ...process.env, ...env, LEAKGATE_GIT_DEADLINE: '600' },
    stdio: 'ignore',
  });
  const note = join(env['PATH']!.split(delimiter)[0]!, 'git.pid');
  await until(() => existsSync(note));
  const git = Number(readFileSync(note, 'utf8'));
  // its guard is there
  await until(() => guardsOf(git) > 0);
  child.kill('SIGKILL');
  await until(() => !isRunning(git));
  await until(() => guardsOf(git) === 0);
  expect([isRunning(git), guardsOf(git)]).toEqual([false, 0]);
});

/** Number of a process's guards. */
function guardsOf(pid: number): number {
  const lines = execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'latin1' }).split('\n');
  return lines.filter((line) => line.includes(`leakgate-guard ${pid} `)).length;
}

test.skipIf(process.platform === 'win32')('a guard ends with its git', async () => {
  const held = withGit('ls-files', 'sleep 2');
  const { code } = await scan(held);
  expect(code).toBe(0);
  const lines = execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'latin1' }).split('\n');
  expect(lines.filter((line) => line.includes('leakgate-guard') && /^ *1 /.test(line))).toEqual([]);
});
