import { inspection } from '../checksum.ts';
import { fileBytes } from '../encodings/file-bytes.ts';

/** The first signature, which both formats share, and the first byte of the second one of KeePass 1. */
const SIGNATURE = [0x03, 0xd9, 0xa2, 0x9a];
const KDB = 0x65;
const VERSION = 8;
const HEADER = 12;
const END = 0;
const CIPHER = 2;
const KDF = 11;
const MAX_FIELDS = 32;

/** Beginnings of the identifiers of ciphers and key derivations (keepass.info, "KDBX 4"; the format's constants). */
const CIPHERS: ReadonlyMap<string, string> = new Map([
  ['31c1f2e6', 'AES-256'],
  ['d6038a2b', 'ChaCha20'],
  ['ad68f29f', 'Twofish'],
]);
const KDFS: ReadonlyMap<string, string> = new Map([
  ['ef636ddf', 'Argon2d'],
  ['9e298b19', 'Argon2id'],
  ['c9d9f39a', 'AES-KDF'],
]);

function nameOf(names: ReadonlyMap<string, string>, bytes: Uint8Array): string | undefined {
  return names.get(Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(''));
}

/** Derivation in a VariantDictionary: its first value is `$UUID`, after a version, a type, and the lengths of name and value. */
function kdfOf(dictionary: Uint8Array): string | undefined {
  return nameOf(KDFS, dictionary.subarray(2 + 1 + 4 + 5 + 4));
}

/** Fields of the header: type, length in two bytes, or in four from version 4 on, and content. Undefined if its end is missing. */
function readFields(bytes: Uint8Array, major: number): Map<number, Uint8Array> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = major >= 4;
  const fields = new Map<number, Uint8Array>();
  let at = HEADER;
  for (let count = 0; count < MAX_FIELDS && at + 5 <= bytes.length; count++) {
    const kind = bytes[at]!;
    const start = at + (wide ? 5 : 3);
    at = start + (wide ? view.getUint32(at + 1, true) : view.getUint16(at + 1, true));
    if (at > bytes.length) return undefined;
    fields.set(kind, bytes.subarray(start, at));
    if (kind === END) return fields;
  }
  return undefined;
}

/**
 * Password databases of KeePass, as files or in base64: valid if the header holds to its end. Facts are version, cipher and key derivation. Passwords are
 * not tried: a single one takes a second by design.
 */
export const keepass = inspection('structure', (secret) => {
  const bytes = fileBytes(secret);
  if (!bytes || bytes.length < HEADER || !SIGNATURE.every((byte, i) => bytes[i] === byte)) return { result: 'unknown' };
  if (bytes[4] === KDB)
    return { result: 'valid', facts: { form: 'KDB', encrypted: 'password' }, evidence: ['encrypted'] };
  const [minor, major] = [bytes[VERSION]!, bytes[VERSION + 2]!];
  const fields = readFields(bytes, major);
  if (!fields) return { result: 'unknown', evidence: ['structure-broken'] };
  const cipher = nameOf(CIPHERS, fields.get(CIPHER) ?? new Uint8Array(0)) ?? 'password';
  const derivation = major >= 4 ? kdfOf(fields.get(KDF) ?? new Uint8Array(0)) : 'AES-KDF';
  const facts = { form: `KDBX ${major}.${minor}`, encrypted: cipher, ...(derivation !== undefined && { derivation }) };
  return { result: 'valid', facts, evidence: ['encrypted'] };
});
