import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Finding, ScanReport } from '../../src/core/finding.ts';
import { runCli } from '../support/cli.ts';
import { makeRepo, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const made: TempRepo[] = [];
function repoOf(): TempRepo {
  const repo = makeRepo();
  made.push(repo);
  return repo;
}
afterEach(() => {
  for (const repo of made.splice(0)) repo.remove();
});

const ZERO = '0'.repeat(40);
const a = `a = ${githubToken(1)}\n`;
const b = `b = ${githubToken(2)}\n`;

async function scan(repo: TempRepo, args: readonly string[], input = ''): Promise<ScanReport> {
  const { stdout, stderr } = await runCli(['scan', ...args, '--report', 'json'], { cwd: repo.path, input });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as ScanReport;
}

function states(findings: readonly Finding[]): string[] {
  return findings.map(({ path, state, exposure }) => `${path} ${state} ${exposure}`);
}

/** main contains `a`; a branch adds and removes `b`, and renames and copies `a`. */
function branched(): { repo: TempRepo; base: string; added: string } {
  const repo = repoOf();
  repo.write('a.env', a);
  repo.write('long.txt', 'x\n');
  const base = repo.commit('base');
  repo.git('checkout', '-q', '-b', 'topic');
  repo.write('b.env', b);
  const added = repo.commit('add b');
  repo.remove('b.env');
  repo.commit('remove b');
  repo.git('mv', 'a.env', 'moved.env');
  repo.write('copy.env', `copied\n${a}`);
  repo.commit('move a');
  return { repo, base, added };
}

test('a range shows what was added and removed in it; secrets of its base are existing, under any path', async () => {
  const { repo, base, added } = branched();
  for (const range of [`${base}..topic`, 'main...HEAD', 'main..']) {
    const report = await scan(repo, ['--range', range]);
    expect(states(report.findings)).toEqual(['b.env new history', 'copy.env existing tip', 'moved.env existing tip']);
    expect(report.findings[0]!.commit!.id).toBe(added);
    expect(report.verdict).toMatchObject({ exit: 1, gates: [{ name: 'confident-finding', findings: 1 }] });
    expect(report.run).toMatchObject({ mode: 'range', head: repo.git('rev-parse', 'topic').trim() });
  }
});

test('A...B compares with the merge base: newer secrets of A alone are not reported', async () => {
  const { repo } = branched();
  repo.git('checkout', '-q', 'main');
  repo.write('b.env', b);
  repo.commit('b on main');
  expect(states((await scan(repo, ['--range', 'main...topic'])).findings)[0]).toBe('b.env new history');
  expect(states((await scan(repo, ['--range', 'main..topic'])).findings)[0]).toBe('b.env existing history');
});

test('an empty range is incomplete unless allowed; an unresolvable one gives a hint', async () => {
  const { repo } = branched();
  for (const range of ['topic..topic', 'topic..main'])
    expect((await scan(repo, ['--range', range])).verdict.exit).toBe(3);
  expect((await scan(repo, ['--range', 'topic..topic', '--allow-empty'])).verdict.exit).toBe(0);
  const wrong = await runCli(['scan', '--range', 'gone..topic'], { cwd: repo.path });
  expect([wrong.code, wrong.stdout]).toEqual([3, '']);
  expect(wrong.stderr).toContain('"gone" is not a commit');
  expect(wrong.stderr).toContain('git fetch --unshallow');
});

test("--range in a merge scans what the merge alone contains, not the other side's content", async () => {
  const { repo } = branched();
  const before = repo.git('rev-parse', 'topic').trim();
  repo.git('checkout', '-q', 'main');
  repo.write('main.env', `m = ${githubToken(3)}\n`);
  const main = repo.commit('on main');
  repo.git('checkout', '-q', 'topic');
  repo.git('merge', '-q', '--no-commit', 'main');
  repo.write('evil.env', `e = ${githubToken(4)}\n`);
  const merge = repo.commit('merge');
  const report = await scan(repo, ['--commits'], `${merge}\n`);
  expect(states(report.findings)).toEqual(['evil.env new tip']);
  const range = await scan(repo, ['--range', `${before}..topic`]);
  expect(states(range.findings)).toEqual(['evil.env new tip', 'main.env new tip']);
  expect(states((await scan(repo, ['--range', `${main}..topic`])).findings)).toContain('evil.env new tip');
});

test('--commits reads names from standard input and compares with their parents', async () => {
  const { repo, added } = branched();
  const report = await scan(repo, ['--commits'], `${added}\nHEAD\n`);
  expect(states(report.findings)).toEqual(['b.env new history', 'copy.env existing tip', 'moved.env existing tip']);
});

test('a push of a new branch scans what no remote has; a deleted branch scans nothing', async () => {
  const { repo, base } = branched();
  const head = repo.git('rev-parse', 'topic').trim();
  const line = `refs/heads/topic ${head} refs/heads/topic ${ZERO}\n`;
  const all = await scan(repo, ['--pre-push'], line);
  expect(states(all.findings)).toContain('a.env new history');
  repo.git('update-ref', 'refs/remotes/origin/main', base);
  for (const args of [['--pre-push'], ['--pre-push', '--remote', 'origin']]) {
    const fresh = await scan(repo, args, line);
    expect(states(fresh.findings)).toEqual(['b.env new history', 'copy.env existing tip', 'moved.env existing tip']);
  }
  const other = await scan(repo, ['--pre-push', '--remote', 'fork'], line);
  expect(states(other.findings)).toContain('a.env new history');
  const input = `(delete) ${ZERO} refs/heads/topic ${head}\n`;
  const deleted = await runCli(['scan', '--pre-push'], { cwd: repo.path, input });
  expect(deleted.code).toBe(0);
  expect(deleted.stderr).toContain('everything pushed is already there');
});

test('a push of several refs, a forced one with an unknown old id, and tags with their messages', async () => {
  const { repo, base, added } = branched();
  const head = repo.git('rev-parse', 'topic').trim();
  repo.git('tag', '-a', '-m', `release ${githubToken(9)}`, 'v1', base);
  const tag = repo.git('rev-parse', 'v1').trim();
  const two = await scan(
    repo,
    ['--pre-push'],
    `refs/heads/topic ${head} refs/heads/topic ${added}\nrefs/tags/v1 ${tag} refs/tags/v1 ${ZERO}\n`,
  );
  expect(states(two.findings)).toContain(`.git/tag/${tag} new history`);
  expect(states(two.findings).filter((state) => state.startsWith('b.env'))).toEqual([]);
  const forced = await scan(repo, ['--pre-push'], `refs/heads/topic ${head} refs/heads/topic ${'1'.repeat(40)}\n`);
  expect(states(forced.findings)).toContain('b.env new history');
  const nonsense = await runCli(['scan', '--pre-push'], { cwd: repo.path, input: 'hello\n' });
  expect([nonsense.code, nonsense.stdout]).toEqual([2, '']);
});

test('staged content counts, not the work tree', async () => {
  const repo = repoOf();
  repo.write('a.env', 'clean\n');
  repo.write('b.env', 'clean\n');
  repo.commit();
  repo.write('a.env', a);
  repo.git('add', 'a.env');
  repo.write('a.env', 'clean again\n');
  repo.write('b.env', b);
  const report = await scan(repo, ['--staged']);
  expect(states(report.findings)).toEqual(['a.env new tip']);
  expect(report.coverage).toMatchObject({ planned: 1, scanned: 1 });
  repo.git('reset', '-q', '--hard');
  const none = await runCli(['scan', '--staged'], { cwd: repo.path });
  expect([none.code, none.stderr]).toEqual([0, 'note: nothing is staged\n']);
});

test('guessable values are distinguished with any report: a copy is existing, another is new', async () => {
  const repo = repoOf();
  const password = (...words: string[]): string => `db_password = "${words.join('!')}"\n`;
  repo.write('a.env', password('Copper', 'Fjord58'));
  const base = repo.commit('base');
  repo.write('copy.env', password('Copper', 'Fjord58'));
  repo.write('other.env', password('Winter', 'Fjord77'));
  repo.git('add', '-A');
  const counts = async (args: readonly string[]): Promise<string[]> => {
    const { findings } = await scan(repo, args);
    const { stdout } = await runCli(['scan', ...args], { cwd: repo.path });
    return [...states(findings), stdout.trimEnd().split('\n').at(-1)!.split('.')[0]!];
  };
  expect(await counts(['--staged'])).toEqual(['copy.env existing tip', 'other.env new tip', '2 findings, 1 blocking']);
  repo.commit('more');
  expect(await counts(['--range', `${base}..HEAD`])).toEqual([
    'copy.env existing tip',
    'other.env new tip',
    '2 findings, 1 blocking',
  ]);
  expect((await counts(['--history'])).at(-1)).toBe('3 findings, 3 blocking');
});

test('staged before the first commit, in a linked work tree, after a rename, and with git add -N', async () => {
  const repo = repoOf();
  repo.write('a.env', a);
  repo.git('add', '-A');
  expect(states((await scan(repo, ['--staged'])).findings)).toEqual(['a.env new tip']);
  repo.commit();
  repo.git('mv', 'a.env', 'b.env');
  repo.write('later.env', b);
  repo.git('add', '-N', 'later.env');
  expect(states((await scan(repo, ['--staged'])).findings)).toEqual(['b.env existing tip']);
  repo.git('worktree', 'add', '-q', '-b', 'linked', join(repo.path, 'linked'));
  writeFileSync(join(repo.path, 'linked/c.env'), b);
  repo.git('-C', 'linked', 'add', 'c.env');
  const linked = await runCli(['scan', '--staged', '--report', 'json'], { cwd: join(repo.path, 'linked') });
  expect(states((JSON.parse(linked.stdout) as ScanReport).findings)).toEqual(['c.env new tip']);
});

test('staged submodules are skipped by name; both sides of a conflict are scanned', async () => {
  const repo = repoOf();
  repo.write('x.env', 'base\n');
  const id = repo.commit();
  repo.git('update-index', '--add', '--cacheinfo', `160000,${id},sub`);
  expect((await scan(repo, ['--staged'])).coverage.skipped).toEqual([
    { path: 'sub', reason: 'submodule', kind: 'submodule', action: 'warn' },
  ]);
  repo.git('reset', '-q', '--hard');
  repo.git('checkout', '-q', '-b', 'side');
  repo.write('x.env', a);
  repo.commit('side');
  repo.git('checkout', '-q', 'main');
  repo.write('x.env', 'other\n');
  repo.commit('main');
  expect(() => repo.git('merge', '-q', 'side')).toThrow('Command failed');
  expect(states((await scan(repo, ['--staged'])).findings)).toEqual(['x.env new tip']);
});

test.each([
  [['--history', '--staged'], 'cannot be combined'],
  [['--refs', 'x'], '--refs needs --history'],
  [['--history', '--stdin'], '--stdin cannot be combined with --history'],
  [['--range', 'main'], 'is not a range'],
  [['--history', 'x', 'y'], 'takes one folder'],
])('refuses %j', async (args, message) => {
  const result = await runCli(['scan', ...args]);
  expect([result.code, result.stdout]).toEqual([2, '']);
  expect(result.stderr).toContain(message);
});
