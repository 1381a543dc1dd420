import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ScanReport } from '../../src/core/finding.ts';
import { runCli } from '../support/cli.ts';
import { isolatedGitEnvironment, makeFolder, makeRepo, type TempFolder, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const made: TempFolder[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

/** Three commits, the first with a secret. */
function leakyRepo(): TempRepo {
  const repo = makeRepo();
  made.push(repo);
  repo.write('old.env', `token = ${githubToken(1)}\n`);
  repo.write('big.txt', 'line\n'.repeat(500));
  repo.commit('one');
  repo.remove('old.env');
  repo.write('b.txt', 'b\n');
  repo.commit('two');
  repo.write('new.env', `token = ${githubToken(2)}\n`);
  repo.commit('three');
  return repo;
}

function cloneOf(repo: TempRepo, ...args: string[]): string {
  const folder = makeFolder();
  made.push(folder);
  repo.git('config', 'uploadpack.allowFilter', 'true');
  const path = join(folder.path, 'clone');
  const all = ['clone', '-q', ...args, `file://${repo.path}`, path];
  execFileSync('git', all, { env: isolatedGitEnvironment(folder.path), stdio: 'ignore' });
  return path;
}

async function scan(cwd: string, ...args: string[]): Promise<ScanReport> {
  const { stdout } = await runCli(['scan', ...args, '--report', 'json'], { cwd });
  return JSON.parse(stdout) as ScanReport;
}

function reasons({ coverage }: ScanReport): string {
  return coverage.failed.map(({ path, reason }) => `${path}: ${reason}`).join('\n');
}

test('a shallow clone is incomplete with a hint; a range inside it is not', async () => {
  const path = cloneOf(leakyRepo(), '--depth', '2');
  const report = await scan(path, '--history');
  expect(report.findings.map((finding) => finding.path)).toEqual(['new.env']);
  expect(reasons(report)).toContain('git fetch --unshallow');
  const gates = report.verdict.gates.map(({ name }) => name);
  expect(gates).toContain('incomplete-scan');
  expect((await scan(path, '--range', 'HEAD~1..HEAD')).coverage.failed).toEqual([]);
  const cut = await runCli(['scan', '--range', 'HEAD~2..HEAD'], { cwd: path });
  expect(cut.code).toBe(3);
  expect(cut.stderr).toContain('git fetch --unshallow');
});

test.each(['refs/tags/v1', 'refs/heads/side'])(
  'a history whose %s names a damaged object never ends clean',
  async (ref) => {
    const repo = makeRepo();
    made.push(repo);
    repo.write('a.txt', 'line\n');
    repo.commit('one');
    repo.git('tag', '-a', '-m', 'x', 'v1');
    repo.git('update-ref', 'refs/heads/side', repo.git('commit-tree', '-m', 'side', 'HEAD^{tree}').trim());
    const oid = repo.git('rev-parse', ref).trim();
    const path = join(repo.path, '.git/objects', oid.slice(0, 2), oid.slice(2));
    const whole = readFileSync(path);
    chmodSync(path, 0o644);
    for (const size of [12, whole.length - 20]) {
      writeFileSync(path, whole.subarray(0, size));
      const { code, stdout, stderr } = await runCli(['scan', '--history'], { cwd: repo.path });
      expect(code).toBe(3);
      expect(stdout + stderr).toContain(oid);
    }
  },
);

test('a partial clone is incomplete, fetches nothing, and gives a hint', async () => {
  const repo = leakyRepo();
  const path = cloneOf(repo, '--filter=blob:none', '--no-checkout');
  const before = readdirSync(join(path, '.git/objects/pack')).sort();
  const report = await scan(path, '--history');
  expect(report.verdict.exit).toBe(3);
  expect(reasons(report)).toContain('git fetch --refetch --no-filter');
  expect(reasons(report)).toContain('4 objects are missing');
  const range = await scan(path, '--range', 'HEAD~1..HEAD');
  expect(range.verdict.exit).toBe(3);
  expect(reasons(range)).toContain('git fetch --refetch --no-filter');
  expect(readdirSync(join(path, '.git/objects/pack')).sort()).toEqual(before);
  execFileSync('git', ['fetch', '-q', '--refetch', '--no-filter'], { cwd: path, env: isolatedGitEnvironment(path) });
  const whole = await scan(path, '--history');
  expect(whole.coverage.failed).toEqual([]);
  expect(whole.findings.map((finding) => finding.path)).toEqual(['new.env', 'old.env']);
});

test('damaged objects are named, the others scanned', async () => {
  const repo = leakyRepo();
  const blob = repo.git('rev-parse', 'HEAD:b.txt').trim();
  const file = join(repo.path, '.git/objects', blob.slice(0, 2), blob.slice(2));
  chmodSync(file, 0o644);
  writeFileSync(file, readFileSync(file).fill(0xff, 4));
  const report = await scan(repo.path, '--history');
  expect(report.findings.map((finding) => finding.path)).toEqual(['new.env', 'old.env']);
  expect(report.verdict.gates.map(({ name }) => name)).toContain('incomplete-scan');
  expect(reasons(report)).toContain(blob);
});

test('a missing file of HEAD makes a scan incomplete', async () => {
  const repo = leakyRepo();
  const blob = repo.git('rev-parse', 'HEAD:b.txt').trim();
  rmSync(join(repo.path, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  const report = await scan(repo.path, '--history');
  expect(reasons(report)).toContain(`b.txt: git does not have it (${blob})`);
  expect((await scan(repo.path, '--range', 'HEAD~2..HEAD')).verdict.gates.map(({ name }) => name)).toContain(
    'incomplete-scan',
  );
});

/** Two versions of a file in a folder, without secrets. */
function cleanRepo(): TempRepo {
  const repo = makeRepo();
  made.push(repo);
  for (const version of ['one', 'two', 'three']) {
    repo.write('dir/a.txt', `${version}\n`);
    repo.commit(version);
  }
  return repo;
}

function loseObject(repo: TempRepo, name: string): string {
  const oid = repo.git('rev-parse', name).trim();
  rmSync(join(repo.path, '.git/objects', oid.slice(0, 2), oid.slice(2)));
  return oid;
}

test.each([
  ['a blob', 'HEAD~1:dir/a.txt', 'dir/a.txt: git does not have it (OID)'],
  ['a tree', 'HEAD~1:dir', 'the history could not be walked to its end'],
  ['a commit', 'HEAD~1', 'OID'],
])('%s missing deep in the history makes every scan of it incomplete', async (_, name, reason) => {
  const repo = cleanRepo();
  repo.git('commit-graph', 'write', '--reachable');
  expect((await runCli(['scan', '--history'], { cwd: repo.path })).code).toBe(0);
  const oid = loseObject(repo, name);
  const report = await scan(repo.path, '--history');
  expect(report.verdict.exit).toBe(3);
  expect(reasons(report)).toContain(reason.replace('OID', oid));
  expect(reasons(report)).toContain('`git fetch --refetch`');
  for (const part of [['--no-attribution'], ['--refs', 'main'], ['--reachable-only'], ['--since-commit', 'HEAD~2']]) {
    const { code } = await runCli(['scan', '--history', ...part], { cwd: repo.path });
    expect([part, code]).toEqual([part, 3]);
  }
});

test('`git fetch --refetch` restores what the hint says', async () => {
  const origin = cleanRepo();
  const path = cloneOf(origin);
  const env = isolatedGitEnvironment(path);
  execFileSync('git', ['repack', '-q', '-a', '-d'], { cwd: path, env });
  const pack = readdirSync(join(path, '.git/objects/pack')).find((name) => name.endsWith('.pack'))!;
  renameSync(join(path, '.git/objects/pack', pack), join(path, 'kept.pack'));
  for (const name of readdirSync(join(path, '.git/objects/pack'))) rmSync(join(path, '.git/objects/pack', name));
  execFileSync('git', ['unpack-objects', '-q'], { cwd: path, env, input: readFileSync(join(path, 'kept.pack')) });
  const oid = origin.git('rev-parse', 'HEAD~1:dir/a.txt').trim();
  rmSync(join(path, '.git/objects', oid.slice(0, 2), oid.slice(2)));
  expect((await runCli(['scan', '--history'], { cwd: path })).code).toBe(3);
  execFileSync('git', ['fetch', '-q', '--refetch'], { cwd: path, env });
  expect((await runCli(['scan', '--history'], { cwd: path })).code).toBe(0);
});

test('an unreadable ref makes a scan incomplete', async () => {
  const repo = cleanRepo();
  writeFileSync(join(repo.path, '.git/refs/heads/topic'), 'nonsense\n');
  const report = await scan(repo.path, '--history');
  expect(report.verdict.exit).toBe(3);
  expect(reasons(report)).toContain('.git/refs/heads/topic: git cannot read this ref');
});

test('a repository format unknown to git is refused in every mode, with the fix', async () => {
  const repo = cleanRepo();
  repo.git('config', 'core.repositoryFormatVersion', '1');
  repo.git('config', 'extensions.refStorage', 'cabinet');
  for (const args of [['--history'], ['--staged'], ['--range', 'HEAD~1..HEAD'], ['--pre-push'], []]) {
    const { code, stderr, stdout } = await runCli(['scan', ...args], { cwd: repo.path });
    expect([args, code, stdout]).toEqual([args, 3, '']);
    expect(stderr).toContain('put a newer git on PATH');
  }
});

test('a damaged pack is incomplete, never clean', async () => {
  const repo = leakyRepo();
  repo.git('gc', '-q');
  const folder = join(repo.path, '.git/objects/pack');
  const pack = join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.pack'))!,
  );
  chmodSync(pack, 0o644);
  const bytes = readFileSync(pack);
  writeFileSync(pack, bytes.fill(0xff, 40, bytes.length - 40));
  const { code } = await runCli(['scan', '--history'], { cwd: repo.path });
  expect(code).toBe(3);
  rmSync(pack.replace(/pack$/, 'idx'));
  const lost = await runCli(['scan', '--history'], { cwd: repo.path });
  expect(lost.code).toBe(3);
});

test('missing alternates make a scan incomplete', async () => {
  const repo = leakyRepo();
  const folder = makeFolder();
  made.push(folder);
  execFileSync('git', ['clone', '-q', '--shared', repo.path, join(folder.path, 'shared')], {
    env: isolatedGitEnvironment(folder.path),
    stdio: 'ignore',
  });
  const path = join(folder.path, 'shared');
  expect((await scan(path, '--history')).findings).toHaveLength(2);
  writeFileSync(join(path, 'more.txt'), 'more\n');
  const env = isolatedGitEnvironment(folder.path);
  execFileSync('git', ['add', '-A'], { cwd: path, env });
  renameSync(join(repo.path, '.git/objects'), join(repo.path, '.git/moved'));
  const { code, stderr, stdout } = await runCli(['scan', '--history'], { cwd: path });
  expect(code).toBe(3);
  expect(stderr + stdout).toMatch(/alternates|bad object|missing/);
});

test('a repository of another owner is refused in every mode, with the fix', async () => {
  const repo = leakyRepo();
  const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
  // git's own switch is dropped with the rest of GIT_*, so the other owner must be real
  expect((await runCli(['scan', '--history'], { cwd: repo.path, env })).code).toBe(1);
  execFileSync('chown', ['-R', '12345', repo.path]);
  for (const args of [['--history'], ['--staged'], ['--range', 'HEAD~1..HEAD'], ['--pre-push']]) {
    const { code, stderr, stdout } = await runCli(['scan', ...args], { cwd: repo.path });
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain(`git config --global --add safe.directory '${repo.path}'`);
  }
  const bare = join(repo.path, 'bare');
  cpSync(join(repo.path, '.git'), bare, { recursive: true });
  execFileSync('chown', ['-R', '12345', bare]);
  expect((await runCli(['scan', '--history', bare], { cwd: '/' })).code).toBe(3);
});
