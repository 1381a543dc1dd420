import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectSecret } from '../../../../src/engine/checksums/table.ts';
import { tryPasswords } from '../../../../src/pool/try-passwords.ts';
import {
  makeBouncyStore,
  makeJavaStore,
  makeKeePass,
  makePkcs12,
  type StoreContent,
} from '../../../support/key-stores.ts';

const context = { before: '', after: '' };
const look = (bytes: Buffer) => inspectSecret('keystore', bytes.toString('latin1'), { context, tryPasswords });
const strong = ['Kq7-not-in', 'any-list'].join('-');
const keys: StoreContent = { password: strong, keys: ['main'], certificates: ['ca', 'root'] };

const FORMATS: readonly (readonly [string, (content: StoreContent) => Buffer, Record<string, string>])[] = [
  ['JKS', (content) => makeJavaStore('jks', content), { form: 'JKS 2', entries: '3', keys: '1', encrypted: 'JKS' }],
  [
    'JCEKS',
    (content) => makeJavaStore('jceks', content),
    { form: 'JCEKS 2', entries: '3', keys: '1', encrypted: 'PBE-MD5-3DES' },
  ],
  ['PKCS 12', (content) => makePkcs12(content), { form: 'PKCS 12', keys: '1', encrypted: 'PBE-SHA1-3DES' }],
  [
    'BKS',
    (content) => makeBouncyStore(content),
    { form: 'BKS 2', entries: '3', keys: '1', encrypted: 'PBE-SHA1-3DES' },
  ],
];

describe.each(FORMATS)('%s', (_, make, facts) => {
  test('shows its format, what it holds, and what protects the keys', () => {
    expect(look(make(keys))).toEqual({ result: 'valid', facts, evidence: ['encrypted'] });
  });

  test('shows that a password is guessable, and never which', () => {
    const found = look(make({ ...keys, password: 'changeit' }));
    expect(found).toEqual({ result: 'valid', facts: { ...facts, password: 'guessable' }, evidence: [] });
  });

  test('is the same in base64, in one line or many', () => {
    const text = make(keys).toString('base64');
    const inspect = (secret: string) => inspectSecret('keystore', secret, { context }).facts;
    expect(inspect(text)).toEqual(facts);
    expect(inspect(text.replaceAll(/.{64}/g, '$&\n  '))).toEqual(facts);
    expect(inspect(text.replaceAll(/.{64}/g, String.raw`$&\n`))).toEqual(facts);
  });

  test('says nothing certain once it is cut off anywhere', () => {
    const whole = make(keys);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (size) => {
        expect(look(whole.subarray(0, size)).result).toBe('unknown');
      }),
    );
  });

  test('ignores what follows it', () => {
    expect(look(Buffer.concat([make(keys), Buffer.from('and more')])).facts).toEqual(facts);
  });
});

test('the debug key of Android counts for less, because every developer has one', () => {
  const store = makeJavaStore('jks', { password: 'android', keys: ['androiddebugkey'] });
  expect(look(store)).toMatchObject({ facts: { password: 'guessable' }, evidence: ['example-value'] });
});

describe('a trust store, which holds certificates alone', () => {
  const trust: StoreContent = { password: 'changeit', certificates: ['ca'] };

  test('is no finding', () => {
    for (const store of [makeJavaStore('jks', trust), makeJavaStore('jceks', trust), makeBouncyStore(trust)])
      expect(look(store)).toEqual({ result: 'invalid' });
    expect(look(makePkcs12(trust, { hidden: false }))).toEqual({ result: 'invalid' });
  });

  test('may be one if its contents are encrypted', () => {
    expect(look(makePkcs12(trust)).result).toBe('unknown');
  });
});

test('bytes that are no key store are no evidence for one', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(look(Buffer.from(bytes)).result).toBe('unknown');
    }),
  );
  const deep = Buffer.concat(Array.from({ length: 6000 }, () => Buffer.from([0x30, 0x82, 0x20, 0x00])));
  expect(look(deep).result).toBe('unknown');
});

describe('a KeePass database', () => {
  const open = (bytes: Buffer) => inspectSecret('keepass', bytes.toString('latin1'), { context });

  test('shows version, cipher and derivation', () => {
    expect(open(makeKeePass(4, 'chacha20'))).toEqual({
      result: 'valid',
      facts: { form: 'KDBX 4.1', encrypted: 'ChaCha20', derivation: 'Argon2d' },
      evidence: ['encrypted'],
    });
    expect(open(makeKeePass(3, 'aes')).facts).toEqual({
      form: 'KDBX 3.1',
      encrypted: 'AES-256',
      derivation: 'AES-KDF',
    });
  });

  test('says nothing certain if its header is cut off', () => {
    expect(open(makeKeePass(4, 'aes').subarray(0, 80)).result).toBe('unknown');
  });
});
