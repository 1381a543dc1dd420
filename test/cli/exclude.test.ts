import { afterEach, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { makeRepo, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const made: TempRepo[] = [];
function repository(config: string): TempRepo {
  const repo = makeRepo();
  made.push(repo);
  repo.write('.leakgate.yml', config);
  repo.commit('first');
  return repo;
}
afterEach(() => {
  for (const repo of made.splice(0)) repo.remove();
});

const EXCLUDE = "exclude: ['vendor/**']\n";

interface Seen {
  readonly findings: readonly { readonly path: string; readonly state: string }[];
  readonly coverage: { readonly skipped: readonly { readonly path: string; readonly reason: string }[] };
}

async function seen(repo: TempRepo, ...args: string[]): Promise<Seen & { code: number | null }> {
  const { code, stdout } = await runCli(['scan', ...args, '--report', 'json'], { cwd: repo.path });
  return { code, ...(JSON.parse(stdout) as Seen) };
}

test.each([
  ['a range', ['--range', 'HEAD~1..HEAD']],
  ['the tree', []],
  ['history', ['--history']],
])('%s skips what the configuration excludes, and counts it', async (_, args) => {
  const repo = repository(EXCLUDE);
  repo.write('vendor/lib.js', `key = "${githubToken(1)}"\n`);
  repo.write('src/a.js', `key = "${githubToken(2)}"\n`);
  repo.commit();
  const { code, findings, coverage } = await seen(repo, ...args);
  expect(code).toBe(1);
  expect(findings.map(({ path }) => path)).toEqual(['src/a.js']);
  expect(coverage.skipped.filter(({ reason }) => reason === 'excluded').map(({ path }) => path.split('/')[0])).toEqual([
    'vendor',
  ]);
});

test('staged scans and hooks skip it too', async () => {
  const repo = repository(EXCLUDE);
  repo.write('vendor/lib.js', `key = "${githubToken(1)}"\n`);
  repo.git('add', '-A');
  const staged = await seen(repo, '--staged');
  expect(staged).toMatchObject({
    code: 0,
    findings: [],
    coverage: { skipped: [{ path: 'vendor/lib.js', reason: 'excluded', kind: 'excluded' }] },
  });
  expect((await runCli(['hook', 'run', 'pre-commit'], { cwd: repo.path })).code).toBe(0);
  repo.write('src/a.js', `key = "${githubToken(2)}"\n`);
  repo.git('add', '-A');
  expect((await runCli(['hook', 'run', 'pre-commit'], { cwd: repo.path })).code).toBe(1);
});

test('a secret moved out of an excluded folder is new: it was never reported', async () => {
  const repo = repository(EXCLUDE);
  repo.write('vendor/lib.js', `key = "${githubToken(1)}"\n`);
  repo.commit();
  repo.write('src/copy.js', `key = "${githubToken(1)}"\n`);
  repo.commit();
  const { code, findings } = await seen(repo, '--range', 'HEAD~1..HEAD');
  expect(code).toBe(1);
  expect(findings).toMatchObject([{ path: 'src/copy.js', state: 'new' }]);
});

test('--exclude applies to ranges, history and staged content', async () => {
  const repo = repository('# nothing\n');
  repo.write('vendor/lib.js', `key = "${githubToken(1)}"\n`);
  repo.commit();
  for (const args of [['--range', 'HEAD~1..HEAD'], ['--history']])
    expect(await seen(repo, ...args, '--exclude', 'vendor')).toMatchObject({ code: 0, findings: [] });
});

test('refuses ambiguous globs with their place', async () => {
  const repo = repository("exclude:\n  - 'src/!(a).js'\n");
  const config = await runCli(['scan'], { cwd: repo.path });
  expect(config.code).toBe(2);
  expect(config.stderr).toContain('.leakgate.yml:2:5: globs support * ** ?');
  const flag = await runCli(['scan', '--no-config', '--exclude', '!src'], { cwd: repo.path });
  expect(flag.code).toBe(2);
  expect(flag.stderr).toContain('exclude: "!src": globs support');
  const operand = await runCli(['scan', '--no-config', '*+(a)'], { cwd: repo.path });
  expect(operand.code).toBe(2);
});

test('answers a hostile glob at once, over paths that nearly match', async () => {
  const repo = repository(`exclude: ['/${'*a'.repeat(100)}']\n`);
  repo.write(`${'a'.repeat(99)}b/${'a'.repeat(200)}b`, 'nothing\n');
  repo.write('leak', `key = "${githubToken(1)}"\n`);
  expect(await seen(repo)).toMatchObject({ code: 1, findings: [{ path: 'leak' }] });
});
