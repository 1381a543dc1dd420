import { bytesOfText, decodeBase64 } from './base64.ts';
import { structure } from './checksum.ts';

/** Characters of a body that are looked at: an RSA key of 16,384 bits has 12,000. */
const LONGEST = 32_768;
const INTEGER = 0x02;
const SEQUENCE = 0x30;
const OPENSSH = 'openssh-key-v1\0';

/** One DER element: its tag, and where its content begins and ends. */
interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** Reads a definite-length element (X.690, 8.1 and 10.1); undefined where it does not fit into [at, limit). */
function readElement(bytes: Uint8Array, at: number, limit: number): Element | undefined {
  const first = bytes[at + 1] ?? 0x80;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 3) return undefined;
  let length = lengthBytes === 0 ? first : 0;
  for (let i = 0; i < lengthBytes; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  const start = at + 2 + lengthBytes;
  return start + length <= limit ? { tag: bytes[at]!, start, end: start + length } : undefined;
}

/**
 * Whether bytes are a DER sequence that begins with a small version number and whose elements fill it exactly: PKCS #1, PKCS #8, SEC 1 and DSA
 * keys. What stands behind the sequence does not matter.
 */
function isDerKey(bytes: Uint8Array): boolean {
  const outer = readElement(bytes, 0, bytes.length);
  const version = outer && readElement(bytes, outer.start, outer.end);
  if (outer?.tag !== SEQUENCE || version?.tag !== INTEGER || version.end - version.start !== 1) return false;
  if (bytes[version.start]! > 1) return false;
  let elements = 1;
  let at = version.end;
  for (; at < outer.end; elements++) {
    const next = readElement(bytes, at, outer.end);
    if (!next) return false;
    at = next.end;
  }
  return at === outer.end && elements >= 2;
}

/** Whether bytes are an OpenSSH key (PROTOCOL.key): its magic, then cipher, KDF, KDF options, a count, and blocks whose lengths fill it. */
function isOpenSshKey(bytes: Uint8Array): boolean {
  const magic = bytesOfText(OPENSSH);
  if (!magic.every((byte, at) => bytes[at] === byte)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = magic.length;
  // cipher, KDF, KDF options; the number of keys; public and private block
  for (const isText of [true, true, true, false, true, true]) {
    if (at + 4 > bytes.length) return false;
    at += isText ? 4 + view.getUint32(at) : 4;
  }
  return at === bytes.length;
}

/** The base64 between the lines of a PEM key, whose line ends may be written as escapes; undefined where there is none. */
function pemBody(secret: string): Uint8Array | undefined {
  const body = /-----BEGIN [A-Z0-9 ]{0,40}-----((?:[^-]){1,32768})-----END /.exec(secret)?.[1];
  if (body === undefined || body.length > LONGEST) return undefined;
  return decodeBase64(body.replaceAll(/\\+[rn]|[\s"',\\]/g, ''));
}

/** Private keys in PEM: well formed if DER or OpenSSH's format is inside, complete to the last byte. */
export const privateKey = structure((secret) => {
  const bytes = pemBody(secret);
  return bytes !== undefined && (isDerKey(bytes) || isOpenSshKey(bytes));
});
