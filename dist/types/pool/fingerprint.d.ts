import type { Secret } from '../core/secret.js';
/** Key of fingerprints where there is no baseline: public, so that they are the same in every run and on every machine. */
export declare const DEFAULT_KEY: Uint8Array;
/** Length times the Shannon entropy of the bytes, in bits: what a guesser who knows the alphabet has to get through. */
export declare function estimateBits(bytes: Uint8Array): number;
/** Identity of a value under a rule family: base32(HMAC-SHA-256(key, kdf(value) || family)), 26 lower-case characters. */
export declare function fingerprintOf(key: Uint8Array, value: Uint8Array, family: string): string;
/** Fingerprints under one key, each made once per value and family. What is remembered is keyed by a digest, not by the value. */
export declare function createFingerprinter(key: Uint8Array): (secret: Secret, family: string) => string;
