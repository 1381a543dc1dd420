import { decodeBase64, textOfBytes } from './base64.ts';
import { structure } from './checksum.ts';

const LONGEST = 65_536;

/** The JSON object inside base64, undefined where there is none. */
function decodeObject(base64: string): Readonly<Record<string, unknown>> | undefined {
  const bytes = base64.length > LONGEST ? undefined : decodeBase64(base64);
  if (bytes === undefined || bytes.length === 0) return undefined;
  try {
    const value: unknown = JSON.parse(textOfBytes(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    // Not JSON: an answer, not a failure.
    return undefined;
  }
}

/** JSON web tokens (RFC 7519, compact JWS): header with an `alg`, payload, both JSON objects, and a base64url signature or none. */
export const jwt = structure((secret) => {
  const parts = secret.split('.', 4);
  if (parts.length !== 3 || !/^[\w-]*$/.test(parts[2]!)) return false;
  return typeof decodeObject(parts[0]!)?.['alg'] === 'string' && decodeObject(parts[1]!) !== undefined;
});

/** Grafana Cloud access policy tokens: `glc_`, then base64 JSON with the keys o, n, k and m. */
export const grafanaCloud = structure((secret) => {
  const token = secret.startsWith('glc_') ? decodeObject(secret.slice(4)) : undefined;
  return token !== undefined && ['o', 'n', 'k', 'm'].every((key) => Object.hasOwn(token, key));
});

/** Discord bot tokens: the first of three parts is base64 of the bot's decimal snowflake (a 64-bit number). */
export const discordBot = structure((secret) => {
  const parts = secret.split('.', 4);
  const bytes = parts.length === 3 && parts[0]!.length <= 32 ? decodeBase64(parts[0]!) : undefined;
  return bytes !== undefined && /^[1-9]\d{16,19}$/.test(textOfBytes(bytes));
});
