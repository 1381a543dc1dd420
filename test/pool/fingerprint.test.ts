import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { EVIDENCE } from '../../src/engine/match.ts';
import { createFingerprinter, DEFAULT_KEY, estimateBits, fingerprintOf } from '../../src/pool/fingerprint.ts';
import { packEvidence, unpackEvidence } from '../../src/pool/protocol.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('fingerprints are these for ever: a baseline depends on it', () => {
  expect(fingerprintOf(DEFAULT_KEY, bytes(['Zk3Qv9Lp2Xw7', 'Rt5Yb8Nc1Md4'].join('')), 'acme')).toMatchInlineSnapshot(
    `"oeqa4ynirgwuusorinrsrqvjja"`,
  );
  expect(fingerprintOf(DEFAULT_KEY, bytes('hunter2'), 'acme')).toMatchInlineSnapshot(`"ubddcgwhiu6n3omcptpitsfhyq"`);
});

test('key, value and family each change a fingerprint', () => {
  const value = bytes('Zk3Qv9Lp2Xw7Rt5Yb8Nc1Md4');
  const all = [
    fingerprintOf(DEFAULT_KEY, value, 'acme'),
    fingerprintOf(bytes('other key'), value, 'acme'),
    fingerprintOf(DEFAULT_KEY, value.subarray(1), 'acme'),
    fingerprintOf(DEFAULT_KEY, value, 'other'),
  ];
  expect(new Set(all).size).toBe(4);
  for (const one of all) expect(one).toMatch(/^[a-z2-7]{26}$/);
});

test('a value of little entropy is stretched, and remembered', () => {
  const fingerprint = createFingerprinter(DEFAULT_KEY);
  const weak = new Secret(bytes('hunter2'));
  const started = performance.now();
  expect(fingerprint(weak, 'acme')).toBe(fingerprintOf(DEFAULT_KEY, bytes('hunter2'), 'acme'));
  const once = performance.now() - started;
  const again = performance.now();
  for (let i = 0; i < 100; i++) fingerprint(weak, 'acme');
  expect(performance.now() - again).toBeLessThan(once);
  expect(fingerprint(weak, 'other')).not.toBe(fingerprint(weak, 'acme'));
});

test('bits are length times entropy', () => {
  expect(estimateBits(bytes(''))).toBe(0);
  expect(estimateBits(bytes('aaaaaaaa'))).toBe(0);
  expect(estimateBits(bytes('abcdabcd'))).toBe(16);
});

test('evidence survives its packing', () => {
  fc.assert(
    fc.property(fc.subarray([...EVIDENCE]), (ids) => {
      expect(unpackEvidence(packEvidence([...ids, ...ids]))).toEqual(ids);
    }),
  );
});
