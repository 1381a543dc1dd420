import type { StoreLock } from './store-lock.ts';

/** A file that holds keys behind a password, as far as it can be read without one. */
export interface KeyStore {
  /** Name and version of its format. */
  readonly form: string;
  /** Number of entries; undefined if it cannot be seen. */
  readonly entries?: number;
  /** How many of them are private or secret keys; undefined if that cannot be seen. */
  readonly keys?: number;
  /** What protects the keys; absent if nothing does. */
  readonly cipher?: string | undefined;
  /** Names of the entries. */
  readonly aliases?: readonly string[];
  readonly lock?: StoreLock;
  /** Whether bytes are missing at its end. */
  readonly isCut?: boolean;
}
