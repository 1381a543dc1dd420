import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWords } from '../../../src/engine/checksums/bip39-words.ts';
import { crc16 } from '../../../src/engine/checksums/crc16-keys.ts';
import { bytesOfText } from '../../../src/engine/checksums/encodings/base64.ts';
import type { ChecksumName } from '../../../src/engine/checksums/checksum-names.ts';
import { checkSecret, inspectSecret } from '../../../src/engine/checksums/table.ts';

const look = (name: ChecksumName, text: string) => inspectSecret(name, text, { context: { before: '', after: '' } });
const words = [...readWords().keys()];

/** The phrase of some entropy, by the first letters of its words. */
function phraseOf(entropy: Uint8Array): string[] {
  const bits = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const check = bits(createHash('sha256').update(entropy).digest()).slice(0, entropy.length / 4);
  return (bits(entropy) + check).match(/.{11}/g)!.map((one) => words[Number.parseInt(one, 2)]!);
}

const entropies = fc
  .constantFrom(16, 20, 24, 28, 32)
  .chain((size) => fc.uint8Array({ minLength: size, maxLength: size }))
  .filter((bytes) => new Set(bytes).size > 8);

describe('seed phrases', () => {
  test('the list has its 2,048 words, in order', () => {
    expect(words).toHaveLength(2048);
    expect([...words].sort()).toEqual(words);
    expect([words[0], words[1024], words[2047]]).toEqual(['aban', 'leng', 'zoo']);
  });

  test('a phrase of any entropy is valid, however it is written', () => {
    fc.assert(
      fc.property(entropies, fc.constantFrom(' ', '\n', '", "', '\t'), (entropy, between) => {
        const phrase = phraseOf(entropy);
        const found = look('bip39', phrase.join(between));
        expect(found).toEqual({ result: 'valid', facts: { words: String(phrase.length) }, evidence: [] });
        const numbered = phrase.map((word, at) => `${at + 1}. ${word}`).join('\n');
        expect(look('bip39', numbered).result).toBe('valid');
      }),
    );
  });

  test('a phrase with another last word is valid one time in as many as the check has values', () => {
    const phrase = phraseOf(createHash('sha256').update('acme').digest().subarray(0, 16));
    const whole = words.filter((word) => checkSecret('bip39', [...phrase.slice(0, 11), word].join(' ')) === 'valid');
    expect(whole).toHaveLength(2048 / 16);
    const other = words.find((word) => !whole.includes(word))!;
    expect(look('bip39', [...phrase.slice(0, 11), other].join(' '))).toMatchObject({
      result: 'unknown',
      evidence: ['structure-broken'],
    });
  });

  test('rejects prose and other numbers of words', () => {
    const prose = 'these words are only prose about the phrase that people write down';
    expect(checkSecret('bip39', prose)).toBe('invalid');
    for (const count of [0, 1, 11, 13, 23, 25]) expect(checkSecret('bip39', 'zoo '.repeat(count))).toBe('unknown');
  });

  test("the standard's vectors and phrases of manuals are published", () => {
    // BIP-39's vectors for no entropy at all and for nothing but ones; the phrase of Hardhat's manual
    const vectors = [`${'abandon '.repeat(11)}about`, `${'zoo '.repeat(11)}wrong`, `${'test '.repeat(11)}junk`];
    for (const phrase of vectors) {
      const { result, evidence } = look('bip39', phrase);
      expect([result, evidence]).toEqual(['valid', ['published-test', 'repetitive', 'example-value']]);
    }
    expect(look('bip39', `legal winner thank year wave sausage worth useful legal winner thank yellow`)).toMatchObject({
      result: 'valid',
      evidence: ['published-test'],
    });
  });
});

/** Base58Check of a payload, in an alphabet. */
function encode(payload: Uint8Array, alphabet: string): string {
  const twice = createHash('sha256').update(createHash('sha256').update(payload).digest()).digest();
  const bytes = Buffer.concat([payload, twice.subarray(0, 4)]);
  let text = '';
  for (let rest = BigInt(`0x${bytes.toString('hex')}`); rest > 0n; rest /= 58n)
    text = alphabet[Number(rest % 58n)]! + text;
  return text;
}

const BITCOIN = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const RIPPLE = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';
const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size });

function spoiled(text: string): string {
  return text.slice(0, 20) + (text[20] === 'z' ? 'y' : 'z') + text.slice(21);
}

describe('keys in Base58Check', () => {
  test('accepts an address of the first block, and not its neighbour', () => {
    const address = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
    expect(checkSecret('base58check', address)).toBe('valid');
    expect(checkSecret('base58check', address.replace('zP1', 'zP2'))).toBe('unknown');
    for (const name of ['bitcoin-wif', 'bitcoin-extended', 'ripple-seed'] as const)
      expect(checkSecret(name, address)).toBe('unknown');
  });

  test('private keys in wallet import format name their network', () => {
    fc.assert(
      fc.property(bytes(32), fc.boolean(), fc.boolean(), (key, isTest, isCompressed) => {
        const text = encode(Buffer.from([isTest ? 0xef : 0x80, ...key, ...(isCompressed ? [1] : [])]), BITCOIN);
        expect(text).toMatch(/^(?:5[HJK]|[KL9c])/);
        expect(look('bitcoin-wif', text)).toEqual({
          result: 'valid',
          facts: { network: isTest ? 'testnet' : 'bitcoin' },
        });
        expect(checkSecret('bitcoin-wif', spoiled(text))).toBe('unknown');
      }),
    );
  });

  test('extended private keys have network and depth as facts; public ones are rejected', () => {
    const extended = (version: number, depth: number, rest: Uint8Array): string => {
      const head = Buffer.alloc(5);
      head.writeUInt32BE(version);
      head[4] = depth;
      return encode(Buffer.concat([head, rest.subarray(0, 40), Buffer.of(0), rest.subarray(40)]), BITCOIN);
    };
    fc.assert(
      fc.property(bytes(72), fc.integer({ min: 0, max: 255 }), (rest, depth) => {
        const text = extended(0x0488ade4, depth, rest);
        expect(text.slice(0, 4)).toBe(['x', 'prv'].join(''));
        const found = look('bitcoin-extended', text);
        expect(found).toEqual({ result: 'valid', facts: { network: 'bitcoin', depth: String(depth) } });
        expect(checkSecret('bitcoin-extended', spoiled(text))).toBe('unknown');
        expect(look('bitcoin-extended', extended(0x04358394, depth, rest)).facts).toMatchObject({ network: 'testnet' });
      }),
    );
    const publicKey = encode(Buffer.concat([Buffer.from('0488b21e00', 'hex'), Buffer.alloc(73, 2)]), BITCOIN);
    expect(checkSecret('bitcoin-extended', publicKey)).toBe('unknown');
  });

  test('seeds of the XRP Ledger use its own alphabet', () => {
    fc.assert(
      fc.property(bytes(16), (seed) => {
        const [family, ed] = [[0x21], [0x01, 0xe1, 0x4b]].map((version) =>
          encode(Buffer.from([...version, ...seed]), RIPPLE),
        );
        expect(family).toMatch(/^s/);
        expect(ed).toMatch(/^sEd/);
        expect([family!, ed!].map((text) => checkSecret('ripple-seed', text))).toEqual(['valid', 'valid']);
        expect(checkSecret('ripple-seed', spoiled(family!))).toBe('unknown');
      }),
    );
    // the seed of the first account, public since 2012 (xrpl.org, "Accounts")
    expect(checkSecret('ripple-seed', ['snoPBrXtMeMy', 'MHUVTgbuqAfg1SUTb'].join(''))).toBe('valid');
  });
});

describe('keys with a CRC-16', () => {
  test('CRC-16/XMODEM of the standard check string', () => {
    expect(crc16(bytesOfText('123456789'))).toBe(0x31c3);
  });

  test('seeds in the manuals of Stellar and NATS are valid', () => {
    // js-stellar-base, test/unit/strkey_test.js; docs.nats.io, "NKeys"
    expect(checkSecret('stellar-seed', ['SB7ZMPZB3YMMK5CUWENX', 'VLZWBK4KYX4YU5JBXQNZSK2DP2Q7V3LVTO5V'].join(''))).toBe(
      'valid',
    );
    expect(checkSecret('nkey-seed', ['SUACSSL3UAHUDXKFSNVU', 'ZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY'].join(''))).toBe(
      'valid',
    );
  });
});

test('the private key of NIP-19 is valid', () => {
  const key = ['nsec1', 'vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5'].join('');
  expect(checkSecret('bech32-nsec', key)).toBe('valid');
});
