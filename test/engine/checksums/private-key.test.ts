import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSecret } from '../../../src/engine/checksums/table.ts';

const check = (text: string): string => checkSecret('private-key', text);
const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
const ed = generateKeyPairSync('ed25519').privateKey;
const KEYS = [
  rsa.export({ type: 'pkcs1', format: 'pem' }),
  rsa.export({ type: 'pkcs8', format: 'pem' }),
  ec.export({ type: 'sec1', format: 'pem' }),
  ec.export({ type: 'pkcs8', format: 'pem' }),
  ed.export({ type: 'pkcs8', format: 'pem' }),
].map(String);

const label = (kind: string, body: Uint8Array): string =>
  `-----${kind} OPENSSH PRIVATE KEY-----\n${kind === 'BEGIN' ? `${Buffer.from(body).toString('base64')}\n` : ''}`;
const field = (bytes: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const openssh = (blocks: readonly Uint8Array[]): string => {
  const count = Buffer.from([0, 0, 0, 1]);
  const head = [
    Buffer.from('openssh-key-v1\0'),
    field(Buffer.from('none')),
    field(Buffer.from('none')),
    field(Buffer.of()),
  ];
  const bytes = Buffer.concat([...head, count, ...blocks.map(field)]);
  return label('BEGIN', bytes) + label('END', bytes);
};

test.each(KEYS)('a key that Node made is well formed, also with its line ends escaped', (pem) => {
  expect(check(pem)).toBe('valid');
  expect(check(pem.replaceAll('\n', String.raw`\n`))).toBe('valid');
  expect(check(pem.replaceAll('\n', '\r\n'))).toBe('valid');
});

test('an OpenSSH key is well formed if its blocks fill it', () => {
  const blocks = fc.tuple(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ maxLength: 200 }));
  fc.assert(fc.property(blocks, (both) => check(openssh(both)) === 'valid'));
  fc.assert(fc.property(blocks, ([one]) => check(openssh([one])) === 'unknown'));
});

test('random bytes, and a key that is cut off, are not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 40, maxLength: 300 }), (bytes) => {
      const body = Buffer.from(bytes).toString('base64');
      expect(check(KEYS[0]!.replace(/(-----\n)[^-]+/, `$1${body}\n`))).toBe('unknown');
    }),
  );
  for (const pem of KEYS) {
    const lines = pem.trimEnd().split('\n');
    lines.splice(1, 1);
    expect(check(lines.join('\n'))).toBe('unknown');
  }
});

test('what stands behind the key does not matter, and lengths that lie do not run away', () => {
  const der = ed.export({ type: 'pkcs8', format: 'der' });
  const pemOf = (bytes: Uint8Array): string =>
    KEYS[4]!.replace(/(-----\n)[^-]+/, `$1${Buffer.from(bytes).toString('base64')}\n`);
  expect(check(pemOf(Buffer.concat([der, Buffer.from('trailing')])))).toBe('valid');
  for (const length of [0x80, 0x84, 0xff])
    expect(check(pemOf(Buffer.from([0x30, length, ...der.subarray(2)])))).toBe('unknown');
});
