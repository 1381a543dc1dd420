import type { Checksum } from './checksum.js';
/** The older 52-character base32 tokens of Azure DevOps: CRC-32 of all other bytes, xor a constant by kind, spread over four positions (Microsoft SARIF pattern matcher, SEC101/102). */
export declare const azureDevopsLegacy: Checksum;
