import { expect, test } from 'vitest';
import { isForeignProse, isPlainValue, namesItself, readableBase64 } from '../../../src/engine/evidence/plain-value.ts';

/** Random-looking values, joined here so that the file contains none as one word. */
const RANDOM = ['9fQ2', 'xL7w', 'Zk3v', 'T8mB', 'r5Yc'].join('');
const RANDOM_HEX = ['0c9e41d7', '5ba2f683', '1e70d9c4', 'b83f2a65'].join('');

test.each([
  '2016-09-08T21:47:36Z',
  '2020-01-31',
  '1.0.8-debian-12-r0',
  'v2.13.0',
  'PBKDF2WithHmacSHA512',
  'AES/CBC/PKCS5Padding',
  'ecdsaSha2nistp256',
  'pbkdf2:sha256',
  'KeySchemeECDSA_SHA2_P256',
  '512MiB',
  '1*SAFE',
  '2.days',
  '--password-factory',
  '-Dacme.hostname=',
  '(.*)',
  '\\b(acme_[0-9a-f]{32})',
  'scale=format=bgra:afbc=1',
  'user=ann,host=10.0.0.1',
])('%s is a plain value', (value) => expect(isPlainValue(value)).toBe(true));

test.each([RANDOM, RANDOM_HEX, 'sunshine', 'id=7,secret=x', 'xkpr', 'kpkpkp', '12345678', `${RANDOM}==`])(
  '%s does not say what it is',
  (value) => expect(isPlainValue(value)).toBe(false),
);

test.each(['ed', 'sha', 'p', 'es', '1', 'padding'])('repeated %s is quickly told from an algorithm', (part) =>
  expect(isPlainValue(`${part.repeat(60)}!`)).toBe(false),
);

test('foreign prose is not ASCII and has no digit', () => {
  expect(isForeignProse('Jelsz\xc3\xb3')).toBe(true);
  expect(isForeignProse('Jelsz\xc3\xb37')).toBe(false);
  expect(isForeignProse('Wachtwoord')).toBe(false);
});

test('reads base64 of text, but not of bytes', () => {
  expect(readableBase64(btoa('placeholder1'))).toBe('placeholder1');
  expect(readableBase64(btoa('\x01\x02\xff\x80 bytes 12'))).toBeUndefined();
  expect(readableBase64(RANDOM_HEX.slice(0, 7))).toBeUndefined();
});

test.each([
  ['SubnetAPIKey', 'x-subnet-api-key'],
  ['config.DeviceAuthKey', 'pm-27581-device-auth-key'],
  ['password', 'newpassword99'],
  ['serviceAccountSecret', 'influx-backup-key'],
  ['CREDENTIALS', 'kafka_keystore_creds'],
])('%s: %s is a name', (name, value) => expect(namesItself(name, value)).toBe(true));

test.each([
  ['token', `token_${RANDOM}`],
  ['key', 'keyring'],
  ['password', RANDOM],
  ['', RANDOM_HEX],
])('%s: %s is more than a name', (name, value) => expect(namesItself(name, value)).toBe(false));
