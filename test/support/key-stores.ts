import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A DER element (X.690): its tag, its length, its content. */
export function der(tag: number, ...parts: readonly (Uint8Array | number)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : part)));
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const SEQUENCE = 0x30;
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const octets = (bytes: Uint8Array): Buffer => der(0x04, bytes);
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const block = (bytes: Uint8Array): Buffer => Buffer.concat([int32(bytes.length), bytes]);
/** Java's `writeUTF`. */
const utf = (text: string): Buffer =>
  Buffer.concat([Buffer.from([text.length >> 8, text.length & 0xff]), Buffer.from(text)]);
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** An encrypted key as PKCS 8 holds it, under the algorithm of this id. Nothing is inside. */
function encryptedKey(algorithm: string): Buffer {
  return der(SEQUENCE, der(SEQUENCE, oid(algorithm), der(0x05)), octets(randomBytes(400)));
}

/** What a made store holds. */
export interface StoreContent {
  readonly password: string;
  /** Names of entries with a key, and of entries with a certificate alone. */
  readonly keys?: readonly string[];
  readonly certificates?: readonly string[];
}

const certificate = (): Buffer => Buffer.concat([utf('X.509'), block(randomBytes(300))]);

/** Makes a JKS or JCEKS file (OpenJDK, JavaKeyStore). */
export function makeJavaStore(kind: 'jks' | 'jceks', { password, keys = [], certificates = [] }: StoreContent): Buffer {
  const algorithm = kind === 'jks' ? '2b060104012a02110101' : '2b060104012a021301';
  const date = Buffer.alloc(8);
  const entries = [
    ...keys.map((name) => [int32(1), utf(name), date, block(encryptedKey(algorithm)), int32(1), certificate()]),
    ...certificates.map((name) => [int32(2), utf(name), date, certificate()]),
  ];
  const magic = int32(kind === 'jks' ? 0xfeedfeed : 0xcececece);
  const data = Buffer.concat([magic, int32(2), int32(entries.length), ...entries.flat()]);
  const digest = createHash('sha1').update(utf16(password)).update('Mighty Aphrodite').update(data).digest();
  return Buffer.concat([data, digest]);
}

/** The key of a MAC (RFC 7292, appendix B.2), written step by step as there. */
function deriveMacKey(
  hash: string,
  { password, salt, rounds }: { password: Buffer; salt: Buffer; rounds: number },
): Buffer {
  const v = hash === 'sha512' ? 128 : 64;
  const fill = (bytes: Buffer): Buffer =>
    Buffer.from(Array.from({ length: v * Math.ceil(bytes.length / v) }, (_, i) => bytes[i % bytes.length]!));
  let key: Buffer = Buffer.concat([Buffer.alloc(v, 3), fill(salt), fill(password)]);
  for (let round = 0; round < rounds; round++) key = createHash(hash).update(key).digest();
  return key;
}

const DATA = '2a864886f70d010701';
const HASHES: Readonly<Record<string, string>> = {
  sha1: '2b0e03021a',
  sha256: '608648016503040201',
  sha512: '608648016503040203',
};
const explicit = (inside: Buffer): Buffer => der(0xa0, inside);
const dataContent = (inside: Buffer): Buffer => der(SEQUENCE, oid(DATA), explicit(octets(inside)));

const PBE = '2a864886f70d010c0103';
const bag = (type: string, inside: Buffer): Buffer =>
  der(SEQUENCE, oid(`2a864886f70d010c0a01${type}`), explicit(inside));

/** Contents of certificates: EncryptedData that nothing opens, or open ones. */
function certificateContent(count: number, hidden: boolean): Buffer[] {
  if (count === 0) return [];
  const open = Array.from({ length: count }, () => bag('03', der(SEQUENCE, randomBytes(300))));
  if (!hidden) return [dataContent(der(SEQUENCE, ...open))];
  const info = der(SEQUENCE, oid(DATA), der(SEQUENCE, oid(PBE), der(0x05)), der(0x80, randomBytes(300)));
  const encrypted = der(SEQUENCE, der(0x02, 0), info);
  return [der(SEQUENCE, oid('2a864886f70d010706'), explicit(encrypted))];
}

function macData(safe: Buffer, password: string, { hash, rounds }: { hash: string; rounds: number }): Buffer {
  const salt = randomBytes(8);
  const encoded = utf16(`${password}\0`);
  const key = deriveMacKey(hash, { password: encoded, salt, rounds });
  const mac = createHmac(hash, key).update(safe).digest();
  const digest = der(SEQUENCE, der(SEQUENCE, oid(HASHES[hash]!), der(0x05)), octets(mac));
  const count = der(0x02, (rounds >> 16) & 0x7f, (rounds >> 8) & 0xff, rounds & 0xff);
  return der(SEQUENCE, digest, octets(salt), count);
}

/** Makes a PKCS 12 file (RFC 7292, 4): encrypted keys one by one, certificates in encrypted contents or open. */
export function makePkcs12(
  { password, keys = [], certificates = [] }: StoreContent,
  { hash = 'sha256', rounds = 2048, hidden = true } = {},
): Buffer {
  const keyBags = keys.map(() => bag('02', encryptedKey(PBE)));
  const contents = certificateContent(certificates.length, hidden);
  if (keys.length > 0) contents.push(dataContent(der(SEQUENCE, ...keyBags)));
  const safe = der(SEQUENCE, ...contents);
  return der(SEQUENCE, der(0x02, 3), dataContent(safe), macData(safe, password, { hash, rounds }));
}

/** Makes a BKS file (Bouncy Castle, BcKeyStoreSpi). */
export function makeBouncyStore({ password, keys = [], certificates = [] }: StoreContent, version: 1 | 2 = 2): Buffer {
  const date = Buffer.alloc(8);
  const entries = Buffer.concat([
    ...keys.flatMap((name) => [Buffer.from([4]), utf(name), date, int32(1), certificate(), block(randomBytes(400))]),
    ...certificates.flatMap((name) => [Buffer.from([1]), utf(name), date, int32(0), certificate()]),
    Buffer.alloc(1),
  ]);
  const salt = randomBytes(20);
  const rounds = 1024 + (salt[0]! << 1);
  const key = deriveMacKey('sha1', { password: utf16(`${password}\0`), salt, rounds }).subarray(
    0,
    version === 1 ? 2 : 20,
  );
  const mac = createHmac('sha1', key).update(entries).digest();
  return Buffer.concat([int32(version), block(salt), int32(rounds), entries, mac]);
}

const CIPHERS = { aes: '31c1f2e6bf714350be5805216afc5aff', chacha20: 'd6038a2b8b6f4cb5a524339a31dbb59a' };
const ARGON2D = 'ef636ddf8c29444b91f7a9a403e30a0c';

/** Makes the header of a KeePass database, version 3 or 4 (keepass.info, "KDBX"), and content that nothing opens. */
export function makeKeePass(major: 3 | 4, cipher: keyof typeof CIPHERS): Buffer {
  const field = (kind: number, content: Buffer): Buffer => {
    const size = Buffer.alloc(major === 4 ? 4 : 2);
    size.writeUIntLE(content.length, 0, size.length);
    return Buffer.concat([Buffer.from([kind]), size, content]);
  };
  const little = (value: number): Buffer => int32(value).reverse();
  const uuid = Buffer.from(ARGON2D, 'hex');
  const kdf = Buffer.concat([
    Buffer.from([0, 1, 0x42]),
    little(5),
    Buffer.from('$UUID'),
    little(16),
    uuid,
    Buffer.alloc(1),
  ]);
  const fields = [
    field(2, Buffer.from(CIPHERS[cipher], 'hex')),
    field(3, little(1)),
    field(4, randomBytes(32)),
    ...(major === 4 ? [field(11, kdf)] : [field(5, randomBytes(32)), field(6, Buffer.alloc(8))]),
    field(7, randomBytes(16)),
    field(0, Buffer.from('\r\n\r\n')),
  ];
  const head = Buffer.from([0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5, 1, 0, major, 0]);
  return Buffer.concat([head, ...fields, randomBytes(500)]);
}
