import { randomBytes } from 'node:crypto';
import type { BaselineHeader } from '../../baseline/baseline-file.ts';
import { ScanError } from '../../core/errors.ts';
import { deriveKey, KDF, keyCheck } from '../../fingerprint/fingerprint.ts';

/** The environment variable with the key of a keyed baseline. */
export const KEY_VARIABLE = 'LEAKGATE_KEY';
/** Shortest key that cannot be guessed. */
const KEY_CHARACTERS = 16;

type Environment = Readonly<Record<string, string | undefined>>;

function readKeyVariable(env: Environment, variable: string): string {
  const secret = env[variable] ?? '';
  if (secret === '')
    throw new ScanError('baseline-invalid', `the baseline is keyed, but ${variable} is not set`, {
      hint: `set ${variable} for this run; if it cannot have the key (a fork's pull request), use a baseline without one`,
    });
  if (secret.length < KEY_CHARACTERS)
    throw new ScanError('baseline-invalid', `${variable} is shorter than ${KEY_CHARACTERS} characters`, {
      hint: 'create one: openssl rand -base64 32',
    });
  return secret;
}

/**
 * The key of a baseline's fingerprints.
 * @throws ScanError `baseline-invalid` if the environment's key is missing or wrong, or the values were stretched in a way that this version does not
 * support
 */
export function baselineKey({ salt, kdf, keyed }: BaselineHeader, file: string, env: Environment): Uint8Array {
  if (kdf.N !== KDF.N || kdf.r !== KDF.r || kdf.p !== KDF.p)
    throw new ScanError('baseline-invalid', `${file}:1: it uses a key derivation that this version does not know`, {
      hint: 'update Leakgate',
    });
  const bytes = new Uint8Array(Buffer.from(salt.replaceAll('-', ''), 'hex'));
  if (keyed === undefined) return bytes;
  const key = deriveKey(readKeyVariable(env, keyed.variable), bytes);
  if (keyCheck(key) === keyed.check) return key;
  throw new ScanError('baseline-invalid', `${file}: ${keyed.variable} is not the key of this baseline`, {
    hint: 'no entry could be matched; set the right key',
  });
}

/** Creates the header of a baseline: a random salt, and with `keyed` a check of the environment's key. */
export function newHeader(keyed: boolean, env: Environment): BaselineHeader {
  const salt = randomBytes(16);
  const text = salt.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  const header = { salt: text, kdf: { name: 'scrypt' as const, ...KDF } };
  if (!keyed) return header;
  const check = keyCheck(deriveKey(readKeyVariable(env, KEY_VARIABLE), new Uint8Array(salt)));
  return { ...header, keyed: { variable: KEY_VARIABLE, check } };
}
