import { bytesOfText, encodeBase64 } from './encodings/base64.ts';
import { sha256 } from './encodings/sha256.ts';

/** Characters of a name: base64 of the first 60 bits of a SHA-256. */
const NAME = 10;

/** Names of the public halves of private keys that anybody can read, by where they were published. */
const KEYS = [
  // RFC 8032, 7.1, the first three
  'BuP9j9opu23rLe053Cb8jTm6UKvlD3',
  // RFC 8410, 10.3
  'oekVYFTgT6',
  // RFC 6979, A.2.5 to A.2.7
  'Wnp4zKSg9CL5VgH6ggYLL7bUY4UkLq',
  // RFC 7515, A.3
  'K9G7DESol8',
  // RFC 9500, testRSA2048, testECCP256, testECCP384
  'j7a61nHP5psrBDQM+u5hxMEBBaC+Dt',
  // hashicorp/vagrant, keys/: the insecure keys every box is made with
  'vekxQrB4CypyeWmeXGpK',
  // openssh/openssh-portable, regress/
  'FsnERasfFjcKnMQyVsFSkix9czUxa1Hmuqkf2elF2oy79AE9byCh3ie+gkKg/1wdyc+i9m/V/E6wiibk+k8MhecS2l7ZGhG0OOBC',
  'yk8CEyNMD+qS+sh4GRcgvsaQiZYol8w2blEB6WomRrgddjaoRXxvewQxr7v+YP2VC7zF4k',
  // golang/crypto, acme/ and ssh/ tests
  '0yEsTwRvR6saf0wjbcHg2aqs3szP3xgNFt0J8zlkiq5lTMTx0IZQ4CzaRTV7J4Zw/L0J/3LphK8syOEa9/pqqBpzNhcxKHRJCWYV',
  'eq2X/iy/OQT0/cdjFln/yo0ghXVYm79smXe9NSR9MCupYGanSYDwL0KkwFw1LLr8azz/SlLuesJQCtl+AgpHwyns3aws6AmdtDpr',
  'v0C5KQhttZE9D0YB98NuNtZvcopjOTLY56KjD21/',
  // golang-jwt/jwt, test/
  'X/yoQK3E/0VnYYvRoy+Fk9yxZgqokmAEFli5i8fWQRpmElKEF9',
  // auth0/node-jsonwebtoken, test/
  'g10J9SXrCdRUcn056R2PUEbRvHWsNoTu9K2yQngLbvpgqGWnBa',
  // paramiko/paramiko, demos/ and tests/
  '7avSoHgwxd6TWnKxdi1NOrtExRe8uA/S1CeWhtr3zgK+QWQU42+QyEFQpt4i2qDknXVuph1KJ7wYrN7JzMaWR6kewIuoDdBs4Cc8',
  'unV224ic0nSpJ4/mOxps+sKoQ2x/D6uvM3EspRj3PYqF2hZF7d',
  // grpc/grpc-go, testdata/
  'gPnz1STWDXw28rTzelv6E2TTTUAt70eYlSLQsHidAkp4csAL24nhRQX8usnJ4Jm3jd7bzbNV3bFrdkBF2LHVLRE7Ael4FHEfPgAm',
];

/** Names of other values that protect nothing, by where they were published. */
const VALUES = [
  // payloads of jwt.io's example tokens (2015 to 2025), RFC 7519's 3.1
  'M3PPqM/T0lnK0hRGt51rJb4e3UWjqYMs1h16TRrp',
  // trezor/python-mnemonic, vectors.json: the vectors of BIP-39
  'xVfuyHjf2F7LDnukmMWSOmS82c6kPAPAlJQ1p+QnKa7bBR1lvM53DoqkKoacFfQTQnSKpswdsYe5ksjdab557zwo9VOxxeAhB0Ce',
  'pf4ctBWP/S6Wv8HXiGcS1tpU0S256ssS7id6ZpsYNBwiWwbJFwbYKN69MG4hzJWoobXpvxMEUrpWBd0lsucRANEL7nuK5cmRQmR9',
  'DziLBOUS16sb/yKuB3zhZixFHMWIbhhn+fWSmnIB',
  // phrases in the manuals of Hardhat, Ganache and Truffle
  '95zWT5zqI3nF0KZlbl0/uD6WQX9hyx',
  // bitcoinjs/bip32, test/fixtures: the vectors of BIP-32
  'IkOuTHMBRGw+mB+OHGogOPRbV9Q6dABKVkk4/UHSdXVDiHI9uOrBfaPhFDLe+hRrg99VA5vr5l8OBWnWwUrKjm1rgt7Xv+DOroE7',
  'AIYKxhISiVnWHFk4JMOS7EEfNlKZVWFOXGKR/iZCswsFEDwOr09gremWF7API32tagrWcUsvJ7T67H9Wd6y5H2lJpRM3RwrKDYF6',
  // nostr-protocol/nips, NIP-19
  'FtrU/yTLZ0krXX7fCNkPP6AC5fimVSsXqA7ibA+T+hzN7sgXXGHo/T6+j/EfeATRuv6UHF',
  // FiloSottile/age, tests and manuals
  'Nw4xeus5w8FmsHfsxSLPQNLd7b5xKUdpX7nPOHWNs1cdR4mZuYo4vi2tRd88WiVJkGEL45ZIHmU0xbssc+eXbZH9yP55oVX/lGrR',
  'a9nz82RGXD',
  // nats-io/nats.docs and nats-io/nkeys
  'OhG5CleH+4mIHQZr4VhX9wx1PzvvM63qxMT5730DfnDqrg+BiCnPwjB4UO63b3JaZBcroFqa2uQcG9hw8sRYPA0l9QI9jkuNg6Ly',
  '2qa5pKFSx1iDoyea7430TsoGQfmpwRebtThE8zLEIx+ynzdbQ4vtoJGJ3NotwOlFARWYc2MRTmpbEQ/6r9goqRqyw09e3smqOAOX',
  // XRPLF/xrpl-dev-portal, docs/
  '4vSdVAXXISDfApm4/J+w72vcLcD4bglzgL7UDHa2/WxEQK1KYWQq6VNlfLGJiiqMoOezlFo9+M5p0/3IXeYyvDqHKbsJ3h+CW5as',
  'xMGb7lF3v71gKrLtwkBN12cGPTzYAs',
  // Microsoft's emulators: the account keys of Azurite and of Cosmos DB's
  'ABHMJetDIHqmVHQ5WDw6',
  // docs.stripe.com, Authentication: the sample key of its examples
  '8tbKFlFQM+',
];

/**
 * Whether a value (a Latin-1 string, or bytes) was published as a test value or an example, so that it protects nothing. Stores the first 60 bits of
 * the SHA-256, not the value. Keys are compared by their public half, as DER (SubjectPublicKeyInfo).
 */
export function isPublished(value: string | Uint8Array): boolean {
  const isText = typeof value === 'string';
  const name = encodeBase64(sha256(isText ? bytesOfText(value) : value).subarray(0, 8)).slice(0, NAME);
  return (isText ? VALUES : KEYS).some((row) => row.indexOf(name) % NAME === 0);
}
