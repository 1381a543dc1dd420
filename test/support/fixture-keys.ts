import {
  checkPrimeSync,
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
} from 'node:crypto';
import type { Draw } from '../../src/rules/random.ts';
import { sshField, sshKeyBytes, sshPublicBlob } from './ssh-key.ts';

/** Bits of each prime of an RSA key. */
const PRIME_BITS = 1024;
const EXPONENT = 65537n;
/** PKCS 8 wrapping of the 32 bytes of an Ed25519 key (RFC 8410, section 7). */
const ED25519_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Draws bytes, the same for the same seed. */
export function drawBytes(length: number, draw: Draw): Buffer {
  return Buffer.from(Array.from({ length }, () => draw(256)));
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function toBase64url(number: bigint): string {
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex').toString('base64url');
}

/** Draws a prime whose two highest bits are set. */
function drawPrime(draw: Draw): bigint {
  let candidate = toNumber(drawBytes(PRIME_BITS / 8, draw)) | (3n << BigInt(PRIME_BITS - 2)) | 1n;
  while (candidate % EXPONENT === 1n || !checkPrimeSync(candidate, { checks: 8 })) candidate += 2n;
  return candidate;
}

/** Returns the inverse of `a` modulo `m` (extended Euclid). */
function invert(a: bigint, m: bigint): bigint {
  let [low, high, x, y] = [a % m, m, 1n, 0n];
  while (low > 1n) {
    const quotient = high / low;
    [high, low] = [low, high - quotient * low];
    [y, x] = [x, y - quotient * x];
  }
  return ((x % m) + m) % m;
}

/** Makes an RSA key of 2048 bits, the same for the same seed. */
export function makeRsaKey(draw: Draw): KeyObject {
  const [p, q] = [drawPrime(draw), drawPrime(draw)];
  const d = invert(EXPONENT, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: invert(q, p) };
  const fields = Object.entries(numbers).map(([name, number]) => [name, toBase64url(number)]);
  return createPrivateKey({ format: 'jwk', key: { kty: 'RSA', ...Object.fromEntries(fields) } });
}

/** Makes a P-256 key, the same for the same seed. */
export function makeEcKey(draw: Draw): KeyObject {
  const secret = drawBytes(32, draw);
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(secret);
  const point = ecdh.getPublicKey();
  const [x, y, d] = [point.subarray(1, 33), point.subarray(33), secret].map((part) => part.toString('base64url'));
  return createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x!, y: y!, d: d! } });
}

function makeEd25519Key(draw: Draw): KeyObject {
  const der = Buffer.concat([ED25519_HEAD, drawBytes(32, draw)]);
  return createPrivateKey({ format: 'der', type: 'pkcs8', key: der });
}

function halvesOf(key: KeyObject): { publicBlob: Buffer; secret: Buffer } {
  const { d } = key.export({ format: 'jwk' });
  return { publicBlob: sshPublicBlob(createPublicKey(key)), secret: Buffer.from(d!, 'base64url') };
}

function wrap(bytes: Uint8Array, width: number): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replace(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\n');
}

/** Writes an Ed25519 key as `ssh-keygen` does (OpenSSH, PROTOCOL.key). */
export function writeOpensshKey(draw: Draw): string {
  const { publicBlob, secret } = halvesOf(makeEd25519Key(draw));
  const check = drawBytes(4, draw);
  const both = sshField(Buffer.concat([secret, publicBlob.subarray(-32)]));
  const fields = Buffer.concat([check, check, publicBlob, both, sshField('deploy@build-01')]);
  const padding = Buffer.from(Array.from({ length: (8 - (fields.length % 8)) % 8 }, (_, i) => i + 1));
  const body = wrap(sshKeyBytes(publicBlob, Buffer.concat([fields, padding])), 70);
  const [first, last] = ['BEGIN', 'END'].map((word) => `-----${word} OPENSSH PRIVATE KEY-----`);
  return `${first}\n${body}\n${last}`;
}

/** Writes an Ed25519 key as PuTTYgen does, without a passphrase (PuTTY manual, appendix C). */
export function writePuttyKey(draw: Draw): string {
  const { publicBlob, secret } = halvesOf(makeEd25519Key(draw));
  const [comment, privateBlob] = ['eddsa-key-20230914', sshField(secret)];
  const covered = Buffer.concat(['ssh-ed25519', 'none', comment, publicBlob, privateBlob].map(sshField));
  const key = createHash('sha1').update('putty-private-key-file-mac-key').digest();
  const blobs = [publicBlob, privateBlob].map((blob, i) => {
    const text = wrap(blob, 64);
    return `${i ? 'Private' : 'Public'}-Lines: ${text.split('\n').length}\n${text}`;
  });
  const head = `PuTTY-User-Key-File-2: ssh-ed25519\nEncryption: none\nComment: ${comment}`;
  return [head, ...blobs, `Private-MAC: ${createHmac('sha1', key).update(covered).digest('hex')}`].join('\n');
}
