import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inspectSecret } from '../../src/engine/checksums/table.ts';
import type { StoreLock } from '../../src/engine/checksums/stores/store-lock.ts';
import { tryPasswords } from '../../src/pool/try-passwords.ts';
import { makeBouncyStore, makeJavaStore, makePkcs12 } from '../support/key-stores.ts';

const context = { before: '', after: '' };

/** The lock of a made store. */
function lockOf(bytes: Buffer): StoreLock {
  let lock: StoreLock | undefined;
  const take = (found: StoreLock): 'unknown' => {
    lock = found;
    return 'unknown';
  };
  inspectSecret('keystore', bytes.toString('latin1'), { context, tryPasswords: take });
  if (!lock) throw new Error('the store has no lock');
  return lock;
}

const keys = { keys: ['main', 'other', 'third', 'fourth', 'fifth'] };
const answer = (bytes: Buffer): string => tryPasswords(lockOf(bytes));

describe('passwords that anybody would try first', () => {
  test.each(['changeit', 'password', 'changeme', 'android', '123456'])('%s', (password) => {
    for (const kind of ['jks', 'jceks'] as const)
      expect(answer(makeJavaStore(kind, { ...keys, password }))).toBe('guessable');
    for (const hash of ['sha1', 'sha256', 'sha512'])
      expect(answer(makePkcs12({ ...keys, password }, { hash, rounds: 1000 }))).toBe('guessable');
    for (const version of [1, 2] as const)
      expect(answer(makeBouncyStore({ ...keys, password }, version))).toBe('guessable');
  });

  test('an empty one', () => {
    expect(answer(makePkcs12({ ...keys, password: '' }))).toBe('empty');
  });

  test('no other', () => {
    const password = createHash('sha256').update('a').digest('hex');
    expect(answer(makeJavaStore('jks', { ...keys, password }))).toBe('unknown');
    expect(answer(makePkcs12({ ...keys, password }))).toBe('unknown');
    expect(answer(makeBouncyStore({ ...keys, password }))).toBe('unknown');
  });
});

describe('the work is bounded', () => {
  const password = 'changeit';

  test('for one store, whatever number of iterations it names', () => {
    const lock = lockOf(makePkcs12({ ...keys, password }));
    if (lock.kind !== 'hmac') throw new Error('another lock');
    const start = performance.now();
    expect(tryPasswords({ ...lock, iterations: 2 ** 31 })).toBe('untried');
    expect(performance.now() - start).toBeLessThan(50);
  });

  test('by the bytes of the store, so that many small ones are no attack', () => {
    const [small, large] = [100, 4000].map((length) => ({
      kind: 'hmac' as const,
      hash: 'sha256',
      salt: randomBytes(8),
      iterations: 10_000,
      keySize: 32,
      data: randomBytes(length),
      mac: randomBytes(32),
    }));
    expect([tryPasswords(small!), tryPasswords(large!)]).toEqual(['untried', 'unknown']);
  });
});
