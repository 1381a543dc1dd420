import { bytesOfText, decodeBase64 } from './base64.ts';

/** What may be between the characters of base64: line ends, also as escapes. */
const BREAKS = /\\+[rn]|\s/g;
/** Every format begins with a byte that is no character of base64, or with `0` and one that is none. */
const BASE64 = /^[A-Za-z0-9+/]{8}/;

/** The bytes of a match, which is a file or its base64. Undefined if neither. */
export function fileBytes(secret: string): Uint8Array | undefined {
  return BASE64.test(secret) ? decodeBase64(secret.replaceAll(BREAKS, '')) : bytesOfText(secret);
}
