import { createHmac, scryptSync } from 'node:crypto';
import type { Secret } from '../core/secret.ts';
import { guessBits } from './guess-bits.ts';

/**
 * What fingerprints are for. `lasting`: they are shown, or compared with a file, so values of little entropy are stretched, about 10 ms each. `run`:
 * they distinguish values within this run and never leave it, so nothing is stretched. `none`: there are none.
 */
export type FingerprintUse = 'none' | 'run' | 'lasting';

/** Key of fingerprints without a baseline. Public, so that they are the same in every run and on every machine. */
export const DEFAULT_KEY: Uint8Array = new TextEncoder().encode('leakgate-fingerprint/1');

/** Cost of scrypt for guessable values: about 10 ms each. Part of the fingerprint: a baseline's header names it. */
export const KDF = { N: 4096, r: 8, p: 1 } as const;
/** Values with at least this many bits of guessing entropy are hashed without stretching. */
const STRONG_BITS = 80;
const KDF_BYTES = 32;
const FINGERPRINT_LENGTH = 26;
/** Fingerprints cached by one thread. */
const REMEMBERED = 20_000;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Whether a value could be on a password list or made up by a person. Such values are stretched before they are fingerprinted. */
export function isGuessable(value: Uint8Array): boolean {
  return guessBits(value) < STRONG_BITS;
}

function base32(bytes: Uint8Array, length: number): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (let i = 0; text.length < length;) {
    if (bits < 5) {
      held = ((held << 8) | bytes[i++]!) & 0xfff;
      bits += 8;
    }
    bits -= 5;
    text += BASE32[(held >> bits) & 31]!;
  }
  return text;
}

/** The key of a keyed baseline: a team's secret, stretched with the baseline's salt so that a weak one cannot be guessed fast either. */
export function deriveKey(secret: string, salt: Uint8Array): Uint8Array {
  return new Uint8Array(scryptSync(secret, salt, KDF_BYTES, KDF));
}

/** A check that shows whether a key is the right one, and reveals nothing else about it. */
export function keyCheck(key: Uint8Array): string {
  return base32(createHmac('sha256', key).update('leakgate-baseline/key-check').digest(), FINGERPRINT_LENGTH);
}

/** Identifies a value within a rule family: base32(HMAC-SHA-256(key, kdf(value) || family)), 26 lower-case characters. */
export function fingerprintOf(key: Uint8Array, value: Uint8Array, family: string): string {
  const hashed = isGuessable(value) ? scryptSync(value, key, KDF_BYTES, KDF) : value;
  return base32(createHmac('sha256', key).update(hashed).update(family).digest(), FINGERPRINT_LENGTH);
}

/** Identifies a value within a rule family in one run. Not stretched, and in a different alphabet, so that it is never taken for a fingerprint. */
function runMarkOf(key: Uint8Array, value: Uint8Array, family: string): string {
  return `run:${createHmac('sha256', key).update(value).update(family).digest('base64')}`;
}

/** Creates fingerprints under one key, each once per value and family. The cache is keyed by a digest, not by the value. */
export function createFingerprinter(key: Uint8Array, use: FingerprintUse): (secret: Secret, family: string) => string {
  if (use === 'none') return () => '';
  if (use === 'run') return (secret, family) => runMarkOf(key, secret.reveal(), family);
  const known = new Map<string, string>();
  return (secret, family) => {
    const value = secret.reveal();
    const digest = createHmac('sha256', key).update(value).digest('base64') + family;
    let fingerprint = known.get(digest);
    if (fingerprint === undefined) {
      fingerprint = fingerprintOf(key, value, family);
      if (known.size >= REMEMBERED) known.clear();
      known.set(digest, fingerprint);
    }
    return fingerprint;
  };
}
