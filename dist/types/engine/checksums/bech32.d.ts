/** age identities: bech32 (BIP-173) in upper case, 52 data and six check characters. */
export declare const bech32Age: import("./checksum.ts").Checksum;
