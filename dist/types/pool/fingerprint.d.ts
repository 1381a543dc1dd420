import type { Secret } from '../core/secret.js';
/** Key of fingerprints where there is no baseline: public, so that they are the same in every run and on every machine. */
export declare const DEFAULT_KEY: Uint8Array;
/** scrypt's cost for values that could be guessed: about 10 ms each. Part of the fingerprint: a baseline's header names it. */
export declare const KDF: {
    readonly N: 4096;
    readonly r: 8;
    readonly p: 1;
};
/** Whether a value could be on somebody's list, or thought up: such values are stretched before they are fingerprinted. */
export declare function isGuessable(value: Uint8Array): boolean;
/** The key of a keyed baseline: a team's secret stretched with the baseline's salt, so that a weak one cannot be tried out fast either. */
export declare function deriveKey(secret: string, salt: Uint8Array): Uint8Array;
/** What tells whether a key is the right one, and nothing else of it. */
export declare function keyCheck(key: Uint8Array): string;
/** Identity of a value under a rule family: base32(HMAC-SHA-256(key, kdf(value) || family)), 26 lower-case characters. */
export declare function fingerprintOf(key: Uint8Array, value: Uint8Array, family: string): string;
/** Fingerprints under one key, each made once per value and family. What is remembered is keyed by a digest, not by the value. */
export declare function createFingerprinter(key: Uint8Array): (secret: Secret, family: string) => string;
