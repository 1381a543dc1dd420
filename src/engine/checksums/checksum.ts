import type { Facts } from '../../core/finding.ts';
import type { ReadKey } from './keys/key-material.ts';

/** What a checksum says of a secret: `invalid` only where the algorithm is certain for every token of that shape. */
export type ChecksumResult = 'valid' | 'invalid' | 'unknown';

/** Evidence that a look inside can give. Spelt out: the library's types need no more of the engine. */
export type InsideReason =
  | 'encrypted'
  | 'example-value'
  | 'public-role'
  | 'published-test'
  | 'repetitive'
  | 'structure-broken'
  | 'unsigned';

/** What a look inside a secret has to go by besides the secret. */
export interface Setting {
  readonly context: { readonly before: string; readonly after: string };
  /** Without it the inside of keys is known by its structure alone. */
  readonly readKey?: ReadKey | undefined;
}

/** What a look inside a secret found. */
export interface Inside {
  readonly result: ChecksumResult;
  readonly facts?: Facts;
  /** Reasons beside the result. */
  readonly evidence?: readonly InsideReason[];
}

/** One algorithm: pure, bounded by the secret's length, and total (no input makes it throw). */
export interface Checksum {
  /** What `valid` means: check digits that agree (a chance text passes one time in thousands or more), or only a well-formed inside. */
  readonly proves: 'checksum' | 'structure';
  /** Judges a whole token, given as a Latin-1 string. */
  readonly check: (secret: string) => ChecksumResult;
  /** The same with what can be told of the inside; absent where `check` is all there is. */
  readonly inspect?: (secret: string, setting: Setting) => Inside;
  /** The check characters that complete `body` (all that comes before them), for building examples; absent where the structure is not a suffix. */
  readonly make?: (body: string) => string;
}

/** A check of the structure alone: `valid` or, because a look-alike is no proof of a fake, `unknown`. */
export function structure(fits: (secret: string) => boolean): Checksum {
  return { proves: 'structure', check: (secret) => (fits(secret) ? 'valid' : 'unknown') };
}

const NOWHERE: Setting = { context: { before: '', after: '' } };

/** A checksum that looks inside: `check` is its result where nothing stands round the secret. */
export function inspection(
  proves: Checksum['proves'],
  inspect: (secret: string, setting: Setting) => Inside,
  make?: (body: string) => string,
): Checksum {
  return { proves, check: (secret) => inspect(secret, NOWHERE).result, inspect, ...(make && { make }) };
}

/** How a token ends in check characters that follow from all before them. */
export interface Suffix {
  /** The only texts this algorithm speaks of; any other is `unknown`. */
  readonly shape: RegExp;
  /** Number of check characters at the end. */
  readonly size: number;
  /** The check characters for all that comes before them. */
  readonly make: (body: string) => string;
  /** Whether tokens known to be real prove the algorithm, so that a mismatch is a mangled or made-up token. */
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
