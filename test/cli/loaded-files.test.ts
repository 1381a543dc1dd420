import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isolatedGitEnvironment, makeFolder, makeSeededRepo, type TempFolder, type TempRepo } from '../support/repo.ts';

const CLI = join(import.meta.dirname, '../../dist/cli.js');
/** Occurs only in simple-git. */
const SIMPLE_GIT = 'GIT_TEST_DISALLOW_ABBREVIATED_OPTIONS';
const made: TempFolder[] = [];
afterEach(() => made.splice(0).forEach((one) => one.remove()));

function keep<T extends TempFolder>(one: T): T {
  made.push(one);
  return one;
}

function stagedRepo(): TempRepo {
  const repo = keep(makeSeededRepo({ 'b.ts': 'y\n' }));
  repo.write('b.ts', 'z\n');
  repo.commit();
  repo.write('c.ts', 'staged\n');
  repo.git('add', 'c.ts');
  return repo;
}

/** Runs a command; returns the files of dist/ that it loads, and its standard error. */
function run(
  repo: TempRepo,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { loaded: string[]; stderr: string } {
  const folder = keep(makeFolder());
  const list = join(folder.path, 'loaded');
  const note = String.raw`require('node:fs').appendFileSync(${JSON.stringify(list)}, Object.keys(require.cache).join('\n') + '\n')`;
  folder.write('note.cjs', `process.on('exit', () => ${note});\n`);
  const all = {
    ...isolatedGitEnvironment(repo.path),
    ...env,
    NODE_OPTIONS: `--require ${join(folder.path, 'note.cjs')}`,
  };
  const { stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: repo.path, env: all, encoding: 'utf8' });
  return {
    loaded: readFileSync(list, 'utf8')
      .split('\n')
      .filter((path) => path.includes('/dist/')),
    stderr,
  };
}

const withSimpleGit = (paths: readonly string[]): string[] =>
  paths.filter((path) => readFileSync(path, 'utf8').includes(SIMPLE_GIT));

test.each([
  ['scan', 'b.ts'],
  ['scan'],
  ['scan', '--staged'],
  ['scan', '--history'],
  ['scan', '--range', 'HEAD~..HEAD'],
  ['hook', 'run', 'pre-commit'],
  ['--version'],
])('%s %s does not load simple-git', (...args) => {
  const { loaded } = run(
    stagedRepo(),
    args.filter((one) => one !== undefined),
  );
  expect(loaded).toContain(CLI);
  expect(withSimpleGit(loaded)).toEqual([]);
});

test('hook install does', () => {
  expect(withSimpleGit(run(stagedRepo(), ['hook', 'install']).loaded)).toHaveLength(1);
});

test('DEBUG prints no environment', () => {
  const repo = stagedRepo();
  const { loaded, stderr } = run(repo, ['hook', 'install'], { DEBUG: '*', PASSWORD: 'open-sesame' });
  expect(withSimpleGit(loaded)).toHaveLength(1);
  expect(stderr).not.toMatch(/open-sesame|simple-git/);
  expect(execFileSync('ls', [join(repo.path, '.git/hooks')], { encoding: 'utf8' })).toContain('pre-commit');
});
