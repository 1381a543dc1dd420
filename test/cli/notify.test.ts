import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pullRequest, push, runGitHub } from '../support/ci.ts';
import { makeTree, runCli } from '../support/cli.ts';
import { makeFolder, makeRepo, type TempRepo } from '../support/repo.ts';
import { commandsOf, runStep } from '../support/runner.ts';
import { githubToken } from '../support/token.ts';
import { startWebhook, type WebhookServer } from '../support/webhook-server.ts';

const made: { remove: () => void }[] = [];
let server: WebhookServer;
let other: WebhookServer;
beforeEach(async () => {
  [server, other] = [await startWebhook(), await startWebhook()];
});
afterEach(async () => {
  await Promise.all([server.close(), other.close()]);
  for (const one of made.splice(0)) one.remove();
});

const KEY = 'k'.repeat(32);

function room(more = ''): string {
  return `{ name: room, kind: slack, urlFrom: HOOK, hosts: ['${server.host}']${more} }`;
}

/** A repository whose main names targets; `topic` adds a secret. */
function repository(notify: string): { repo: TempRepo; base: string } {
  const repo = makeRepo();
  made.push(repo);
  repo.write('.leakgate.yml', `notify:\n  - ${notify}\n`);
  repo.write('a.ts', 'x\n');
  const base = repo.commit('base');
  repo.git('checkout', '-q', '-b', 'topic');
  repo.write('src/a.env', `key = ${githubToken(1)}\n`);
  return { repo, base };
}

test('a blocked pull request notifies the targets of its base, and nothing else changes', async () => {
  const { repo, base } = repository(room());
  const event = pullRequest(base, repo.commit('secret'));
  const env = { HOOK: `${server.url}/services/T0`, GITHUB_REPOSITORY: 'acme/shop', GITHUB_RUN_ID: '7' };
  const { code, report, stderr } = await runGitHub(repo.path, event, { env });
  expect(code).toBe(1);
  expect(stderr).toContain(`note: room was notified at ${server.host}`);
  expect(report!.notices).toEqual([]);
  expect(server.posted.map(({ path }) => path)).toEqual(['/services/T0']);
  const { text } = JSON.parse(server.posted[0]!.body) as { text: string };
  expect(text).toContain('*Leakgate: blocked by 1 finding* in `acme/shop at ');
  expect(text).toContain('`src/a.env:1`');
  expect(text).toContain('<https://github.com/acme/shop/actions/runs/7|View the run>');
  expect(stderr + JSON.stringify(report)).not.toContain('/services/T0');
});

test.each<readonly [string, (repo: TempRepo) => void]>([
  ['adds one', (repo) => repo.write('.leakgate.yml', notifying(other, room()))],
  ['redirects the one there is', (repo) => repo.write('.leakgate.yml', notifying(other))],
  ['takes it away', (repo) => repo.write('.leakgate.yml', 'preset: default\n')],
  ['brings a file for it to extend', (repo) => repo.write('.leakgate.yml', 'extends: [x.yml]\n')],
])('a pull request that %s changes nothing', async (_, attack) => {
  const { repo, base } = repository(room());
  repo.write('x.yml', notifying(other));
  attack(repo);
  const env = { HOOK: server.url };
  const { code } = await runGitHub(repo.path, pullRequest(base, repo.commit('attack')), { env });
  expect(code).toBe(1);
  expect([server.posted.length, other.posted.length]).toEqual([1, 0]);
});

function notifying({ host }: WebhookServer, ...more: string[]): string {
  const entry = `{ name: evil, kind: slack, url: 'http://${host}/evil', on: always }`;
  return `notify:\n${[entry, ...more].map((one) => `  - ${one}\n`).join('')}`;
}

test('a pull request cannot add targets to a repository without any', async () => {
  const { repo } = repository(room());
  repo.git('checkout', '-q', 'main');
  repo.remove('.leakgate.yml');
  const base = repo.commit('none');
  repo.git('checkout', '-q', '-b', 'next');
  repo.write('.leakgate.yml', notifying(other));
  const { code } = await runGitHub(repo.path, pullRequest(base, repo.commit('attack')));
  expect([code, other.posted]).toEqual([0, []]);
});

test('a push to another branch notifies the targets of the default branch', async () => {
  const { repo, base } = repository(room(', on: always'));
  repo.write('.leakgate.yml', notifying(other));
  const head = repo.commit('attack');
  const event = push(base, head, 'refs/heads/topic');
  repo.git('update-ref', 'refs/remotes/origin/main', base);
  await runGitHub(repo.path, event, { env: { HOOK: server.url }, args: ['--no-fetch'] });
  expect([server.posted.length, other.posted.length]).toEqual([1, 0]);
});

test.each<readonly [string, string | undefined, string]>([
  ['a host that the base does not name', 'OTHER', 'room was not notified: HOOK points to'],
  ['no address', undefined, 'room was not notified: HOOK is not set'],
  ['a redirect', 'REDIRECT', 'it answered 302; redirects are not followed'],
])('%s: a note, a notice in the report, and the same verdict', async (_, where, message) => {
  const { repo, base } = repository(room());
  const hook = where === 'OTHER' ? `${other.url}/x` : where && `${server.url}/x`;
  server.replies.push({ status: 302, headers: { location: `${other.url}/y` } });
  const env = hook === undefined ? {} : { HOOK: hook };
  const { code, report, stderr } = await runGitHub(repo.path, pullRequest(base, repo.commit('s')), { env });
  expect(code).toBe(1);
  expect(stderr).toContain(message);
  expect(report!.notices).toEqual([
    { kind: 'notification', place: '.leakgate.yml:2:5', message: expect.stringContaining(message) as string },
  ]);
  expect(other.posted).toEqual([]);
});

test('retries the same signed delivery until a limited and broken webhook accepts it', async () => {
  const { repo, base } = repository(`{ name: siem, kind: webhook, url: '${server.url}/in', keyFrom: SIEM_KEY }`);
  server.replies.push({ status: 429, headers: { 'retry-after': '0' } }, { cut: true });
  const { code, stderr } = await runGitHub(repo.path, pullRequest(base, repo.commit('s')), { env: { SIEM_KEY: KEY } });
  expect(code).toBe(1);
  expect(stderr).toContain(`siem was notified at ${server.host}`);
  expect(server.posted).toHaveLength(3);
  const [first] = server.posted;
  expect(first!.headers['webhook-signature']).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
  for (const { body, headers } of server.posted)
    expect([body, headers['webhook-id'], headers['webhook-signature']]).toEqual([
      first!.body,
      first!.headers['webhook-id'],
      first!.headers['webhook-signature'],
    ]);
  expect(JSON.parse(first!.body)).toMatchObject({ findings: [{ path: 'src/a.env' }], verdict: { pass: false } });
});

test('a clean run notifies only targets that always want it', async () => {
  const { repo } = repository(`${room()}\n  - { name: log, kind: teams, url: '${other.url}/t', on: always }`);
  repo.git('checkout', '-q', '-f', 'main');
  repo.git('clean', '-fdq');
  const env = {
    HOOK: server.url,
    GITHUB_SHA: repo.git('rev-parse', 'HEAD').trim(),
    GITHUB_REF: 'refs/heads/main',
  };
  const { code } = await runGitHub(repo.path, ['schedule', {}], { env });
  expect([code, server.posted.length, other.posted.length]).toEqual([0, 0, 1]);
  expect(other.posted[0]!.body).toContain('Leakgate: passed');
});

/** Runs a command. Returns its connections. */
async function connections(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const spy = makeFolder();
  made.push(spy);
  spy.write('seen', '');
  spy.write(
    'spy.cjs',
    `const net = require('node:net'), dns = require('node:dns'), fs = require('node:fs');
const tell = (what) => fs.appendFileSync(${JSON.stringify(join(spy.path, 'seen'))}, what + '\\n');
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...all) { tell('connect'); return connect.apply(this, all); };
const lookup = dns.lookup;
dns.lookup = (...all) => { tell('lookup'); return lookup(...all); };\n`,
  );
  await runCli(args, { cwd, env: { ...env, NODE_OPTIONS: `--require ${join(spy.path, 'spy.cjs')}` } });
  return readFileSync(join(spy.path, 'seen'), 'utf8').split('\n').slice(0, -1);
}

test('without targets nothing is connected to or looked up, and scan never notifies', async () => {
  const { repo } = repository(`{ name: a, kind: slack, url: '${server.url}/t', on: always }`);
  repo.commit('secret');
  const env = { GITHUB_ACTIONS: '', LEAKGATE_CI_BRANCH: 'main', LEAKGATE_CI_DEFAULT_BRANCH: 'main' };
  // the spy detects something if there is something to detect
  expect(await connections(['ci'], repo.path, env)).toContain('connect');
  expect(server.posted).toHaveLength(1);
  for (const command of [['scan'], ['scan', '--history'], ['config', 'show']])
    expect(await connections(command, repo.path)).toEqual([]);
  repo.remove('.leakgate.yml');
  repo.commit('nobody');
  expect(await connections(['ci'], repo.path, env)).toEqual([]);
  expect(server.posted).toHaveLength(1);
});

test('notify test: notifies all targets, or the named ones, and reports the results', async () => {
  const files = {
    '.leakgate.yml': `notify:
  - ${room()}
  - { name: log, kind: teams, url: '${other.url}/t', on: always }
  - { name: lost, kind: slack, urlFrom: NOWHERE, hosts: [hooks.slack.com] }
`,
  };
  const tree = makeTree(files);
  made.push(tree);
  const run = (...args: string[]): ReturnType<typeof runCli> =>
    runCli(['notify', ...args], { cwd: tree.path, env: { HOOK: `${server.url}/services/T0` } });
  const all = await run('test');
  expect([all.code, all.stderr]).toEqual([1, '']);
  expect(all.stdout).toBe(
    `room was notified at ${server.host}\nlog was notified at ${other.host}\nlost was not notified: NOWHERE is not set\n`,
  );
  expect(server.posted[0]!.body).toContain('a test, nothing was scanned');
  const one = await run('test', 'log');
  expect([one.code, one.stdout, server.posted.length]).toEqual([0, `log was notified at ${other.host}\n`, 1]);
  expect((await run('test', 'nobody')).stderr).toContain('there is no notification nobody');
  expect((await run('tell')).code).toBe(2);
});

test('config show never prints a full address', async () => {
  const tree = makeTree({
    '.leakgate.yml': 'notify:\n  - { name: a, kind: slack, url: https://chat.example/hooks/abcdef }\n',
  });
  made.push(tree);
  const { stdout } = await runCli(['config', 'show'], { cwd: tree.path });
  expect(stdout).toContain('"url":"https://chat.example"');
  expect(stdout).not.toContain('abcdef');
});

test("the Action notifies the targets of a pull request's base or of the default branch, whatever is scanned", async () => {
  const { repo, base } = repository(`{ name: a, kind: slack, url: '${server.url}/t', on: always }`);
  const head = repo.commit('secret');
  const seen = async (event: readonly [string, unknown], inputs = {}): Promise<number> => {
    const before = server.posted.length;
    const step = await runStep({ workspace: repo.path, event, inputs });
    expect(step.code).toBe(1);
    expect(step.stdout.includes('a was notified at')).toBe(server.posted.length > before);
    return server.posted.length - before;
  };
  expect(await seen(pullRequest(base, head))).toBe(1);
  expect(await seen(pullRequest(base, head), { path: '.' })).toBe(1);
  expect(await seen(push(base, head, 'refs/heads/topic'))).toBe(1);
  expect(await seen(push(base, head, 'refs/heads/main'))).toBe(1);
  server.replies.push({ status: 404 });
  const step = await runStep({ workspace: repo.path, event: push(base, head, 'refs/heads/main') });
  expect(step.outputs['verdict']).toBe('blocked');
  expect(commandsOf(step.stdout)).toContain(
    `::warning::a was not notified at ${server.host}: it answered 404. This does not change the verdict.`,
  );
});
