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

async function scan(repo: TempRepo, ...args: string[]): Promise<ScanReport> {
  const { stdout, stderr } = await runCli(['scan', ...args, '--report', 'json'], { cwd: repo.path });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as ScanReport;
}

async function history(repo: TempRepo, ...args: string[]): Promise<readonly Finding[]> {
  return (await scan(repo, '--history', ...args)).findings;
}

function places(findings: readonly Finding[]): string[] {
  return findings.map(({ path, exposure }) => `${path} ${exposure}`);
}

const secret = `token = ${githubToken()}\n`;

test('finds a deleted file with the commit that introduced it, and the last that had it', async () => {
  const repo = repoOf();
  repo.write('a.txt', 'nothing\n');
  repo.commit();
  repo.write('old.env', secret);
  const brought = repo.commit('add');
  repo.write('a.txt', 'more\n');
  const held = repo.commit('more');
  repo.remove('old.env');
  repo.commit('remove');
  const [finding, ...rest] = await history(repo);
  expect(rest).toEqual([]);
  expect(finding).toMatchObject({
    path: 'old.env',
    exposure: 'history',
    commit: { id: brought, author: 'Ada <ada@example.com>', date: '2024-01-02T03:04:05Z' },
    lastHeld: held,
    blob: repo.git('rev-parse', `${brought}:old.env`).trim(),
  });
});

test('a renamed file is a place of its own, many versions of a file are one', async () => {
  const repo = repoOf();
  for (let i = 0; i < 5; i++) {
    repo.write('a.env', 'x\n'.repeat(i) + secret);
    repo.commit(`version ${i}`);
  }
  repo.git('mv', 'a.env', 'b.env');
  repo.commit('rename');
  const findings = await history(repo);
  expect(places(findings)).toEqual(['a.env history', 'b.env tip']);
  expect(findings[0]!.locations.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
});

test('finds what only a merge contains', async () => {
  const repo = repoOf();
  repo.write('a.txt', 'base\n');
  repo.commit();
  repo.git('checkout', '-q', '-b', 'side');
  repo.write('side.txt', 'side\n');
  repo.commit('side');
  repo.git('checkout', '-q', 'main');
  repo.write('main.txt', 'main\n');
  repo.commit('main');
  repo.git('merge', '-q', '--no-commit', 'side');
  repo.write('evil.txt', secret);
  const merge = repo.commit('merge');
  expect(repo.git('log', '-p', '--all')).not.toContain(secret.trim());
  repo.remove('evil.txt');
  repo.commit('hide');
  expect(await history(repo)).toMatchObject([{ path: 'evil.txt', exposure: 'history', commit: { id: merge } }]);
});

test('attributes hide nothing: -diff, binary, filters, working-tree-encoding, export-ignore', async () => {
  const repo = repoOf();
  repo.git('config', 'filter.gone.clean', 'cat');
  repo.git('config', 'filter.gone.smudge', 'true');
  repo.write('.gitattributes', '*.a -diff\n*.b binary\n*.c filter=gone\n*.d export-ignore\n*.e diff=none\n');
  for (const name of ['x.a', 'x.b', 'x.c', 'x.d', 'x.e']) repo.write(name, `${name}\n${secret}`);
  repo.commit();
  expect((await history(repo)).map(({ path }) => path)).toEqual(['x.a', 'x.b', 'x.c', 'x.d', 'x.e']);
});

test('replace objects and grafts hide nothing', async () => {
  const repo = repoOf();
  repo.write('a.env', secret);
  const leaky = repo.commit('leak');
  repo.remove('a.env');
  repo.write('b.txt', 'b\n');
  const clean = repo.commit('clean');
  const blob = repo.git('rev-parse', `${leaky}:a.env`).trim();
  writeFileSync(join(repo.path, 'harmless'), 'harmless');
  const other = repo.git('hash-object', '-w', 'harmless').trim();
  repo.git('replace', blob, other);
  repo.git('replace', '--graft', clean);
  writeFileSync(join(repo.path, '.git/info/grafts'), `${clean}\n`);
  const [finding] = await history(repo);
  expect(finding).toMatchObject({ path: 'a.env', exposure: 'history', commit: { id: leaky } });
});

test('scans messages, notes, names of people and refs, tags and paths', async () => {
  const repo = repoOf();
  const [message, tag, note, author, branch, path] = [11, 12, 13, 14, 15, 16].map(githubToken);
  repo.write(`dir/${path}.txt`, 'x\n');
  repo.git('add', '-A');
  const id = repo.commit(`why: ${message}`);
  repo.git('tag', '-a', '-m', `release ${tag}`, 'v1');
  repo.git('notes', 'add', '-m', `note ${note}`);
  repo.git('commit', '-q', '--allow-empty', '-m', 'x', `--author=${author} <a@example.com>`);
  repo.git('branch', `fix/${branch}`);
  const findings = await history(repo);
  expect(findings.map((one) => one.path.replace(/[0-9a-f]{40}/g, 'ID'))).toEqual([
    '.git/commit/ID',
    '.git/commit/ID',
    '.git/refs/heads/fix/ghp_...(40)',
    '.git/tag/ID',
    'ID',
    'dir/ghp_...(40).txt',
  ]);
  expect(findings.find(({ path: at }) => at === `.git/commit/${id}`)).toMatchObject({
    exposure: 'history',
    commit: { id },
  });
});

test('scans names that exist only in history: of deleted and renamed files, in a merge or on another branch', async () => {
  const repo = repoOf();
  const [gone, renamed, merged, branch, folder] = [21, 22, 23, 24, 25].map(githubToken);
  repo.write('a.txt', 'a\n');
  repo.write(`${gone}.txt`, 'x\n');
  repo.write('b.txt', 'b\n');
  const first = repo.commit('one');
  repo.remove(`${gone}.txt`);
  repo.git('mv', 'b.txt', `${renamed}.txt`);
  repo.commit('two');
  repo.git('mv', `${renamed}.txt`, 'c.txt');
  repo.commit('three');
  repo.git('checkout', '-q', '-b', 'other');
  repo.write(`${folder}/deep/${branch}.txt`, 'y\n');
  repo.commit('four');
  repo.git('checkout', '-q', 'main');
  repo.git('merge', '-q', '--no-ff', '--no-commit', 'other');
  repo.git('rm', '-q', '-r', '-f', folder!);
  repo.write(`${merged}.txt`, 'z\n');
  repo.commit('merge');
  repo.remove(`${merged}.txt`);
  repo.commit('last');
  const findings = await history(repo);
  expect(findings).toHaveLength(5);
  for (const one of findings) {
    expect(one).toMatchObject({ exposure: 'history', path: expect.stringContaining('ghp_...(40)') });
    expect(one.commit?.id).toMatch(/^[0-9a-f]{40}$/);
  }
  expect(findings.some(({ commit, lastHeld }) => commit?.id === first && lastHeld === first)).toBe(true);
});

test('a blob named by a tag is reachable; one that nothing names is not, and does not block', async () => {
  const repo = repoOf();
  repo.write('a.txt', 'x\n');
  repo.commit();
  writeFileSync(join(repo.path, '.git/loose'), secret);
  const blob = repo.git('hash-object', '-w', '.git/loose').trim();
  const lost = await scan(repo, '--history');
  expect(places(lost.findings)).toEqual([`.git/blob/${blob} unreachable`]);
  expect(lost.verdict).toMatchObject({ exit: 0 });
  expect((await scan(repo, '--history', '--reachable-only')).findings).toEqual([]);
  repo.git('tag', 'key', blob);
  for (const more of [[], ['--reachable-only']]) {
    const found = await scan(repo, '--history', ...more);
    expect(places(found.findings)).toEqual(['.git/refs/tags/key history']);
    expect(found.verdict.exit).toBe(1);
  }
});

test('--refs and --since-commit narrow the scan; an empty selection is not a clean scan', async () => {
  const repo = repoOf();
  repo.write('first.env', `a ${githubToken(1)}\n`);
  const first = repo.commit('first');
  repo.git('checkout', '-q', '-b', 'side');
  repo.write('side.env', `b ${githubToken(2)}\n`);
  repo.commit('side');
  repo.git('checkout', '-q', 'main');
  repo.write('main.env', `c ${githubToken(3)}\n`);
  repo.commit('main');
  const paths = async (...args: string[]): Promise<string[]> => (await history(repo, ...args)).map(({ path }) => path);
  expect(await paths()).toEqual(['first.env', 'main.env', 'side.env']);
  expect(await paths('--refs', 'side')).toEqual(['first.env', 'side.env']);
  expect(await paths('--refs', 'refs/heads/ma*')).toEqual(['first.env', 'main.env']);
  expect(await paths('--since-commit', first)).toEqual(['main.env', 'side.env']);
  expect(await paths('--since-commit', first, '--refs', 'main')).toEqual(['main.env']);
  for (const args of [
    ['--refs', 'nope'],
    ['--since-commit', 'nope'],
  ]) {
    const result = await runCli(['scan', '--history', ...args], { cwd: repo.path });
    expect([result.code, result.stdout]).toEqual([3, '']);
    expect(result.stderr).toContain('nope');
  }
});

test('--no-attribution names objects instead of paths', async () => {
  const repo = repoOf();
  repo.write('a.env', secret);
  const id = repo.commit();
  const blob = repo.git('rev-parse', `${id}:a.env`).trim();
  expect(places(await history(repo, '--no-attribution'))).toEqual([`.git/blob/${blob} history`]);
});

test('shows paths that are not UTF-8, or contain line ends and tabs, escaped or unchanged', async () => {
  const repo = repoOf();
  repo.write(Buffer.from('caf\xe9.env', 'latin1'), secret);
  repo.write('a\n\tb.env', secret);
  repo.commit();
  expect(places(await history(repo))).toEqual(['a\n\tb.env tip', 'caf%E9.env tip']);
});

test('scans symlinks by their target; submodules are not objects of this repository', async () => {
  const repo = repoOf();
  repo.link(`/home/${githubToken(5)}`, 'link');
  repo.write('a.txt', 'a\n');
  const id = repo.commit();
  repo.git('update-index', '--add', '--cacheinfo', `160000,${id},sub`);
  repo.git('commit', '-q', '-m', 'sub');
  expect(places(await history(repo))).toEqual(['link tip']);
  const range = await scan(repo, '--range', `${id}..HEAD`);
  expect(range).toMatchObject({ findings: [], verdict: { exit: 0 }, coverage: { failed: [] } });
});

test('scans bare repositories, linked worktrees and SHA-256 repositories', async () => {
  const repo = repoOf();
  repo.write('a.env', secret);
  repo.commit();
  const bare = repoOf();
  bare.git('clone', '-q', '--bare', repo.path, 'bare.git');
  repo.git('worktree', 'add', '-q', '-b', 'other', join(bare.path, 'linked'));
  const wide = repoOf();
  wide.git('init', '-q', '--object-format=sha256', '-b', 'main', 'wide');
  writeFileSync(join(wide.path, 'wide/a.env'), secret);
  wide.git('-C', 'wide', 'add', '-A');
  wide.git('-C', 'wide', 'commit', '-q', '-m', 'x');
  for (const folder of [join(bare.path, 'bare.git'), join(bare.path, 'linked'), join(wide.path, 'wide')]) {
    const { code, stdout } = await runCli(['scan', '--history', '--report', 'json', folder]);
    expect(code).toBe(1);
    expect(places((JSON.parse(stdout) as ScanReport).findings)).toEqual(['a.env tip']);
  }
});

test('a repository without commits is not a clean scan, unless that is allowed', async () => {
  const repo = repoOf();
  expect((await scan(repo, '--history')).verdict.exit).toBe(3);
  expect((await scan(repo, '--history', '--allow-empty')).verdict.exit).toBe(0);
  const outside = await runCli(['scan', '--history', '/'], { cwd: '/' });
  expect([outside.code, outside.stdout]).toEqual([3, '']);
  expect(outside.stderr).toContain('is not in a git repository');
});
