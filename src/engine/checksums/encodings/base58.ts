import { type Checksum, type Inside, inspection } from '../checksum.ts';
import { sha256 } from './sha256.ts';

const BITCOIN = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** The XRP Ledger's order of the same characters (xrpl.org, "base58 Encodings"). */
const RIPPLE = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';
/** Decoding takes quadratic time; the longest text in use (an extended key) has 112 characters. */
const MAX_LENGTH = 128;

/**
 * Decodes base58, by default in Bitcoin's alphabet: each leading first character is a zero byte. Undefined on a foreign character or above 128
 * characters.
 */
export function decodeBase58(text: string, alphabet = BITCOIN): Uint8Array | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const reversed: number[] = [];
  for (let index = 0; index < text.length; index++) {
    let carry = alphabet.indexOf(text[index]!);
    if (carry < 0) return undefined;
    for (let at = 0; at < reversed.length; at++, carry >>>= 8) {
      carry += reversed[at]! * 58;
      reversed[at] = carry & 0xff;
    }
    for (; carry > 0; carry >>>= 8) reversed.push(carry & 0xff);
  }
  for (let index = 0; text[index] === alphabet[0]; index++) reversed.push(0);
  return Uint8Array.from(reversed.reverse());
}

/** The payload of a Base58Check text; undefined if the check value, the first four bytes of its double SHA-256, does not match. */
function payloadOf(text: string, alphabet = BITCOIN): Uint8Array | undefined {
  const bytes = decodeBase58(text, alphabet);
  if (bytes === undefined || bytes.length < 5) return undefined;
  const payload = bytes.subarray(0, -4);
  const digest = sha256(sha256(payload));
  return bytes.subarray(-4).every((byte, at) => byte === digest[at]) ? payload : undefined;
}

/** Base58Check (Bitcoin WIF and extended keys), whatever the payload. */
export const base58check: Checksum = {
  proves: 'checksum',
  check: (secret) => (payloadOf(secret) ? 'valid' : 'unknown'),
};

function judge(facts: Record<string, string> | undefined): Inside {
  return facts ? { result: 'valid', facts } : { result: 'unknown' };
}

/** Version bytes of private keys in wallet import format: Bitcoin and its test networks. */
const WIF_NETWORKS: Readonly<Record<number, string>> = { 0x80: 'bitcoin', 0xef: 'testnet' };

function wifFacts(secret: string): Record<string, string> | undefined {
  const payload = payloadOf(secret);
  const network = WIF_NETWORKS[payload?.[0] ?? -1];
  if (!payload || network === undefined) return undefined;
  const isCompressed = payload.length === 34 && payload[33] === 1;
  return payload.length === 33 || isCompressed ? { network } : undefined;
}

/** Bitcoin private keys in wallet import format: a version, 32 bytes, and a 1 if the public key is compressed. */
export const bitcoinWif = inspection('checksum', (secret) => judge(wifFacts(secret)));

/** Extended private keys have 78 bytes; the 46th is the zero before the key (BIP-32). */
const EXTENDED_BYTES = 78;
const KEY_AT = 45;

function extendedFacts(secret: string): Record<string, string> | undefined {
  const payload = payloadOf(secret);
  if (payload?.length !== EXTENDED_BYTES || payload[KEY_AT] !== 0) return undefined;
  return { network: /^[xyz]/i.test(secret) ? 'bitcoin' : 'testnet', depth: String(payload[4]) };
}

/** Extended private keys (BIP-32; `yprv`, `zprv` and their test networks by SLIP-132). A depth of 0 is a master key. */
export const bitcoinExtended = inspection('checksum', (secret) => judge(extendedFacts(secret)));

/** XRP Ledger seeds: 16 bytes after the version of the family, `0x21`, or of Ed25519, `0x01e14b` (xrpl.org, "base58 Encodings"). */
function isRippleSeed(payload: Uint8Array): boolean {
  const [first, second, third] = payload;
  if (payload.length === 17) return first === 0x21;
  return payload.length === 19 && first === 0x01 && second === 0xe1 && third === 0x4b;
}

/** Seeds of the XRP Ledger, in its own alphabet. */
export const rippleSeed: Checksum = {
  proves: 'checksum',
  check: (secret) => {
    const payload = payloadOf(secret, RIPPLE);
    return payload && isRippleSeed(payload) ? 'valid' : 'unknown';
  },
};
