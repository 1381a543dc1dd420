import { afterEach, expect, test } from 'vitest';
import { cloneOf, pullRequest, push, runCi, runGitHub } from '../support/ci.ts';
import { makeRepo, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const made: { remove: () => void }[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

const ZERO = '0'.repeat(40);
const [OURS, THEIRS] = [`key = ${githubToken(1)}\n`, `key = ${githubToken(2)}\n`];

/** A repository whose main contains an old secret; `topic` adds another, two commits deep. */
function server(): { repo: TempRepo; base: string; head: string } {
  const repo = makeRepo();
  made.push(repo);
  repo.write('old.env', THEIRS);
  repo.commit('first');
  repo.write('a.ts', 'x\n');
  const base = repo.commit('base');
  repo.git('checkout', '-q', '-b', 'topic');
  repo.write('a.env', OURS);
  repo.commit('secret');
  repo.write('b.ts', 'x\n');
  return { repo, base, head: repo.commit('more') };
}

function shallow(repo: TempRepo, branch: string): ReturnType<typeof cloneOf> {
  const clone = cloneOf(repo.path, '--depth=1', '--branch', branch);
  made.push(clone);
  return clone;
}

const paths = (report: { findings: readonly { path: string; state: string }[] } | undefined): string[] =>
  (report?.findings ?? []).map(({ path, state }) => `${path} ${state}`);

test('deepens a shallow checkout by exact ids, and changes nothing else', async () => {
  const { repo, base, head } = server();
  const clone = shallow(repo, 'topic');
  const refs = clone.git('for-each-ref');
  const { code, report } = await runGitHub(clone.path, pullRequest(base, head));
  expect(paths(report)).toEqual(['a.env new']);
  expect(report!.coverage.failed).toEqual([]);
  expect(code).toBe(1);
  expect(clone.git('for-each-ref')).toBe(refs);
  expect(clone.git('status', '--porcelain')).toBe('');
});

test('scans a shallow checkout that may not be deepened as far as possible, as incomplete', async () => {
  const { repo, base } = server();
  repo.git('checkout', '-q', '-b', 'clean', base);
  repo.write('c.ts', 'x\n');
  const head = repo.commit('clean');
  const clone = shallow(repo, 'clean');
  const kept = await runGitHub(clone.path, pullRequest(base, head), { args: ['--no-fetch'] });
  // old and new cannot be distinguished, so the whole tree counts
  expect(paths(kept.report)).toEqual(['old.env new']);
  expect(kept.report!.verdict.gates.map(({ name }) => name)).toContain('incomplete-scan');
  expect(kept.stderr).toContain('the gate is built-in');
  const fetched = await runGitHub(clone.path, pullRequest(base, head));
  expect(fetched.code).toBe(0);
});

test('a fetch runs no configured program', async () => {
  const { repo, base, head } = server();
  const clone = shallow(repo, 'topic');
  const mark = (name: string): string => `touch ${clone.path}/${name}; false`;
  clone.git('config', 'remote.origin.uploadpack', mark('ran-uploadpack'));
  clone.git('config', 'core.sshCommand', mark('ran-ssh'));
  clone.git('config', 'core.askPass', mark('ran-askpass'));
  clone.git('config', 'credential.helper', `!${mark('ran-helper')}`);
  const { code } = await runGitHub(clone.path, pullRequest(base, head));
  expect(code).toBe(1);
  clone.git('config', 'remote.origin.url', `ext::sh -c 'touch ${clone.path}/ran-ext'`);
  await runGitHub(clone.path, pullRequest('7'.repeat(40), head));
  expect(clone.git('status', '--porcelain')).toBe('');
});

test('scans what pushes add to a branch, a new branch, a tag', async () => {
  const { repo, base, head } = server();
  // the secret came with an earlier push, and is judged until it is resolved
  const parent = repo.git('rev-parse', `${head}^`).trim();
  expect(paths((await runGitHub(repo.path, push(parent, head, 'refs/heads/topic'))).report)).toEqual(['a.env new']);
  const clone = cloneOf(repo.path, '--branch', 'topic');
  made.push(clone);
  for (const event of [push(base, head, 'refs/heads/topic'), push(ZERO, head, 'refs/heads/topic')])
    expect(paths((await runGitHub(clone.path, event)).report)).toEqual(['a.env new']);
  clone.git('tag', '-a', 'v1', '-m', `released with ${githubToken(3)}`);
  const tag = clone.git('rev-parse', 'v1').trim();
  const { report } = await runGitHub(clone.path, push(ZERO, tag, 'refs/tags/v1'));
  expect(paths(report).toSorted()).toEqual([`.git/tag/${tag} new`, 'a.env new']);
});

test.each(['schedule', 'workflow_dispatch'])(
  '%s: the tree of the default branch, or what another brings in',
  async (name) => {
    const { repo, base, head } = server();
    const payload = { repository: { default_branch: 'main' } };
    const topic = await runGitHub(repo.path, [name, payload], {
      env: { GITHUB_SHA: head, GITHUB_REF: 'refs/heads/topic' },
    });
    expect([topic.report!.run.mode, paths(topic.report)]).toEqual(['range', ['a.env new']]);
    repo.git('checkout', '-q', 'main');
    const main = await runGitHub(repo.path, [name, payload], {
      env: { GITHUB_SHA: base, GITHUB_REF: 'refs/heads/main' },
    });
    expect([main.report!.run.mode, paths(main.report)]).toEqual(['tree', ['old.env new']]);
    expect(main.stderr).toContain('leakgate baseline create');
  },
);

test('grace on the default branch covers old findings, but not what a push backdates', async () => {
  const { repo } = server();
  repo.git('checkout', '-q', 'main');
  repo.write('.leakgate.yml', `grace: { adopted: ${new Date().toISOString().slice(0, 10)}, days: 90 }\n`);
  const before = repo.commit('adopt');
  const old = await runGitHub(repo.path, push(before, before));
  expect(old.report!.findings).toMatchObject([
    { path: 'old.env', action: 'warn', commit: { author: expect.any(String) } },
  ]);
  expect(old.code).toBe(0);
  repo.write('new.env', OURS);
  const { report, code } = await runGitHub(repo.path, push(before, repo.commit('dated back to 2024')));
  expect(report!.findings.map(({ path, action }) => `${path} ${action}`)).toEqual(['new.env block', 'old.env warn']);
  expect(code).toBe(1);
});

test('requests the tip of a branch if a CI names no commit', async () => {
  const { repo, head } = server();
  const clone = shallow(repo, 'topic');
  // the policy is changed on main after the checkout
  repo.git('checkout', '-q', 'main');
  repo.write('.leakgate.yml', 'allow: [{ paths: [a.env], reason: made up }]\n');
  repo.commit('allow');
  const env = {
    GITLAB_CI: 'true',
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_COMMIT_SHA: head,
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  };
  const { code, report } = await runCi(clone.path, env);
  expect(paths(report)).toEqual(['a.env suppressed']);
  expect(code).toBe(0);
});

test('skips paths that the base excludes, and says so', async () => {
  const { repo } = server();
  repo.git('checkout', '-q', 'main');
  repo.write('.leakgate.yml', 'exclude: ["fixtures/**"]\n');
  const base = repo.commit('exclude');
  repo.git('checkout', '-q', '-b', 'next');
  repo.write('fixtures/x.env', OURS);
  const { code, report } = await runGitHub(repo.path, pullRequest(base, repo.commit('fixture')));
  expect(report!.coverage.skipped).toEqual([{ path: 'fixtures/x.env', reason: 'excluded', kind: 'excluded' }]);
  expect(report!.findings).toEqual([]);
  expect(code).toBe(0);
});

test('says what is missing outside a CI, and outside a repository', async () => {
  const { repo } = server();
  const { report, code } = await runCi(repo.path, {});
  expect(report!.coverage.failed[0]!.reason).toContain('does not name the commits to scan');
  expect(code).toBe(1);
  repo.remove('.git');
  const { code: none, stderr } = await runCi(repo.path, {});
  expect(none).toBe(3);
  expect(stderr).toContain('is not in a git repository');
});
