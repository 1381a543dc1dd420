import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cloneOf, pullRequest, runGitHub, type CiResult } from '../support/ci.ts';
import { serveGit, type GitServerOptions, type GitServer } from '../support/git-server.ts';
import { makeRepo, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const made: { remove: () => void }[] = [];
const servers: GitServer[] = [];
afterEach(async () => {
  for (const one of made.splice(0)) one.remove();
  for (const one of servers.splice(0)) await one.close();
});

const BASIC = `Basic ${Buffer.from('ci:made-up').toString('base64')}`;

/** A topic that adds a secret in the first of two commits, and a checkout of only its last commit. */
function checkout(): { repo: TempRepo; event: ReturnType<typeof pullRequest>; clone: ReturnType<typeof cloneOf> } {
  const repo = makeRepo();
  made.push(repo);
  repo.write('a.ts', 'x\n');
  const base = repo.commit('base');
  repo.git('checkout', '-q', '-b', 'topic');
  repo.write('a.env', `key = ${githubToken(1)}\n`);
  repo.commit('secret');
  repo.write('b.ts', 'x\n');
  const event = pullRequest(base, repo.commit('more'));
  const clone = cloneOf(repo.path, '--depth=1', '--branch', 'topic');
  made.push(clone);
  return { repo, event, clone };
}

async function server(repo: TempRepo, options?: GitServerOptions): Promise<GitServer> {
  const started = await serveGit(dirname(repo.path), options);
  servers.push(started);
  return started;
}

const addressOf = (repo: TempRepo, { url }: GitServer): string => `${url}/${basename(repo.path)}/.git`;
const HTTP = { LEAKGATE_FETCH_PROTOCOLS: 'https,ssh,http' };
const failed = ({ report }: CiResult): string => JSON.stringify(report?.coverage.failed);

test('uses no http unless the pipeline allows it, and says so', async () => {
  const { repo, event, clone } = checkout();
  const { url, requests } = await server(repo);
  clone.git('remote', 'set-url', 'origin', `${url}/${basename(repo.path)}/.git`);
  const refused = await runGitHub(clone.path, event, { env: { LEAKGATE_FETCH_PROTOCOLS: '' } });
  expect(failed(refused)).toContain(
    'origin was not contacted: its address uses http; LEAKGATE_FETCH_PROTOCOLS can allow more',
  );
  expect(requests).toEqual([]);
  const wrong = await runGitHub(clone.path, event, { env: { LEAKGATE_FETCH_PROTOCOLS: 'ext' } });
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('LEAKGATE_FETCH_PROTOCOLS names a protocol')]);
  const fetched = await runGitHub(clone.path, event, { env: HTTP });
  expect([fetched.code, failed(fetched)]).toEqual([1, '[]']);
  expect(requests.length).toBeGreaterThan(0);
});

test('uses no path as an address unless the pipeline allows it', async () => {
  const { event, clone } = checkout();
  const refused = await runGitHub(clone.path, event, { env: { LEAKGATE_FETCH_PROTOCOLS: '' } });
  expect(failed(refused)).toContain('its address uses file');
});

test('a fetched whole history makes the checkout complete, a part of it as shallow as the server says', async () => {
  const { event, clone } = checkout();
  const before = readFileSync(join(clone.path, '.git/shallow'), 'latin1');
  const { code } = await runGitHub(clone.path, event);
  expect(code).toBe(1);
  expect(existsSync(join(clone.path, '.git/shallow.lock'))).toBe(false);
  expect(existsSync(join(clone.path, '.git/shallow'))).toBe(false);
  expect(before).toMatch(/^[0-9a-f]{40}\n$/);
  expect(clone.git('rev-list', '--count', 'HEAD').trim()).toBe('3');
  expect(clone.git('fsck')).toBe('');
});

test.each([
  ['in the configuration', '.git/config'],
  ['in a file that it includes', '.git/credentials.config'],
])('a credential that the checkout left %s goes to its own host', async (_, file) => {
  const { repo, event, clone } = checkout();
  const home = await server(repo, { authorization: BASIC });
  clone.git('remote', 'set-url', 'origin', addressOf(repo, home));
  if (file !== '.git/config') clone.git('config', `includeIf.gitdir:${clone.path}/.git.path`, join(clone.path, file));
  clone.git('config', '--file', file, `http.${home.url}/.extraHeader`, `AUTHORIZATION: ${BASIC}`);
  const result = await runGitHub(clone.path, event, { env: HTTP });
  expect([result.code, failed(result)]).toEqual([1, '[]']);
});

test('a credential goes to no other host: by another address, by a redirect, for every host', async () => {
  const { repo, event, clone } = checkout();
  const home = await server(repo, { authorization: BASIC });
  const other = await server(repo);
  clone.git('config', `http.${home.url}/.extraHeader`, `X-Token: made-up`);
  clone.git('config', 'http.extraHeader', 'X-Any: made-up');
  clone.git('config', `http.${other.url}/.cookieFile`, '/etc/hostname');
  clone.git('remote', 'set-url', 'origin', addressOf(repo, other));
  await runGitHub(clone.path, event, { env: HTTP });
  const gate = await server(repo, { redirect: other.url });
  const again = cloneOf(repo.path, '--depth=1', '--branch', 'topic');
  made.push(again);
  again.git('config', `http.${gate.url}/.extraHeader`, `X-Token: made-up`);
  again.git('remote', 'set-url', 'origin', addressOf(repo, gate));
  await runGitHub(again.path, event, { env: HTTP });
  expect(other.requests.length).toBeGreaterThan(0);
  for (const headers of other.requests) {
    expect(headers).not.toHaveProperty('x-token');
    expect(headers).not.toHaveProperty('x-any');
    expect(headers).not.toHaveProperty('cookie');
  }
  expect(gate.requests[0]).toHaveProperty('x-token', 'made-up');
});

test('a password in the address is used, but never on a command line', async () => {
  const { repo, event, clone } = checkout();
  const home = await server(repo, { authorization: BASIC });
  clone.git('remote', 'set-url', 'origin', addressOf(repo, home).replace('http://', 'http://ci:made-up@'));
  const result = await runGitHub(clone.path, event, { env: HTTP });
  expect([result.code, failed(result)]).toEqual([1, '[]']);
});

test("ignores addresses and proxies in the repository's configuration", async () => {
  const { repo, event, clone } = checkout();
  const home = await server(repo);
  const evil = await server(repo);
  clone.git('remote', 'set-url', 'origin', addressOf(repo, home));
  clone.git('config', `url.${evil.url}/.insteadOf`, `${home.url}/`);
  clone.git('config', `url.ext::touch ran .insteadOf`, home.url);
  clone.git('config', 'http.proxy', evil.url);
  clone.git('config', `http.${home.url}/.proxy`, evil.url);
  clone.git('config', 'remote.origin.proxy', evil.url);
  const result = await runGitHub(clone.path, event, { env: HTTP });
  expect([result.code, failed(result)]).toEqual([1, '[]']);
  expect(evil.requests).toEqual([]);
});
