import { type Checksum } from './checksum.js';
/** `ghp_`, `gho_`, `ghu_`: 30 characters and six check digits. Installation tokens (`ghs_`) are left out: published samples fail. */
export declare const github: Checksum;
/** `ghr_`: 70 characters and six check digits. */
export declare const githubRefresh: Checksum;
/** npm's granular and automation tokens: GitHub's scheme, 30 characters and six check digits. */
export declare const npm: Checksum;
/** Vercel's `vcp_`, `vci_`, `vca_`, `vcr_`, `vck_`: GitHub's scheme, 50 characters and six check digits. */
export declare const vercel: Checksum;
/**
 * `github_pat_`, 22 characters, `_`, 43, then eight characters of base32(SHA-256 of all so far) and eight random ones (as Kingfisher 1.x
 * checks it). `make` gives sixteen characters; its last eight, random in a real token, go on in the digest.
 * The scheme is not documented, and published samples have base32 there that is no digest of what stands before: only what is no base32 is refused.
 */
export declare const githubFineGrained: Checksum;
