import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  characterClasses,
  isCiphertext,
  isContentHash,
  isHexadecimal,
  isIdentifier,
  isPathOrUrl,
  isPlaceholder,
  isPublicMaterial,
  isRepetitive,
  isSequential,
  isTemplateReference,
  isUuid,
  letterBits,
  shannonEntropy,
} from '../../../src/engine/evidence/value.ts';

/** Random-looking values, joined here so that the file contains none as one word. */
const RANDOM = ['9fQ2', 'xL7w', 'Zk3v', 'T8mB', 'r5Yc'].join('');

test('Shannon entropy is in bits per character', () => {
  expect(shannonEntropy('')).toBe(0);
  expect(shannonEntropy('aaaa')).toBe(0);
  expect(shannonEntropy('abcd')).toBe(2);
  expect(shannonEntropy('0123456789abcdef')).toBe(4);
});

test('entropy is the same to the last bit whether characters are compared or counted in a map', () => {
  const counted = (text: string): number => {
    const counts = new Map<string, number>();
    for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
    let bits = 0;
    for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
    return bits;
  };
  const texts = fc.string({
    unit: fc.constantFrom(...'a a a b c d e f g h i j k 0 1 2 3 \u00e9'.split(' ')),
    maxLength: 60,
  });
  fc.assert(
    fc.property(texts, (text) => {
      expect(shannonEntropy(text)).toBe(counted(text));
    }),
  );
});

test.each([
  'your-api-key',
  'YOUR_TOKEN_HERE',
  'xxxxxxxxxxxx',
  '<token>',
  'changeme',
  'change_me',
  'insert-key-here',
  'foo...bar',
  '********',
  'my-example-key',
])('%s is a placeholder', (value) => expect(isPlaceholder(value)).toBe(true));

test.each([
  '${API_KEY}',
  '{{ .Values.key }}',
  '$SECRET',
  '%TOKEN%',
  '#{password}',
  'process.env.TOKEN',
  "os.environ['X']",
  'vault:secret/x',
  '@password@',
])('%s refers to another location', (value) => expect(isTemplateReference(value)).toBe(true));

test('a random value is none of these', () => {
  for (const claim of [
    isPlaceholder,
    isTemplateReference,
    isRepetitive,
    isSequential,
    isUuid,
    isIdentifier,
    isPathOrUrl,
    isCiphertext,
    isPublicMaterial,
  ]) {
    expect([claim.name, claim(RANDOM)]).toEqual([claim.name, false]);
  }
  expect(characterClasses(RANDOM)).toBe(3);
});

test('detects repetitions and sequences', () => {
  expect(isRepetitive('abcabcabcabcabc')).toBe(true);
  expect(isRepetitive('aaaaaaaaaaaaaaaa')).toBe(true);
  expect(isSequential('abcdefgh12345678')).toBe(true);
});

test('words have fewer bits per letter pair than random letters', () => {
  for (const word of ['authentication', 'configuration', 'getUserName', 'password_reset'])
    expect(letterBits(word)!).toBeLessThan(9.8);
  for (const random of ['xqvkzjwpgh', 'QzXvKjWq']) expect(letterBits(random)!).toBeGreaterThan(11);
  expect(letterBits('a1b2')).toBeUndefined();
});

test('names in programs are identifiers, tokens are not', () => {
  for (const name of ['getUserToken', 'user.password_hash', 'AUTH_TOKEN_HEADER', 'my-service-name'])
    expect(isIdentifier(name)).toBe(true);
});

test('paths, URLs without a password and file names are not secrets', () => {
  for (const path of [
    '/etc/ssl/private',
    'https://example.org/a',
    './config/keys.json',
    'server.pem',
    '#/definitions/SecretKey',
  ])
    expect(isPathOrUrl(path)).toBe(true);
  expect(isPathOrUrl('//pkg.acme.dev/mod/v2@v2.0.1')).toBe(true);
  expect(isPathOrUrl('//user:word@acme.dev/')).toBe(false);
});

test('detects public keys, certificates and sealed values', () => {
  expect(isPublicMaterial('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5')).toBe(true);
  expect(isPublicMaterial(btoa('-----BEGIN CERTIFICATE-----'))).toBe(true);
  expect(isCiphertext('ENC[AES256_GCM,data:abc]')).toBe(true);
  expect(isCiphertext(`AgB${'y3iQ0x'.repeat(60)}`)).toBe(true);
});

test('detects marked hashes and hexadecimal numbers', () => {
  for (const hash of [`sha256=${RANDOM}`, `sha512-${RANDOM}`]) expect(isContentHash(hash)).toBe(true);
  expect(isContentHash(RANDOM)).toBe(false);
  expect(isHexadecimal('dead0beef0face0ca'.repeat(2))).toBe(true);
  for (const other of ['deadbeef', 'facadefacadefacade', RANDOM]) expect(isHexadecimal(other)).toBe(false);
});
