/** JSON web tokens (RFC 7519, compact JWS): header with an `alg`, payload, both JSON objects, and a base64url signature or none. */
export declare const jwt: import("./checksum.ts").Checksum;
/** Grafana Cloud access policy tokens: `glc_`, then base64 JSON with the keys o, n, k and m. */
export declare const grafanaCloud: import("./checksum.ts").Checksum;
/** Discord bot tokens: the first of three parts is base64 of the bot's decimal snowflake (a 64-bit number). */
export declare const discordBot: import("./checksum.ts").Checksum;
