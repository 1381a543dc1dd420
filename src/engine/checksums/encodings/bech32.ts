import { suffix } from '../checksum.ts';

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
const CHECK_CHARACTERS = 6;

/** BIP-173's checksum polynomial, one five-bit value at a time. */
function fold(check: number, value: number): number {
  const top = check >>> 25;
  let next = ((check & 0x1ffffff) << 5) ^ value;
  for (let bit = 0; bit < GENERATOR.length; bit++) if ((top >>> bit) & 1) next ^= GENERATOR[bit]!;
  return next;
}

/** The six lower-case check characters of a lower-case text: human-readable part, `1`, data. */
function checkCharacters(body: string): string {
  const split = body.lastIndexOf('1');
  const prefix = body.slice(0, split);
  let check = 1;
  for (const letter of prefix) check = fold(check, letter.charCodeAt(0) >>> 5);
  check = fold(check, 0);
  for (const letter of prefix) check = fold(check, letter.charCodeAt(0) & 31);
  for (const letter of body.slice(split + 1)) check = fold(check, ALPHABET.indexOf(letter));
  for (let index = 0; index < CHECK_CHARACTERS; index++) check = fold(check, 0);
  check ^= 1;
  let text = '';
  for (let shift = 25; shift >= 0; shift -= 5) text += ALPHABET[(check >>> shift) & 31]!;
  return text;
}

/** age identities: bech32 (BIP-173) in upper case, 52 data and six check characters. */
export const bech32Age = suffix({
  shape: /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/,
  size: CHECK_CHARACTERS,
  make: (body) => checkCharacters(body.toLowerCase()).toUpperCase(),
  verified: false,
});

/** Nostr private keys: bech32 of 32 bytes (NIP-19). */
export const bech32Nsec = suffix({
  shape: /^nsec1[02-9ac-hj-np-z]{58}$/,
  size: CHECK_CHARACTERS,
  make: checkCharacters,
  verified: false,
});
