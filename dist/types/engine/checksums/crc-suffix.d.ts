/** Confluent Cloud API secrets: `cflt`, 54 characters, the first six of base64(little-endian CRC-32 of the 54) (as Kingfisher 1.x checks it). */
export declare const confluent: import("./checksum.ts").Checksum;
/** Grafana service account tokens: `glsa_`, 32 characters, `_`, the CRC-32 of prefix and secret as little-endian hex (Grafana `satokengen`). */
export declare const grafanaServiceAccount: import("./checksum.ts").Checksum;
/** Zuplo API keys: `zpka_`, 32 characters, `_`, the CRC-32 of the 32 as hex (as Kingfisher 1.x checks it). */
export declare const zuplo: import("./checksum.ts").Checksum;
/** Atlassian API tokens and Bitbucket app passwords: the last eight are the CRC-32 of the rest as upper-case hex (as CredSweeper checks it). */
export declare const atlassian: import("./checksum.ts").Checksum;
