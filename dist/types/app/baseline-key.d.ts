import type { BaselineHeader } from '../baseline/file.js';
type Environment = Readonly<Record<string, string | undefined>>;
/**
 * The key of a baseline's fingerprints.
 * @throws ScanError `baseline-invalid` where the environment's key is missing or another one, or the values were stretched in a way this
 * version does not know.
 */
export declare function baselineKey({ salt, kdf, keyed }: BaselineHeader, file: string, env: Environment): Uint8Array;
/** A header for a new baseline: a random salt, and with `keyed` the environment's key. */
export declare function newHeader(keyed: boolean, env: Environment): BaselineHeader;
export {};
