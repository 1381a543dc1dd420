import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { ScanError } from '../../core/errors.ts';
import type { Seal } from '../../report/input.ts';

/** Shortest key in characters: a shorter one could be guessed from a sealed record. */
const MIN_KEY_LENGTH = 32;
export const AUDIT_KEY = 'LEAKGATE_AUDIT_KEY';

/** The key for sealing records, from the environment; undefined if there is none. */
export function auditKey(env: NodeJS.ProcessEnv): string | undefined {
  const key = env[AUDIT_KEY];
  if (key === undefined || key === '') return undefined;
  if (key.length < MIN_KEY_LENGTH)
    throw new ScanError('bad-option', `${AUDIT_KEY} is shorter than ${MIN_KEY_LENGTH} characters`, {
      hint: 'create one: openssl rand -hex 32',
    });
  return key;
}

/** Seals a text: its hash, and with a key its HMAC-SHA-256 (both in hex). */
export function signText(text: string, key: string | undefined): Seal {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return key === undefined ? { sha256 } : { sha256, hmac: createHmac('sha256', key).update(text).digest('hex') };
}

/** Compares two digests in constant time. */
export function sameDigest(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
