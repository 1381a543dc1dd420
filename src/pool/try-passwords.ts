import type { StoreLock, TryPasswords } from '../engine/checksums/stores/store-lock.ts';

type Crypto = typeof import('node:crypto');
type HmacLock = Extract<StoreLock, { readonly kind: 'hmac' }>;

/** Passwords that manuals and tools use, likeliest first. */
const GUESSES = [
  'changeit',
  '',
  'password',
  'changeme',
  'android',
  '123456',
  'secret',
  'test',
  'keystore',
  '12345678',
  'password123',
  'admin',
] as const;

/**
 * Most rounds of hashing for one store, and for each of its bytes. A round takes two microseconds: no store takes longer than 50 ms, and a megabyte of
 * them takes 16 s. OpenSSL's 2,048 iterations leave eight guesses at a usual file of 2.5 kB, Java's 10,000 one, which is the password of its manual.
 */
const MAX_ROUNDS = 24_000;
const ROUNDS_PER_BYTE = 8;

/** Bytes that a hash takes at a time. */
const BLOCK_BYTES: Readonly<Record<string, number>> = { sha1: 64, sha224: 64, sha256: 64, sha384: 128, sha512: 128 };
const MAC_ID = 3;

function utf16(password: string): Buffer {
  return Buffer.from(password, 'utf16le').swap16();
}

/** Repeats bytes until they fill whole blocks; nothing stays nothing. */
function fillBlocks(bytes: Uint8Array, block: number): Buffer {
  return Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
}

/** Derives the key of a MAC (RFC 7292, appendix B.2), at most as long as one hash. */
function deriveKey(crypto: Crypto, { hash, salt, iterations, keySize }: HmacLock, password: Uint8Array): Buffer {
  const block = BLOCK_BYTES[hash]!;
  const first = crypto.createHash(hash).update(Buffer.alloc(block, MAC_ID)).update(fillBlocks(salt, block));
  let key: Buffer = first.update(fillBlocks(password, block)).digest();
  for (let round = 1; round < iterations; round++) key = crypto.hash(hash, key, 'buffer');
  return key.subarray(0, keySize);
}

/** How a password becomes bytes: UTF-16BE with a zero at its end; of an empty one only that, or nothing. */
function encodings(password: string): Buffer[] {
  const whole = utf16(`${password}\0`);
  return password === '' ? [whole, Buffer.alloc(0)] : [whole];
}

function opens(crypto: Crypto, lock: StoreLock, password: string): boolean {
  if (lock.kind === 'digest') {
    const hash = crypto.createHash('sha1').update(utf16(password)).update('Mighty Aphrodite').update(lock.data);
    return hash.digest().equals(lock.mac);
  }
  return encodings(password).some((encoded) => {
    const key = deriveKey(crypto, lock, encoded);
    return crypto.createHmac(lock.hash, key).update(lock.data).digest().equals(lock.mac);
  });
}

/** The guesses that the limits allow. A digest is as fast as reading. */
function guessesAt(lock: StoreLock): readonly string[] {
  if (lock.kind === 'digest') return GUESSES;
  let left = Math.min(MAX_ROUNDS, ROUNDS_PER_BYTE * lock.data.length);
  const stop = GUESSES.findIndex((guess) => {
    left -= lock.iterations * encodings(guess).length;
    return left < 0;
  });
  return stop < 0 ? GUESSES : GUESSES.slice(0, stop);
}

/** Tries passwords with Node's crypto. */
export const tryPasswords: TryPasswords = (lock) => {
  const guesses = guessesAt(lock);
  if (guesses.length === 0) return 'untried';
  // loaded on first use: most scans find no key store
  const crypto = process.getBuiltinModule('node:crypto');
  const found = guesses.find((guess) => opens(crypto, lock, guess));
  if (found === undefined) return 'unknown';
  return found === '' ? 'empty' : 'guessable';
};
