import { encodeBase64 } from './encodings/base64.ts';
import { suffix } from './checksum.ts';
import { crc32OfText, hex32, swapBytes } from './encodings/crc32.ts';

/** Confluent Cloud API secrets: `cflt`, 54 characters, the first six of base64(little-endian CRC-32 of the 54) (as Kingfisher 1.x checks it). */
export const confluent = suffix({
  shape: /^cflt[0-9A-Za-z+/]{60}$/,
  size: 6,
  make: (body) => {
    const crc = crc32OfText(body.slice(4));
    return encodeBase64([crc & 0xff, (crc >>> 8) & 0xff, (crc >>> 16) & 0xff, crc >>> 24]).slice(0, 6);
  },
  verified: true,
});

/** Grafana service account tokens: `glsa_`, 32 characters, `_`, the CRC-32 of prefix and secret as little-endian hex (Grafana `satokengen`). */
export const grafanaServiceAccount = suffix({
  shape: /^glsa_[0-9A-Za-z]{32}_[0-9a-f]{8}$/,
  size: 8,
  make: (body) => hex32(swapBytes(crc32OfText(body.slice(0, -1)))),
  verified: true,
});

/** Zuplo API keys: `zpka_`, 32 characters, `_`, the CRC-32 of the 32 as hex (as Kingfisher 1.x checks it). */
export const zuplo = suffix({
  shape: /^zpka_[0-9A-Za-z]{32}_[0-9a-f]{8}$/,
  size: 8,
  make: (body) => hex32(crc32OfText(body.slice(5, -1))),
  verified: true,
});

/** Atlassian API tokens and Bitbucket app passwords: the last eight are the CRC-32 of the rest as upper-case hex (as CredSweeper checks it). */
export const atlassian = suffix({
  shape: /^AT(?:ATT|CTT|BB)[\w=-]{20,400}[0-9A-F]{8}$/,
  size: 8,
  make: (body) => hex32(crc32OfText(body)).toUpperCase(),
  verified: false,
});
