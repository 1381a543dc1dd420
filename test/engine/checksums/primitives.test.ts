import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase58 } from '../../../src/engine/checksums/encodings/base58.ts';
import {
  bytesOfText,
  decodeBase32,
  decodeBase64,
  encodeBase32,
  encodeBase64,
  textOfBytes,
} from '../../../src/engine/checksums/encodings/base64.ts';
import { crc32, crc32OfText, hex32, swapBytes } from '../../../src/engine/checksums/encodings/crc32.ts';
import { marvin32, marvinHash, marvinSeed } from '../../../src/engine/checksums/encodings/marvin32.ts';
import { base36, base62, encodeRadix } from '../../../src/engine/checksums/encodings/radix.ts';
import { sha256 } from '../../../src/engine/checksums/encodings/sha256.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('known answers', () => {
  test('CRC-32 of the standard check string', () => {
    expect(hex32(crc32OfText('123456789'))).toBe('cbf43926');
    expect(crc32(bytesOfText('123456789'))).toBe(0xcbf43926);
    expect(hex32(swapBytes(0x01020304))).toBe('04030201');
  });

  test('SHA-256 of FIPS 180-4', () => {
    expect(hex(sha256(bytesOfText('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hex(sha256(bytesOfText('')))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('Marvin of SymCrypt', () => {
    const short = marvinHash(Uint8Array.from([0x61, 0x62, 0x63]), { high: 0xd53cd9ce, low: 0xcd0893b7 });
    expect([short.high, short.low]).toEqual([0x22c74339, 0x492769bf]);
    const long = marvinHash(bytesOfText('abcdefghijklmnopqrstuvwxyz'), { high: 0x0ddddeee, low: 0xeffff000 });
    expect([long.high, long.low]).toEqual([0xa128eb7e, 0x7260aca2]);
    expect(marvin32(bytesOfText('abcdefghijklmnopqrstuvwxyz'), { high: 0x0ddddeee, low: 0xeffff000 })).toBe(
      (0xa128eb7e ^ 0x7260aca2) >>> 0,
    );
    expect(marvinSeed('Default0')).toEqual({ high: 0x44656661, low: 0x756c7430 });
  });

  test('number systems', () => {
    expect(base62(0)).toBe('000000');
    expect(base62(2883656711)).toBe('399Wq7');
    expect(base62(0xffffffff)).toBe('4gfFC3');
    expect(base36(0xffffffff, 7)).toBe('1z141z3');
    expect(encodeRadix(0, 'ab')).toBe('a');
    expect(Buffer.from(decodeBase58('2NEpo7TZRRrLZSi2U')!).toString()).toBe('Hello World!');
    expect(hex(decodeBase58('1112')!)).toBe('00000001');
    expect(decodeBase58('0')).toBeUndefined();
    expect(decodeBase58('1'.repeat(200))).toBeUndefined();
  });
});

describe('agreement with Node', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });

  test('SHA-256', () => {
    fc.assert(fc.property(bytes, (input) => hex(sha256(input)) === createHash('sha256').update(input).digest('hex')));
  });

  test('base64, both alphabets', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        expect(encodeBase64(input)).toBe(Buffer.from(input).toString('base64'));
        expect(decodeBase64(Buffer.from(input).toString('base64'))).toEqual(input);
        expect(decodeBase64(Buffer.from(input).toString('base64url'))).toEqual(input);
      }),
    );
  });

  test('base32 and Latin-1 text survive a round trip', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        expect(decodeBase32(encodeBase32(input))).toEqual(input);
        expect(bytesOfText(textOfBytes(input))).toEqual(input);
      }),
    );
  });

  test('rejects foreign characters in base64 and base32', () => {
    expect(decodeBase64('ab!d')).toBeUndefined();
    expect(decodeBase64('abcde')).toBeUndefined();
    expect(decodeBase32('ab1d')).toBeUndefined();
  });
});
