/** How a key store lets its readers check a password, without the keys inside. */
export type StoreLock =
  /** A SHA-1 of password (UTF-16BE), `Mighty Aphrodite` and data (OpenJDK, JavaKeyStore and JceKeyStore). */
  | { readonly kind: 'digest'; readonly data: Uint8Array; readonly mac: Uint8Array }
  /** An HMAC under a key that PKCS #12 derives (RFC 7292, appendix B). */
  | {
      readonly kind: 'hmac';
      readonly hash: string;
      readonly salt: Uint8Array;
      readonly iterations: number;
      /** Bytes of the derived key. */
      readonly keySize: number;
      readonly data: Uint8Array;
      readonly mac: Uint8Array;
    };

/**
 * Tries passwords that anybody would try first. Returns `untried` if trying takes too long. The engine has no cryptography of its own; the work must be
 * bounded by the bytes of the lock.
 */
export type TryPasswords = (lock: StoreLock) => 'empty' | 'guessable' | 'unknown' | 'untried';
