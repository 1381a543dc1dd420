import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { compilePacks, openRules, scanBlob } from '../../support/rule-scan.ts';

const scanner = openRules(compilePacks(['google', 'privatekey', 'generic']));
/** Without names such as `key`, which random members contain at times. */
const keysAlone = openRules(compilePacks(['privatekey']));
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pem = String(key.export({ type: 'pkcs8', format: 'pem' }));
const account = {
  type: 'service_account',
  project_id: 'acme-portal',
  private_key: pem,
  client_email: 'backend@acme-portal.iam.gserviceaccount.com',
};
const indented = pem.trim().replaceAll(/^/gm, '    ');
const rulesIn = (text: string): string[] => scanBlob(scanner, text).map(({ rule }) => rule);

describe('the key of a Google service account is one finding, with advice for Google', () => {
  test.each([
    ['in its file', JSON.stringify(account, null, 2)],
    ['on one line', JSON.stringify(account)],
    ['in a variable', `GOOGLE_CREDENTIALS='${JSON.stringify(account)}'\n`],
    ['in a JSON string', JSON.stringify({ credentials: JSON.stringify(account) })],
    ['in base64', `credentials: ${Buffer.from(JSON.stringify(account)).toString('base64')}\n`],
    ['in a Python dictionary', JSON.stringify(account).replaceAll('"', "'")],
    ['in YAML', `private_key: |\n${indented}\nclient_email: ${account.client_email}\n`],
    ['in two variables', `KEY_PRIVATE_KEY=${JSON.stringify(pem)}\nKEY_CLIENT_EMAIL=${account.client_email}\n`],
  ])('%s', (_, text) => {
    expect(rulesIn(text)).toEqual(['google-service-account-key']);
  });

  test('also if the account comes first', () => {
    expect(rulesIn(`client_email: ${account.client_email}\nprivate_key: |\n${indented}\n`)).toEqual([
      'google-service-account-key-last',
    ]);
  });

  test('names its project and account', () => {
    expect(scanBlob(scanner, JSON.stringify(account))[0]!.facts).toMatchObject({
      key: 'rsa 2048 bits',
      project: account.project_id,
      account: account.client_email,
    });
  });

  test('a key of anything else has the advice for any key', () => {
    expect(rulesIn(pem)).toEqual(['privatekey-pem']);
    expect(rulesIn(JSON.stringify({ private_key: pem, issuer: 'acme' }))).toEqual(['privatekey-pem']);
  });
});

describe('the secret of a private JSON web key is its member d', () => {
  const keys = [
    key,
    generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey,
    generateKeyPairSync('ed25519').privateKey,
  ];

  test.each(keys.map((one) => [one.asymmetricKeyType, one.export({ format: 'jwk' })] as const))('%s', (_, jwk) => {
    const { d } = jwk;
    const members = Object.entries(jwk);
    for (const order of [members, members.toReversed(), members.toSorted(([a], [b]) => (a < b ? -1 : 1))]) {
      const set = { keys: [{ ...Object.fromEntries(order), kid: 'a' }] };
      for (const text of [JSON.stringify(set), JSON.stringify(set, null, 2)])
        expect(scanBlob(keysAlone, text).map(({ held }) => held.toString())).toEqual([d]);
    }
  });

  test('a public one is not a finding', () => {
    for (const one of keys) {
      const half = createPublicKey(one).export({ format: 'jwk' });
      expect(scanBlob(keysAlone, JSON.stringify({ keys: [half] }))).toEqual([]);
    }
  });
});
