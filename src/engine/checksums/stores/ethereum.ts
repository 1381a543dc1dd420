import { inspection } from '../checksum.ts';

/** Fields beside the ciphertext (ethereum.org, "Web3 secret storage definition"). */
const CIPHER = /"cipher"\s{0,8}:\s{0,8}"([a-z0-9-]{3,20})"/i;
const KDF = /"kdf"\s{0,8}:\s{0,8}"(scrypt|pbkdf2)"/i;

/**
 * The encrypted key of an Ethereum wallet, version 3: 32 bytes behind a password. Its derivation takes a second by design, and its MAC is Keccak-256, so
 * that no password is tried.
 */
export const ethereumKeystore = inspection('structure', (secret, { context }) => {
  const around = `${context.before}\n${context.after}`;
  const [cipher, derivation] = [CIPHER.exec(around)?.[1], KDF.exec(around)?.[1]];
  if (!/^[0-9a-f]{64}$/i.test(secret)) return { result: 'unknown' };
  const facts = {
    form: 'Ethereum 3',
    encrypted: cipher ?? 'password',
    ...(derivation !== undefined && { derivation }),
  };
  return { result: 'valid', facts, evidence: ['encrypted'] };
});
