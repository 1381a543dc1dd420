import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliver, type Patience } from '../../../src/app/notify/deliver.ts';
import { signatureHeaders } from '../../../src/app/notify/sign.ts';
import { resolveTarget } from '../../../src/app/notify/target.ts';
import type { RawNotifyTarget } from '../../../src/config/notify-targets.ts';
import { startWebhook, type Reply, type WebhookServer } from '../../support/webhook-server.ts';

let server: WebhookServer;
beforeEach(async () => {
  server = await startWebhook();
});
afterEach(() => server.close());

const PATIENCE: Patience = { tries: 4, each: 5000, total: 20_000, pause: 1 };
const never = new AbortController().signal;

function send(replies: readonly Reply[], patience: Partial<Patience> = {}): Promise<string | undefined> {
  server.replies.push(...replies);
  const letter = { url: new URL(`${server.url}/hook`), body: '{"a":1}', headers: { 'x-a': 'b' } };
  return deliver(letter, { ...PATIENCE, ...patience }, never);
}

test('sends an accepted delivery once, as JSON', async () => {
  expect(await send([{ status: 204 }])).toBeUndefined();
  expect(server.posted).toHaveLength(1);
  expect(server.posted[0]).toMatchObject({
    path: '/hook',
    body: '{"a":1}',
    headers: { 'content-type': 'application/json', 'content-length': '7', 'x-a': 'b' },
  });
});

test.each<readonly [string, readonly Reply[]]>([
  ['a limit', [{ status: 429, headers: { 'retry-after': '0' } }]],
  ['a limit that names a moment', [{ status: 429, headers: { 'retry-after': 'Thu, 01 Jan 2026 00:00:00 GMT' } }]],
  ['errors of the server', [{ status: 500 }, { status: 502 }, { status: 503 }]],
  ['a connection that is cut', [{ cut: true }, { cut: true }]],
])('%s: retries until it is accepted', async (_, replies) => {
  expect(await send(replies)).toBeUndefined();
  expect(server.posted).toHaveLength(replies.length + 1);
});

test('gives up on a slow server and tries again', async () => {
  expect(await send([{ silent: true }], { each: 300 })).toBeUndefined();
  expect(server.posted).toHaveLength(2);
});

test.each<readonly [string, Reply, number, string]>([
  [
    'a redirect',
    { status: 307, headers: { location: '/elsewhere' } },
    1,
    'it answered 307; redirects are not followed',
  ],
  ['a refusal', { status: 404 }, 1, 'it answered 404'],
  ['a server that stays broken', { status: 500 }, 4, 'it answered 500, 4 times'],
  ['a connection that is always cut', { cut: true }, 4, 'it could not be reached (ECONNRESET), 4 times'],
  [
    'a limit beyond what a run waits',
    { status: 429, headers: { 'retry-after': '3600' } },
    1,
    'it answered 429, and asks for a longer delay than a run waits',
  ],
])('%s: not delivered, with the reason', async (_, reply, times, why) => {
  expect(await send(Array(8).fill(reply))).toBe(why);
  expect(server.posted.map(({ path }) => path)).toEqual(Array(times).fill('/hook'));
});

test('all tries together end in time, however long each may take', async () => {
  const why = await send(Array(8).fill({ silent: true }), { each: 60_000, total: 300 });
  expect(why).toBe('it did not answer in time, and asks for a longer delay than a run waits');
});

test('reports a missing server and an aborted run', async () => {
  await server.close();
  expect(await send([])).toBe('it could not be reached (ECONNREFUSED), 4 times');
  const ended = new AbortController();
  ended.abort();
  const letter = { url: new URL(server.url), body: '', headers: {} };
  expect(await deliver(letter, PATIENCE, ended.signal)).toBe('the run was aborted');
});

test('signs as Standard Webhooks do, the same for every try', () => {
  const key = Buffer.from('k'.repeat(24));
  const headers = signatureHeaders('{"a":1}', key, 1_700_000_000_999);
  const { 'webhook-id': id, 'webhook-timestamp': time } = headers;
  expect(time).toBe('1700000000');
  expect(id).toMatch(/^msg_[0-9a-f]{32}$/);
  expect(headers['webhook-signature']).toBe(
    `v1,${createHmac('sha256', key).update(`${id}.${time}.{"a":1}`).digest('base64')}`,
  );
  expect(signatureHeaders('{"a":1}', key, 1_700_000_000_000)).toEqual(headers);
  expect(signatureHeaders('{"a":2}', key, 1_700_000_000_000)['webhook-id']).not.toBe(id);
});

test('reproduces the example of Standard Webhooks', () => {
  // the vector of their libraries, signed over their id: our own is checked through the key
  const raw = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  const words: RawNotifyTarget = { name: 'a', kind: 'webhook', url: 'https://x.example/', keyFrom: 'KEY' };
  const target = resolveTarget(words, { KEY: `whsec_${raw.toString('base64')}` });
  const signature = createHmac('sha256', (target as { key: Buffer }).key)
    .update('msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}')
    .digest('base64');
  expect(signature).toBe('g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

const slack: RawNotifyTarget = { name: 'a', kind: 'slack', urlFrom: 'HOOK', hosts: ['hooks.slack.com'] };
const signed: RawNotifyTarget = { name: 'a', kind: 'webhook', url: 'https://x.example/', keyFrom: 'KEY' };

test.each<readonly [RawNotifyTarget, NodeJS.ProcessEnv, string]>([
  [slack, {}, 'HOOK is not set'],
  [slack, { HOOK: '  ' }, 'HOOK is not set'],
  [slack, { HOOK: 'hooks.slack.com/services/T0' }, 'HOOK is not an address'],
  [slack, { HOOK: 'http://hooks.slack.com/services/T0' }, 'HOOK is not an https address'],
  [slack, { HOOK: 'ftp://hooks.slack.com/' }, 'HOOK is not an https address'],
  [
    slack,
    { HOOK: 'https://evil.example/services/T0' },
    'HOOK points to evil.example, which is not listed under hosts:',
  ],
  [slack, { HOOK: 'https://hooks.slack.com.evil.example/' }, 'HOOK points to hooks.slack.com.evil.example, which'],
  [slack, { HOOK: 'https://hooks.slack.com:8443/' }, 'HOOK points to hooks.slack.com:8443, which'],
  [slack, { HOOK: 'https://hooks.slack.com@evil.example/' }, 'HOOK contains a user name'],
  [slack, { HOOK: 'http://127.0.0.1:1/' }, 'HOOK points to 127.0.0.1:1, which'],
  [slack, { HOOK: 'http://127.0.0.1.evil.example/' }, 'HOOK is not an https address'],
  [signed, {}, 'KEY is not set'],
  [signed, { KEY: 'short' }, 'KEY is shorter than 24 bytes'],
  [signed, { KEY: `whsec_${Buffer.from('short').toString('base64')}` }, 'KEY is shorter than 24 bytes'],
])('sends nothing: %j with %j', (words, env, why) => {
  expect(resolveTarget(words, env)).toContain(why);
});

test('accepts an address from a variable at a listed host, also in capitals and with the default port', () => {
  const target = resolveTarget(slack, { HOOK: ' https://HOOKS.slack.com:443/services/T0\n' });
  expect(target).toMatchObject({ url: new URL('https://hooks.slack.com/services/T0'), key: undefined });
  const named = { ...slack, hosts: ['other.example', 'hooks.slack.com:443'] };
  expect(resolveTarget(named, { HOOK: 'https://hooks.slack.com/x' })).toMatchObject({ key: undefined });
});
