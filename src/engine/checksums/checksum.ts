import type { Facts } from '../../core/finding.ts';
import type { ReadKey } from './keys/key-material.ts';
import type { TryPasswords } from './stores/store-lock.ts';

/** Result of a checksum: `invalid` only if the algorithm is certain for every token of that shape. */
export type ChecksumResult = 'valid' | 'invalid' | 'unknown';

/** Evidence from inside a secret. Listed here because the library's types need no more of the engine. */
export type InsideReason =
  | 'encrypted'
  | 'example-value'
  | 'public-role'
  | 'published-test'
  | 'repetitive'
  | 'structure-broken'
  | 'unsigned';

/** What an inspection may use besides the secret. */
export interface Setting {
  readonly context: { readonly before: string; readonly after: string };
  /** Without it, keys are judged by their structure alone. */
  readonly readKey?: ReadKey | undefined;
  /** Without it, no password of a key store is tried. */
  readonly tryPasswords?: TryPasswords | undefined;
}

/** Result of an inspection. */
export interface Inside {
  readonly result: ChecksumResult;
  readonly facts?: Facts;
  /** Evidence besides the result. */
  readonly evidence?: readonly InsideReason[];
}

/** One algorithm: pure, bounded by the secret's length, and total (no input makes it throw). */
export interface Checksum {
  /** What `valid` means: matching check digits (a random text passes one time in thousands, or less), or only a well-formed structure. */
  readonly proves: 'checksum' | 'structure';
  /** Judges a whole token, given as a Latin-1 string. */
  readonly check: (secret: string) => ChecksumResult;
  /** The same, with facts found inside; absent if `check` is all there is. */
  readonly inspect?: (secret: string, setting: Setting) => Inside;
  /** The check characters that complete `body`, for building examples; absent if the structure is not a suffix. */
  readonly make?: (body: string) => string;
}

/** A structure check: `valid`, or `unknown`, because a malformed look-alike does not prove a fake. */
export function structure(fits: (secret: string) => boolean): Checksum {
  return { proves: 'structure', check: (secret) => (fits(secret) ? 'valid' : 'unknown') };
}

const NOWHERE: Setting = { context: { before: '', after: '' } };

/** A checksum that looks inside. `check` is its result without any context. */
export function inspection(
  proves: Checksum['proves'],
  inspect: (secret: string, setting: Setting) => Inside,
  make?: (body: string) => string,
): Checksum {
  return { proves, check: (secret) => inspect(secret, NOWHERE).result, inspect, ...(make && { make }) };
}

/** A token that ends in check characters computed from everything before them. */
export interface Suffix {
  /** The only texts that this algorithm covers; any other is `unknown`. */
  readonly shape: RegExp;
  /** Number of check characters at the end. */
  readonly size: number;
  /** The check characters for everything before them. */
  readonly make: (body: string) => string;
  /** Whether real tokens prove the algorithm, so that a mismatch means a damaged or made-up token. */
  readonly verified: boolean;
}

/** A checksum whose check characters end the token. */
export function suffix({ shape, size, make, verified }: Suffix): Checksum {
  const check = (secret: string): ChecksumResult => {
    if (!shape.test(secret)) return 'unknown';
    if (secret.endsWith(make(secret.slice(0, -size)))) return 'valid';
    return verified ? 'invalid' : 'unknown';
  };
  return { proves: 'checksum', check, make };
}
