/** The twelve-digit account an AWS key id belongs to; undefined for another shape and for ids older than the scheme (Beining, "A short note on AWS KEY ID", 2023). */
export declare function awsAccountId(id: string): string | undefined;
/** AWS key ids (`AKIA`, `ASIA`, ...): well formed if an account number is inside. */
export declare const awsKeyId: import("./checksum.ts").Checksum;
