import { decodeBase32 } from './encodings/base64.ts';
import { inspection } from './checksum.ts';

const ACCOUNT_DIGITS = 12;

/**
 * The twelve-digit account of an AWS key id; undefined for another shape and for ids older than the scheme (Beining, "A short note on AWS KEY ID",
 * 2023).
 */
export function awsAccountId(id: string): string | undefined {
  // ids that begin with I or J predate the encoding and decode to no account
  if (!/^A[A-Z0-9]{3}[A-HK-Z2-7][A-Z2-7]{15}$/.test(id)) return undefined;
  const bytes = decodeBase32(id.slice(4))!;
  const high = ((bytes[0]! & 0x7f) << 16) | (bytes[1]! << 8) | bytes[2]!;
  const low = (bytes[3]! << 16) | (bytes[4]! << 8) | bytes[5]!;
  const account = high * 2 ** 17 + (low >>> 7);
  const digits = String(account).padStart(ACCOUNT_DIGITS, '0');
  return digits.length === ACCOUNT_DIGITS ? digits : undefined;
}

/** AWS key ids (`AKIA`, `ASIA`, ...): valid if they encode an account number, which is a fact. */
export const awsKeyId = inspection('structure', (secret) => {
  const account = awsAccountId(secret);
  return account === undefined ? { result: 'unknown' } : { result: 'valid', facts: { account } };
});
