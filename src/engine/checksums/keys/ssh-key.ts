import { bytesOfText, encodeBase64, textOfBytes } from '../encodings/base64.ts';
import type { KeyMaterial } from './key-material.ts';

const MAGIC = 'openssh-key-v1\0';

/** Ciphers that append a tag to the private half. */
const SEALED = /^(?:aes\d+-gcm|chacha20-poly1305)@openssh\.com$/;
const TAG_BYTES = 16;

/** The container of an OpenSSH private key (PROTOCOL.key). */
export interface SshKey {
  /** `none` if it is not encrypted. */
  readonly cipher: string;
  /** The public half as SSH writes it (RFC 4253, 6.6). */
  readonly publicBlob: Uint8Array;
  /** Bytes that the key takes; more than are present if it is truncated. */
  readonly size: number;
  /** Whether the two check integers at the start of an unencrypted private half are equal. */
  readonly whole: boolean;
}

/** Reads the length-prefixed fields from `at` on, at most `most`. */
function readFields(bytes: Uint8Array, at: number, most: number): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: Uint8Array[] = [];
  for (let next = at; next + 4 <= bytes.length && fields.length < most;) {
    const length = view.getUint32(next);
    if (next + 4 + length > bytes.length) break;
    fields.push(bytes.subarray(next + 4, next + 4 + length));
    next += 4 + length;
  }
  return fields;
}

function encodedSize(fields: readonly Uint8Array[]): number {
  return fields.reduce((sum, field) => sum + 4 + field.length, 0);
}

/** Whether bytes begin as an OpenSSH private key does. */
export function isSshKey(bytes: Uint8Array): boolean {
  return bytesOfText(MAGIC).every((byte, at) => bytes[at] === byte);
}

/** Reads an OpenSSH private key: cipher, KDF, KDF options, a count, public and private half; undefined if it ends before the private one. */
export function readSshKey(bytes: Uint8Array): SshKey | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = readFields(bytes, MAGIC.length, 3);
  const count = MAGIC.length + encodedSize(head);
  const [publicBlob] = readFields(bytes, count + 4, 1);
  if (head.length < 3 || !publicBlob) return undefined;
  const half = count + 4 + 4 + publicBlob.length;
  if (half + 12 > bytes.length) return undefined;
  const cipher = textOfBytes(head[0]!);
  const size = half + 4 + view.getUint32(half) + (SEALED.test(cipher) ? TAG_BYTES : 0);
  const whole = cipher !== 'none' || view.getUint32(half + 4) === view.getUint32(half + 8);
  return { cipher, publicBlob, size, whole };
}

function base64url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** A positive number without its leading zero byte (RFC 4251, `mpint`). */
function unsigned(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0 ? bytes.subarray(1) : bytes;
}

const CURVES: Readonly<Record<string, string>> = { nistp256: 'P-256', nistp384: 'P-384', nistp521: 'P-521' };

function jwkOf(kind: string, fields: readonly Uint8Array[]): Record<string, string> | undefined {
  const [first, second] = fields;
  if (!first) return undefined;
  if (kind === 'ssh-ed25519') return { kty: 'OKP', crv: 'Ed25519', x: base64url(first) };
  if (!second) return undefined;
  if (kind === 'ssh-rsa') return { kty: 'RSA', e: base64url(unsigned(first)), n: base64url(unsigned(second)) };
  const crv = kind.startsWith('ecdsa-sha2-') ? CURVES[textOfBytes(first)] : undefined;
  if (crv === undefined || second[0] !== 4) return undefined;
  const middle = (second.length + 1) / 2;
  return { kty: 'EC', crv, x: base64url(second.subarray(1, middle)), y: base64url(second.subarray(middle)) };
}

/** A public key in SSH's format: its kind, and its numbers if they can be read (not for DSA and hardware keys). */
export function readPublicBlob(blob: Uint8Array): { kind: string; material?: KeyMaterial } | undefined {
  const [name, ...fields] = readFields(blob, 0, 4);
  const kind = name && textOfBytes(name);
  if (kind === undefined || !/^[a-z0-9@.-]{4,60}$/.test(kind)) return undefined;
  const jwk = jwkOf(kind, fields);
  return jwk ? { kind, material: { form: 'jwk', jwk } } : { kind };
}
