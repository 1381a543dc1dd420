import { decodeBase32 } from './encodings/base64.ts';
import type { Checksum } from './checksum.ts';
import { crc32 } from './encodings/crc32.ts';

/** Positions of the check value's bytes, least significant first. */
const CHECK_POSITIONS = [22, 8, 7, 2] as const;
const USER_TOKEN = 0xe0b9692d;
const APPLICATION_TOKEN = 0x1019f92e;

/** The older 52-character base32 tokens of Azure DevOps: CRC-32 of all other bytes, xor a constant by kind, spread over four positions (Microsoft SARIF pattern matcher, SEC101/102). */
export const azureDevopsLegacy: Checksum = {
  proves: 'checksum',
  check: (secret) => {
    const bytes = /^[A-Za-z2-7]{52}$/.test(secret) ? decodeBase32(secret) : undefined;
    if (bytes === undefined) return 'unknown';
    const crc = crc32(bytes.filter((_, at) => !CHECK_POSITIONS.some((position) => position === at)));
    const stored = CHECK_POSITIONS.reduceRight((value, position) => (value << 8) | bytes[position]!, 0);
    const difference = (crc ^ stored) >>> 0;
    return difference === USER_TOKEN || difference === APPLICATION_TOKEN ? 'valid' : 'unknown';
  },
};
