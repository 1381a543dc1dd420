import { suffix } from './checksum.ts';
import { crc32OfText } from './encodings/crc32.ts';
import { base36 } from './encodings/radix.ts';

const CRC_DIGITS = 7;

/** Seven base36 digits of the CRC-32 of everything before them. If `body` ends in the dot, the payload's length comes first. */
function lengthAndCrc(body: string): string {
  const length = body.endsWith('.') ? base36(payloadLength(body), 2) : '';
  return length + base36(crc32OfText(body + length), CRC_DIGITS);
}

/** Characters between the prefix's first hyphen and the first dot. */
function payloadLength(body: string): number {
  return Math.max(0, body.indexOf('.') - body.indexOf('-') - 1);
}

/**
 * GitLab's routable tokens, any prefix: `prefix payload . LL C7` or `prefix payload . version . LL C7`, LL the payload's length and C7 the
 * CRC-32 of all before it (GitLab `Authn::TokenField::Generator::RoutableToken`). Tokens without dots carry no checksum.
 */
export const gitlabRoutable = suffix({
  shape: /^[\w-]{20,400}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}$/,
  size: CRC_DIGITS,
  make: lengthAndCrc,
  verified: true,
});
