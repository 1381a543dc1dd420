import { decodeBase64, textOfBytes } from './encodings/base64.ts';
import { inspection, structure } from './checksum.ts';

const MAX_TOKEN_LENGTH = 65_536;

/** The JSON object in a base64 text; undefined if there is none, or above 65,536 characters. */
export function decodeObject(base64: string): Readonly<Record<string, unknown>> | undefined {
  const bytes = base64.length > MAX_TOKEN_LENGTH ? undefined : decodeBase64(base64);
  if (bytes === undefined || bytes.length === 0) return undefined;
  try {
    const value: unknown = JSON.parse(textOfBytes(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    // not JSON: an answer, not a failure
    return undefined;
  }
}

/** Grafana Cloud access policy tokens: `glc_`, then base64 JSON with the keys o, n, k and m. */
export const grafanaCloud = structure((secret) => {
  const token = secret.startsWith('glc_') ? decodeObject(secret.slice(4)) : undefined;
  return token !== undefined && ['o', 'n', 'k', 'm'].every((key) => Object.hasOwn(token, key));
});

/** Start of the snowflake epoch, in milliseconds since 1970 (Discord's documentation, "Snowflakes"). */
const DISCORD_EPOCH = 1_420_070_400_000;
/** Bits of a snowflake below its time. */
const SNOWFLAKE_LOW = 2 ** 22;

/** The day a snowflake was made; undefined before the first day and after 2100. */
function dayOfSnowflake(digits: string): string | undefined {
  const time = Math.floor(Number(digits) / SNOWFLAKE_LOW) + DISCORD_EPOCH;
  return time > DISCORD_EPOCH && time < Date.UTC(2100) ? new Date(time).toISOString().slice(0, 10) : undefined;
}

/** Discord bot tokens: the first of three parts is base64 of the bot's decimal snowflake (a 64-bit number), which holds the day it was made. */
export const discordBot = inspection('structure', (secret) => {
  const parts = secret.split('.', 4);
  const bytes = parts.length === 3 && parts[0]!.length <= 32 ? decodeBase64(parts[0]!) : undefined;
  const account = bytes && /^[1-9]\d{16,19}$/.exec(textOfBytes(bytes))?.[0];
  const made = account === undefined ? undefined : dayOfSnowflake(account);
  if (account === undefined || made === undefined) return { result: 'unknown' };
  return { result: 'valid', facts: { account, made } };
});
