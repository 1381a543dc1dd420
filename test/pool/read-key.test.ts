import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKey } from '../../src/pool/read-key.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });

test('a key in DER and its public numbers give the same public half', () => {
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  expect(readKey({ form: 'pkcs8', der })).toEqual({ name: 'ec secp384r1', spki });
  const { kty, crv, x, y } = privateKey.export({ format: 'jwk' }) as Record<string, string>;
  expect(readKey({ form: 'jwk', jwk: { kty: kty!, crv: crv!, x: x!, y: y! } })).toEqual({ name: 'ec secp384r1', spki });
});

test('bytes that are not a key, and numbers that are not a point, are an answer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (der) => {
      expect(readKey({ form: 'pkcs8', der })).toBeUndefined();
    }),
  );
  const jwk = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' };
  expect(readKey({ form: 'jwk', jwk })).toBeUndefined();
});
