import { bytesOfText, encodeBase32 } from './encodings/base64.ts';
import { type Checksum, suffix } from './checksum.ts';
import { crc32OfText } from './encodings/crc32.ts';
import { base62 } from './encodings/radix.ts';
import { sha256 } from './encodings/sha256.ts';

/** GitHub's scheme (github.blog 2021-04-05, "Behind GitHub's new authentication token formats"): six base62 digits of the CRC-32 of what follows the prefix. */
function crcOfUnprefixed(body: string): string {
  return base62(crc32OfText(body.slice(body.indexOf('_') + 1)));
}

/** `ghp_`, `gho_`, `ghu_`: 30 characters and six check digits. Installation tokens (`ghs_`) are left out: published samples fail. */
export const github = suffix({ shape: /^gh[pou]_[0-9A-Za-z]{36}$/, size: 6, make: crcOfUnprefixed, verified: true });

/** `ghr_`: 70 characters and six check digits. */
export const githubRefresh = suffix({ shape: /^ghr_[0-9A-Za-z]{76}$/, size: 6, make: crcOfUnprefixed, verified: true });

/** npm's granular and automation tokens: GitHub's scheme, 30 characters and six check digits. */
export const npm = suffix({ shape: /^npm_[0-9A-Za-z]{36}$/, size: 6, make: crcOfUnprefixed, verified: true });

/** Vercel's `vcp_`, `vci_`, `vca_`, `vcr_`, `vck_`: GitHub's scheme, 50 characters and six check digits. */
export const vercel = suffix({ shape: /^vc[piark]_[0-9A-Za-z]{56}$/, size: 6, make: crcOfUnprefixed, verified: true });

const BASE32 = /^[A-Z2-7]+$/;
const FINE_GRAINED = /^github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}$/;

/** The base32 SHA-256 of a fine-grained token's body (prefix included), cut to `length` characters. */
function bodyDigest(body: string, length: number): string {
  return encodeBase32(sha256(bytesOfText(body))).slice(0, length);
}

/**
 * `github_pat_`, 22 characters, `_`, 43, then eight characters of base32(SHA-256 of everything before) and eight random ones (as Kingfisher 1.x
 * checks it). `make` returns sixteen characters: the last eight, random in a real token, continue the digest.
 * The scheme is undocumented, and published samples have base32 there that does not match. So only characters outside base32 make a token invalid.
 */
export const githubFineGrained: Checksum = {
  proves: 'checksum',
  check: (secret) => {
    if (!FINE_GRAINED.test(secret)) return 'unknown';
    const digits = secret.slice(-16, -8);
    if (digits === bodyDigest(secret.slice(0, -16), 8)) return 'valid';
    return BASE32.test(digits) ? 'unknown' : 'invalid';
  },
  make: (body) => bodyDigest(body, 16),
};
