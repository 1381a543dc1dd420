import type { Checksum } from './checksum.ts';
import { sha256 } from './sha256.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Decoding takes time quadratic in the length; the longest text in use (an extended key) has 112 characters. */
const LONGEST = 128;

/** Base58 in Bitcoin's alphabet to bytes, a leading `1` for each leading zero byte; undefined for a foreign character or over 128 characters. */
export function decodeBase58(text: string): Uint8Array | undefined {
  if (text.length > LONGEST) return undefined;
  const reversed: number[] = [];
  for (let index = 0; index < text.length; index++) {
    let carry = ALPHABET.indexOf(text[index]!);
    if (carry < 0) return undefined;
    for (let at = 0; at < reversed.length; at++, carry >>>= 8) {
      carry += reversed[at]! * 58;
      reversed[at] = carry & 0xff;
    }
    for (; carry > 0; carry >>>= 8) reversed.push(carry & 0xff);
  }
  for (let index = 0; text[index] === '1'; index++) reversed.push(0);
  return Uint8Array.from(reversed.reverse());
}

/** Base58Check (Bitcoin WIF and extended keys): the last four bytes begin the double SHA-256 of the rest. */
export const base58check: Checksum = {
  proves: 'checksum',
  check: (secret) => {
    const bytes = decodeBase58(secret);
    if (bytes === undefined || bytes.length < 5) return 'unknown';
    const split = bytes.length - 4;
    const digest = sha256(sha256(bytes.subarray(0, split)));
    return bytes.subarray(split).every((byte, at) => byte === digest[at]) ? 'valid' : 'unknown';
  },
};
