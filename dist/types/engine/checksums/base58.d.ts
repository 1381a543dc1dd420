import type { Checksum } from './checksum.js';
/** Base58 in Bitcoin's alphabet to bytes, a leading `1` for each leading zero byte; undefined for a foreign character or over 128 characters. */
export declare function decodeBase58(text: string): Uint8Array | undefined;
/** Base58Check (Bitcoin WIF and extended keys): the last four bytes begin the double SHA-256 of the rest. */
export declare const base58check: Checksum;
