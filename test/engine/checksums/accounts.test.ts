import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ChecksumName } from '../../../src/engine/checksums/checksum-names.ts';
import { inspectSecret } from '../../../src/engine/checksums/table.ts';
import { readKey } from '../../../src/pool/read-key.ts';

const look = (name: ChecksumName, text: string, before = '', after = '') =>
  inspectSecret(name, text, { context: { before, after }, readKey });

describe('a service account', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' })).trimEnd();
  const file = JSON.stringify(
    {
      type: 'service_account',
      project_id: 'acme-prod-1',
      private_key_id: '0123456789abcdef0123456789abcdef01234567',
      private_key: `${pem}\n`,
      client_email: 'robot@acme-prod-1.iam.gserviceaccount.com',
    },
    undefined,
    2,
  );
  const told = {
    form: 'PKCS 8',
    key: 'rsa 1024 bits',
    project: 'acme-prod-1',
    account: 'robot@acme-prod-1.iam.gserviceaccount.com',
    keyId: '0123456789abcdef0123456789abcdef01234567',
  };

  test.each([
    ['in its file', file],
    ['in a string of JSON', JSON.stringify(file)],
  ])('is reported with its key, %s', (_, text) => {
    const start = text.indexOf('-----BEGIN');
    const end = text.indexOf('-----END') + text.slice(text.indexOf('-----END')).indexOf('KEY-----') + 8;
    const found = look('google-service-account', text.slice(start, end), text.slice(0, start), text.slice(end));
    expect(found).toEqual({ result: 'valid', facts: told, evidence: [] });
  });

  test('a key without an account is a key', () => {
    expect(look('google-service-account', pem)).toMatchObject({ result: 'valid', facts: { form: 'PKCS 8' } });
  });
});

test('reports the account of an AWS key id', () => {
  // Beining, "A short note on AWS KEY ID"
  const id = ['AKIA', 'YVP4CIPP', 'ERUVIFXG'].join('');
  expect(look('aws-key-id', id)).toEqual({ result: 'valid', facts: { account: '595918472158' } });
  expect(look('aws-key-id', id.replace('G', '1'))).toEqual({ result: 'unknown' });
});

test('reports the account and the day of a Discord bot token', () => {
  // the snowflake of Discord's own documentation
  const account = Buffer.from('175928847299117063').toString('base64url');
  expect(look('discord-bot', `${account}.abcdef.${'x'.repeat(27)}`)).toEqual({
    result: 'valid',
    facts: { account: '175928847299117063', made: '2016-04-30' },
  });
  expect(look('discord-bot', `${Buffer.from('99999999999999999999').toString('base64url')}.a.b`)).toMatchObject({
    result: 'unknown',
  });
});

test('reports the ids of Slack values, which prove nothing', () => {
  const hook = ['https://hooks.slack.com', 'services', 'T0ACME123', 'B0ACME456', 'x'.repeat(24)].join('/');
  expect(look('slack-ids', hook)).toEqual({ result: 'unknown', facts: { team: 'T0ACME123', hook: 'B0ACME456' } });
  const app = ['xapp', '1', 'A0ACME789', '1234567890123', 'f'.repeat(64)].join('-');
  expect(look('slack-ids', app)).toEqual({ result: 'unknown', facts: { app: 'A0ACME789' } });
  expect(look('slack-ids', 'xoxb-1-2-3')).toEqual({ result: 'unknown', facts: {} });
});
