import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { EVIDENCE } from '../../src/engine/matches/match.ts';
import {
  createFingerprinter,
  DEFAULT_KEY,
  deriveKey,
  fingerprintOf,
  isGuessable,
  KDF,
  keyCheck,
} from '../../src/fingerprint/fingerprint.ts';
import { packEvidence, unpackEvidence } from '../../src/pool/protocol.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('fingerprints never change: baselines depend on them', () => {
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

test('a value of little entropy is stretched, always with the same result', () => {
  const fingerprint = createFingerprinter(DEFAULT_KEY, 'lasting');
  const weak = new Secret(bytes('hunter2'));
  const lasting = fingerprintOf(DEFAULT_KEY, bytes('hunter2'), 'acme');
  expect(fingerprint(weak, 'acme')).toBe(lasting);
  expect(fingerprint(weak, 'acme')).toBe(lasting);
  expect(fingerprint(weak, 'other')).not.toBe(lasting);
});

test('an identity within a run is not a fingerprint, and there is none if none is wanted', () => {
  const mark = createFingerprinter(DEFAULT_KEY, 'run');
  const weak = new Secret(bytes('hunter2'));
  const all = [mark(weak, 'acme'), mark(weak, 'other'), mark(new Secret(bytes('hunter3')), 'acme')];
  expect(new Set(all).size).toBe(3);
  for (const one of all) expect(one).not.toMatch(/^[a-z2-7]{26}$/);
  expect(mark(new Secret(bytes('hunter2')), 'acme')).toBe(all[0]);
  expect(createFingerprinter(DEFAULT_KEY, 'none')(weak, 'acme')).toBe('');
});

/** 10,000 passwords of the kind that people choose: words, names and keyboard walks, with typical endings. */
function commonPasswords(): string[] {
  const roots =
    'password qwerty letmein dragon baseball iloveyou monkey shadow master sunshine princess football welcome admin login abc123 starwars hunter whatever trustno1 batman superman michael jennifer jordan harley ranger buster soccer hockey killer george charlie andrew michelle jessica pepper daniel access thunder cheese computer summer winter spring autumn secret internet flower freedom ginger orange banana cookie chocolate matrix maverick phoenix mustang corvette yankees dallas austin london paris berlin tigger purple silver golden diamond crystal rainbow unicorn butterfly samsung google facebook linkedin changeme default root toor test guest oracle postgres mysql jenkins docker qwertyuiop asdfghjkl zxcvbnm 1qaz2wsx qazwsxedc 1q2w3e4r5t qwertyuiopasdfghjklzxcvbnm 1qaz2wsx3edc4rfv5tgb correcthorsebatterystaple'.split(
      ' ',
    );
  const years = Array.from({ length: 40 }, (_, i) => String(1985 + i));
  const endings = [
    '',
    '1',
    '12',
    '123',
    '1234',
    '12345',
    '123456',
    '1234567890',
    '!',
    '!!',
    '!@#',
    '#1',
    '007',
    '69',
    '99',
    ...years,
  ];
  const cased = (root: string): string[] => [root, root[0]!.toUpperCase() + root.slice(1)];
  return roots
    .flatMap((root) => cased(root).flatMap((word) => endings.map((ending) => word + ending)))
    .slice(0, 10_000);
}

test('each guess among 10,000 common passwords costs a run of scrypt, whatever it is tried against', () => {
  const passwords = commonPasswords();
  expect(new Set(passwords).size).toBe(10_000);
  expect(passwords.filter((password) => !isGuessable(bytes(password)))).toEqual([]);
  // 128 * N * r bytes of memory and 2 * N * r blocks of Salsa20/8 for each guess
  expect(KDF).toEqual({ N: 4096, r: 8, p: 1 });
});

test.each([
  'Tr0ub4dor&3Tr0ub4dor&3',
  'MyCompanyProductionPassword2024!',
  'correct horse battery staple',
  'abcdefghijklmnopqrstuvwxyz0123456789',
  '98765432109876543210987654321098765432109876543210',
  `K9$x`.repeat(12),
])('%s is long, but could be made up', (value) => {
  expect(isGuessable(bytes(value))).toBe(true);
});

test('random tokens are not stretched', () => {
  const base62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const random = (alphabet: string, length: number) =>
    fc
      .array(fc.constantFrom(...alphabet.split('')), { minLength: length, maxLength: length })
      .map((all) => all.join(''));
  fc.assert(
    fc.property(fc.noShrink(fc.oneof(random(base62, 40), random('0123456789abcdef', 48))), (value) => {
      expect(isGuessable(bytes(value))).toBe(false);
    }),
    { seed: 1 },
  );
});

test('the key of a keyed baseline depends on secret and salt, and its check reveals neither', () => {
  const salt = bytes('salt');
  const key = deriveKey('a secret of the team', salt);
  expect(deriveKey('a secret of the team', bytes('other'))).not.toEqual(key);
  expect(deriveKey('another secret', salt)).not.toEqual(key);
  expect(keyCheck(key)).toMatch(/^[a-z2-7]{26}$/);
  expect(keyCheck(key)).not.toBe(fingerprintOf(key, bytes('leakgate-baseline/key-check'), ''));
});

test('evidence survives packing', () => {
  fc.assert(
    fc.property(fc.subarray([...EVIDENCE]), (ids) => {
      expect(unpackEvidence(packEvidence([...ids, ...ids]))).toEqual(ids);
    }),
  );
});
