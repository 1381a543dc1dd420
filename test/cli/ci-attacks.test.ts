import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { pullRequest, push, runGitHub } from '../support/ci.ts';
import { makeRepo, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const made: TempRepo[] = [];
afterEach(() => {
  for (const repo of made.splice(0)) repo.remove();
});

const SECRET = `key = ${githubToken(1)}\n`;
const LAX = 'preset: none\n';
const ALLOW = 'allow: [{ paths: ["**"], reason: "nothing to see" }]\n';

/** A repository whose main has its own policy and a harmless file; its branch `topic` is checked out. */
function repository(config: string | undefined = 'preset: default\n'): { repo: TempRepo; base: string } {
  const repo = makeRepo();
  made.push(repo);
  if (config !== undefined) repo.write('.leakgate.yml', config);
  repo.write('src/app.ts', 'export const a = 1;\n');
  const base = repo.commit('base');
  repo.git('checkout', '-q', '-b', 'topic');
  return { repo, base };
}

/** A clock that is off by this many days, for a separate process. */
function clock(repo: TempRepo, days: number): NodeJS.ProcessEnv {
  const file = join(repo.path, '.git/clock.cjs');
  writeFileSync(file, `const now = Date.now; Date.now = () => now() + ${days} * 86400000;`);
  return { NODE_OPTIONS: `--require ${file}` };
}

const DAYS_OFF = [-20_000, -3000, -1, 0, 1, 20_000];

// commits of these tests are dated 2024-01-02
test.each(DAYS_OFF)('a clock that is off by %i days revives nothing expired', async (days) => {
  const { repo, base } = repository('allow: [{ paths: ["**"], reason: old, until: 2024-01-01 }]\n');
  repo.write('a.env', `# leakgate:allow github-personal-access-token -- old until 2024-01-01\n${SECRET}`);
  const head = repo.commit('secret');
  const { code, report, stderr } = await runGitHub(repo.path, pullRequest(base, head), { env: clock(repo, days) });
  expect(report!.findings).toMatchObject([{ path: 'a.env', state: 'new', expired: true }]);
  expect(code).toBe(1);
  expect(stderr.includes('expiry dates are checked against that day')).toBe(days < -1);
});

test('an expired baseline entry stays expired if the clock is set back', async () => {
  const { repo } = repository();
  repo.git('checkout', '-q', 'main');
  repo.write('old.env', SECRET);
  repo.commit('old');
  await runCli(['baseline', 'create'], { cwd: repo.path });
  const review = ['--path', 'old.env', '--status', 'test', '--reason', 'x', '--expires', '2024-01-01'];
  await runCli(['baseline', 'audit', '--non-interactive', ...review], { cwd: repo.path });
  repo.remove('old.env');
  const base = repo.commit('baseline');
  repo.git('checkout', '-q', '-b', 'other');
  repo.write('new.env', SECRET);
  const head = repo.commit('again');
  const { code, report } = await runGitHub(repo.path, pullRequest(base, head), { env: clock(repo, -9000) });
  expect(report!.findings).toMatchObject([{ path: 'new.env', state: 'new', expired: true }]);
  expect(code).toBe(1);
});

test('backdated commits get no grace', async () => {
  const today = new Date().toISOString().slice(0, 10);
  const { repo, base } = repository(`grace: { adopted: ${today}, days: 90 }\n`);
  repo.write('a.env', SECRET);
  repo.git('add', '-A');
  repo.git(
    '-c',
    'user.name=x',
    '-c',
    'user.email=x@example.com',
    'commit',
    '-q',
    '-m',
    'long ago',
    '--date',
    '2001-01-01',
  );
  const head = repo.git('rev-parse', 'HEAD').trim();
  const { code, report } = await runGitHub(repo.path, pullRequest(base, head));
  expect(report!.findings).toMatchObject([
    { action: 'block', commit: { date: expect.stringContaining('2001-01-01') } },
  ]);
  expect(code).toBe(1);
});

/** Attacks: each adds the secret to the branch and tries to hide it. Returns the paths that must be proposals. */
const ATTACKS: Readonly<Record<string, (repo: TempRepo) => readonly string[] | void>> = {
  'nothing but the secret': (repo) => {
    repo.write('a.env', SECRET);
  },
  'a configuration that never blocks': (repo) => {
    repo.write('.leakgate.yml', LAX);
    repo.write('a.env', SECRET);
    return ['.leakgate.yml'];
  },
  'a configuration that allows everything': (repo) => {
    repo.write('.leakgate.yml', ALLOW);
    repo.write('a.env', SECRET);
    return ['.leakgate.yml'];
  },
  'a configuration that excludes the file': (repo) => {
    repo.write('.leakgate.yml', 'exclude: ["*.env"]\n');
    repo.write('a.env', SECRET);
    return ['.leakgate.yml'];
  },
  'a configuration removed': (repo) => {
    repo.remove('.leakgate.yml');
    repo.write('a.env', SECRET);
    return ['.leakgate.yml'];
  },
  'a configuration renamed, and a lax one in its place': (repo) => {
    repo.git('mv', '.leakgate.yml', 'old.yml');
    repo.write('.leakgate.yml', LAX);
    repo.write('a.env', SECRET);
    return ['.leakgate.yml'];
  },
  'a configuration through a symlink': (repo) => {
    repo.remove('.leakgate.yml');
    repo.write('lax.yml', LAX);
    repo.link('lax.yml', '.leakgate.yml');
    repo.write('a.env', SECRET);
    return ['.leakgate.yml'];
  },
  'a configuration folder through a symlink': (repo) => {
    repo.write('elsewhere/baseline.jsonl', '');
    repo.link('elsewhere', '.leakgate');
    repo.write('a.env', SECRET);
  },
  'a configuration in place of which stands a submodule': (repo) => {
    repo.remove('.leakgate.yml');
    repo.write('a.env', SECRET);
    repo.git('add', '-A');
    repo.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},.leakgate.yml`);
    repo.git('commit', '-q', '-m', 'submodule');
    repo.git('reset', '-q', '--hard');
    return ['.leakgate.yml'];
  },
  'an enormous configuration': (repo) => {
    repo.write('.leakgate.yml', `# ${'x'.repeat(2 << 20)}\n${LAX}`);
    repo.write('a.env', SECRET);
    return ['.leakgate.yml'];
  },
  'a malformed configuration': (repo) => {
    repo.write('.leakgate.yml', '&a [*a, *a]: {{{ \u0000');
    repo.write('a.env', SECRET);
    return ['.leakgate.yml'];
  },
  'an inline suppression': (repo) => {
    repo.write('a.env', `# leakgate:allow github-personal-access-token -- it is a test\n${SECRET}`);
    return ['a.env:1'];
  },
  'an attribute that hides the file from diffs': (repo) => {
    repo.write('.gitattributes', '*.env -diff -text binary linguist-generated export-ignore\n');
    repo.write('a.env', SECRET);
    return ['.gitattributes'];
  },
  'an ignore file': (repo) => {
    repo.write('a.env', SECRET);
    repo.commit('secret');
    repo.write('.gitignore', '*.env\n');
    return ['.gitignore'];
  },
  'added, then removed': (repo) => {
    repo.write('a.env', SECRET);
    repo.commit('add');
    repo.remove('a.env');
  },
  'in a merge alone': (repo) => {
    repo.commit('one');
    repo.git('checkout', '-q', '-b', 'other', 'main');
    repo.write('other.ts', 'x\n');
    repo.commit('two');
    repo.git('checkout', '-q', 'topic');
    repo.git('merge', '-q', '--no-commit', '--no-ff', 'other');
    repo.write('a.env', SECRET);
    repo.commit('evil merge');
    repo.remove('a.env');
  },
  'in a commit message': (repo) => {
    repo.git('commit', '-q', '--allow-empty', '-m', `use ${githubToken(1)} for now`);
  },
  'in the name of a file': (repo) => {
    repo.write(`${githubToken(1)}.txt`, 'x\n');
  },
  'the workflow no longer runs the gate': (repo) => {
    repo.write('.github/workflows/ci.yml', 'jobs: {} # no leakgate here\n');
    repo.write('a.env', SECRET);
    return ['.github/workflows/ci.yml'];
  },
};

test.each(Object.entries(ATTACKS))('a pull request stays red: %s', async (_, attack) => {
  const { repo, base } = repository();
  const proposals = attack(repo) ?? [];
  const head = repo.commit('attack');
  const { code, report } = await runGitHub(repo.path, pullRequest(base, head));
  expect(report?.verdict.gates).toContainEqual({ name: 'confident-finding', action: 'block', findings: 1 });
  expect(code).toBe(1);
  const proposed = report!.notices.filter(({ kind }) => kind === 'proposal').map(({ place }) => place);
  for (const path of proposals) expect(proposed).toContain(path);
  expect(report!.verdict.gates.some(({ name }) => name === 'gate-change')).toBe(proposed.length > 0);
});

test('a branch from an old commit does not revive its lax policy', async () => {
  const { repo } = repository(LAX);
  repo.git('checkout', '-q', 'main');
  repo.write('.leakgate.yml', 'preset: default\n');
  const base = repo.commit('a stricter policy');
  repo.git('checkout', '-q', 'topic');
  repo.write('a.env', SECRET);
  const head = repo.commit('secret');
  expect(readFileSync(join(repo.path, '.leakgate.yml'), 'utf8')).toBe(LAX);
  expect((await runGitHub(repo.path, pullRequest(base, head))).code).toBe(1);
});

test('a baseline of the branch hides nothing, one of the base counts', async () => {
  const { repo, base } = repository();
  repo.write('a.env', SECRET);
  await runCli(['baseline', 'create'], { cwd: repo.path });
  const head = repo.commit('secret and baseline');
  const { code, report } = await runGitHub(repo.path, pullRequest(base, head));
  expect(code).toBe(1);
  expect(report!.notices).toContainEqual(expect.objectContaining({ place: '.leakgate/baseline.jsonl' }));
  // on the protected branch the head counts
  repo.git('checkout', '-q', 'main');
  repo.git('merge', '-q', '--ff-only', 'topic');
  const merged = await runGitHub(repo.path, push(base, head));
  expect(merged.report!.findings).toMatchObject([{ state: 'baseline' }]);
  expect(merged.code).toBe(0);
});

test('an inline suppression counts once it is merged, and for its own secret', async () => {
  const { repo } = repository();
  const mark = '# leakgate:allow github-personal-access-token -- it is a test\n';
  repo.git('checkout', '-q', 'main');
  repo.write('a.env', mark + SECRET);
  const base = repo.commit('allowed');
  repo.git('checkout', '-q', '-b', 'next');
  repo.git('mv', 'a.env', 'b.env');
  const moved = repo.commit('moved');
  const first = await runGitHub(repo.path, pullRequest(base, moved));
  expect(first.report!.findings).toMatchObject([{ state: 'suppressed' }]);
  expect(first.code).toBe(0);
  repo.write('b.env', `${mark}key = ${githubToken(2)}\n`);
  const changed = repo.commit('another value');
  expect((await runGitHub(repo.path, pullRequest(base, changed))).code).toBe(1);
});

test('a forced push does not remove the evidence', async () => {
  const { repo, base } = repository();
  repo.write('a.env', SECRET);
  const dropped = repo.commit('secret');
  repo.git('reset', '-q', '--hard', base);
  repo.write('b.ts', 'x\n');
  const head = repo.commit('clean');
  const asPull = await runGitHub(repo.path, pullRequest(base, head, dropped));
  const asPush = await runGitHub(repo.path, push(dropped, head, 'refs/heads/topic'));
  for (const { code, report } of [asPull, asPush]) {
    expect(report!.findings).toMatchObject([{ path: 'a.env', exposure: 'history', commit: { id: dropped } }]);
    expect(code).toBe(1);
  }
  const gone = await runGitHub(repo.path, pullRequest(base, head, '5'.repeat(40)));
  expect(gone.code).toBe(3);
  expect(gone.report!.coverage.failed[0]!.reason).toContain('5'.repeat(40));
});

test('without a policy on the base, the built-in one applies, not the proposed one', async () => {
  const repo = makeRepo();
  made.push(repo);
  repo.write('a.ts', 'x\n');
  const base = repo.commit('base');
  repo.write('.leakgate.yml', LAX);
  repo.write('a.env', SECRET);
  const { code, report } = await runGitHub(repo.path, pullRequest(base, repo.commit('adopt')));
  expect(code).toBe(1);
  expect(report!.notices).toMatchObject([{ kind: 'proposal', place: '.leakgate.yml' }]);
});

test('proposals block if the base says so', async () => {
  const gate = '{ name: no-changes, when: run.tampered, action: block }';
  const { repo, base } = repository(`gates: [${gate}]\n`);
  repo.write('.leakgate.yml', LAX);
  const { code, report } = await runGitHub(repo.path, pullRequest(base, repo.commit('lax')));
  expect(code).toBe(1);
  expect(report!.verdict.gates).toContainEqual({ name: 'no-changes', action: 'block', findings: 0 });
});

test('a broken policy on the base is an error, not a pass', async () => {
  const { repo, base } = repository('presets: none\n');
  const { code, stderr } = await runGitHub(repo.path, pullRequest(base, repo.commit('x')));
  expect(code).toBe(2);
  expect(stderr).toContain('.leakgate.yml:1:1');
});

test('refuses a pack or an organisation file from the checkout', async () => {
  const { repo, base } = repository();
  const event = pullRequest(base, repo.commit('x'));
  for (const args of [
    ['--rules', 'mine.yml'],
    ['--org-config', 'org.yml'],
  ]) {
    const { code, stderr } = await runGitHub(repo.path, event, { args });
    expect(code).toBe(2);
    expect(stderr).toContain('is in the checkout');
  }
});
