import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { compilePacks, openRules, type RuleMatch, scanBlob } from '../../support/rule-scan.ts';
import { makeBouncyStore, makeJavaStore, makeKeePass, makePkcs12 } from '../../support/key-stores.ts';

const scanner = openRules(compilePacks(['keystore', 'keepass', 'privatekey', 'bitcoin', 'ethereum', 'generic']));
const scan = (blob: string | Uint8Array): RuleMatch[] => scanBlob(scanner, blob);
const rulesIn = (blob: string | Uint8Array): string[] => scan(blob).map(({ rule }) => rule);

/** A file as people keep it: as it is, and in base64 in other files. */
function places(file: Buffer): (string | Buffer)[] {
  const text = file.toString('base64');
  const wrapped = text.replaceAll(/.{64}(?=.)/g, '$&\n  ');
  return [file, `store = "${text}"\n`, `store: |\n  ${wrapped}\nother: words that follow\n`];
}

const content = { password: ['Kq7-not-in', 'any-list'].join('-'), keys: ['main'], certificates: ['ca'] };

describe('a key store is one finding, as a file and in base64', () => {
  test.each([
    ['JKS', makeJavaStore('jks', content), 'keystore-java'],
    ['JCEKS', makeJavaStore('jceks', content), 'keystore-java'],
    ['PKCS 12', makePkcs12(content), 'keystore-pkcs12'],
    ['BKS', makeBouncyStore(content), 'keystore-bouncy-castle'],
  ])('%s', (_, file, rule) => {
    for (const place of places(file)) expect(rulesIn(place)).toEqual([rule]);
  });

  test('KeePass', () => {
    const file = makeKeePass(4, 'aes');
    expect(rulesIn(file)).toEqual(['keepass-database']);
    expect(rulesIn(`vault = "${file.toString('base64')}"\n`)).toEqual(['keepass-database']);
  });

  test('is likelier a secret if its password is guessable', () => {
    const [closed] = scan(makeJavaStore('jks', content));
    const [open] = scan(makeJavaStore('jks', { ...content, password: 'changeit' }));
    expect(open!.facts['password']).toBe('guessable');
    expect(open!.confidence).toBeGreaterThan(closed!.confidence);
  });

  test('a trust store is none', () => {
    const trust = { password: 'changeit', certificates: ['ca', 'root'] };
    expect(rulesIn(makeJavaStore('jks', trust))).toEqual([]);
    expect(rulesIn(makePkcs12(trust))).toEqual([]);
  });
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const large = generateKeyPairSync('rsa', { modulusLength: 4096 }).privateKey;
const [p256, p384, p521, k1] = ['prime256v1', 'secp384r1', 'secp521r1', 'secp256k1'].map(
  (namedCurve) => generateKeyPairSync('ec', { namedCurve }).privateKey,
);
const ed = generateKeyPairSync('ed25519').privateKey;
const x = generateKeyPairSync('x25519').privateKey;
const bytesOf = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1'): Buffer =>
  key.export({ type, format: 'der' }) as Buffer;

describe('a private key in DER is one finding, as a file and in base64', () => {
  test.each([
    ['RSA, PKCS 1', bytesOf(rsa, 'pkcs1'), 'privatekey-der-rsa', 'rsa 2048 bits'],
    ['RSA, PKCS 8', bytesOf(rsa, 'pkcs8'), 'privatekey-der-rsa', 'rsa 2048 bits'],
    ['RSA of 4096 bits, PKCS 1', bytesOf(large, 'pkcs1'), 'privatekey-der-rsa', 'rsa 4096 bits'],
    ['RSA of 4096 bits, PKCS 8', bytesOf(large, 'pkcs8'), 'privatekey-der-rsa', 'rsa 4096 bits'],
    ['P-256, SEC 1', bytesOf(p256!, 'sec1'), 'privatekey-der-ec', 'ec prime256v1'],
    ['P-256, PKCS 8', bytesOf(p256!, 'pkcs8'), 'privatekey-der-ec', 'ec prime256v1'],
    ['P-384, SEC 1', bytesOf(p384!, 'sec1'), 'privatekey-der-ec', 'ec secp384r1'],
    ['P-384, PKCS 8', bytesOf(p384!, 'pkcs8'), 'privatekey-der-ec', 'ec secp384r1'],
    ['P-521, SEC 1', bytesOf(p521!, 'sec1'), 'privatekey-der-ec', 'ec secp521r1'],
    ['P-521, PKCS 8', bytesOf(p521!, 'pkcs8'), 'privatekey-der-ec', 'ec secp521r1'],
    ['secp256k1, SEC 1', bytesOf(k1!, 'sec1'), 'privatekey-der-ec', 'ec secp256k1'],
    ['Ed25519', bytesOf(ed, 'pkcs8'), 'privatekey-der-ed25519', 'ed25519'],
    ['X25519', bytesOf(x, 'pkcs8'), 'privatekey-der-ed25519', 'x25519'],
  ])('%s', (_, file, rule, key) => {
    for (const blob of [file, `SIGNING_KEY=${file.toString('base64')}\n`]) {
      const matches = scan(blob);
      expect(matches.map((match) => [match.rule, match.facts['key']])).toEqual([[rule, key]]);
    }
  });

  test('wrapped in lines', () => {
    for (const type of ['pkcs1', 'pkcs8'] as const)
      expect(rulesIn(places(bytesOf(rsa, type))[2]!)).toEqual(['privatekey-der-rsa']);
  });

  test('encrypted', () => {
    const passphrase = randomBytes(9).toString('hex');
    const file = rsa.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase });
    for (const place of places(file)) expect(rulesIn(place)).toEqual(['privatekey-der-encrypted']);
  });

  test('amid other bytes', () => {
    const program = Buffer.concat([randomBytes(5000), Buffer.alloc(50), bytesOf(p256!, 'pkcs8'), randomBytes(5000)]);
    expect(rulesIn(program)).toEqual(['privatekey-der-ec']);
  });

  test('in PEM it stays a key in PEM, and a public key is none', () => {
    for (const key of [rsa, p256!, ed])
      expect(rulesIn(String(key.export({ type: 'pkcs8', format: 'pem' })))).toEqual(['privatekey-pem']);
    for (const { publicKey } of [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('ed25519')])
      expect(rulesIn(publicKey.export({ type: 'spki', format: 'der' }))).toEqual([]);
  });
});

describe('wallets', () => {
  const hex = (length: number): string => randomBytes(length).toString('hex');

  test('an Ethereum key store is found by its ciphertext', () => {
    const crypto = {
      cipher: 'aes-128-ctr',
      cipherparams: { iv: hex(16) },
      ciphertext: hex(32),
      kdf: 'scrypt',
      kdfparams: { dklen: 32, n: 262_144, p: 1, r: 8, salt: hex(32) },
      mac: hex(32),
    };
    for (const text of [JSON.stringify({ version: 3, crypto }), JSON.stringify({ version: 3, crypto }, null, 2)]) {
      const [match, ...others] = scan(text).filter(({ rule }) => !rule.startsWith('generic-'));
      expect(others).toEqual([]);
      expect(match).toMatchObject({
        rule: 'ethereum-keystore',
        facts: { form: 'Ethereum 3', encrypted: 'aes-128-ctr', derivation: 'scrypt' },
      });
      expect(match!.held.toString()).toBe(crypto.ciphertext);
    }
  });

  test('a wallet of Bitcoin Core, in Berkeley DB or SQLite', () => {
    const page = Buffer.alloc(4096);
    page.writeUInt32LE(0x00053162, 12);
    page.writeUInt32LE(9, 16);
    page.writeUInt32LE(4096, 20);
    page[25] = 9;
    randomBytes(20).copy(page, 52);
    expect(rulesIn(page)).toEqual(['bitcoin-core-wallet']);
    const table = Buffer.alloc(4096);
    table.write('SQLite format 3\0');
    expect(rulesIn(table)).toEqual([]);
    table.writeUInt32BE(0xf9beb4d9, 68);
    expect(rulesIn(table)).toEqual(['bitcoin-descriptor-wallet']);
  });
});
