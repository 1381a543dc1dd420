import { type Element, INTEGER, OBJECT_ID, OCTETS, readDerHead, readSequence, SEQUENCE } from '../encodings/der.ts';
import { hexOf, nameCipher, readAlgorithm } from './ciphers.ts';
import type { KeyStore } from './key-store.ts';
import type { StoreLock } from './store-lock.ts';

const EXPLICIT = 0xa0;
const DATA = '2a864886f70d010701';
const ENCRYPTED = '2a864886f70d010706';
/** Bags of keys (RFC 7292, 4.2): bare ones, encrypted ones, other secrets. */
const KEY_BAG = '2a864886f70d010c0a0101';
const SHROUDED_BAG = '2a864886f70d010c0a0102';
const SECRET_BAG = '2a864886f70d010c0a0105';
const KEY_BAGS: ReadonlySet<string> = new Set([KEY_BAG, SHROUDED_BAG, SECRET_BAG]);
const MAX_BAGS = 4096;

/** Hashes of MACs by their object identifiers. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ['2b0e03021a', 'sha1'],
  ['608648016503040204', 'sha224'],
  ['608648016503040201', 'sha256'],
  ['608648016503040202', 'sha384'],
  ['608648016503040203', 'sha512'],
]);

/** A ContentInfo's type, and what is inside its [0]. */
interface Content {
  readonly type: string;
  readonly inside: Element;
}

interface Contents {
  entries: number;
  keys: number;
  /** Whether certificates or keys are in encrypted contents. */
  isHidden: boolean;
  cipher: string | undefined;
}

function readContent(der: Uint8Array, info: Element | undefined): Content | undefined {
  const [type, explicit] = readSequence(der, info, 2);
  if (type?.tag !== OBJECT_ID || explicit?.tag !== EXPLICIT) return undefined;
  const inside = readInside(der, explicit);
  return inside && { type: hexOf(der, type), inside };
}

/** The one element inside another. */
function readInside(der: Uint8Array, { start, end }: Element): Element | undefined {
  const inside = readDerHead(der, start);
  return inside && inside.end <= end ? inside : undefined;
}

/** The sequence inside an octet string, element by element. */
function elementsInside(der: Uint8Array, octets: Element): readonly Element[] {
  return octets.tag === OCTETS ? readSequence(der, readInside(der, octets), MAX_BAGS) : [];
}

/** Name of the algorithm in the first element of a sequence. */
function cipherIn(der: Uint8Array, sequence: Element | undefined): string | undefined {
  const [algorithm] = readSequence(der, sequence, 2);
  return algorithm && nameCipher(der, algorithm);
}

function addBag(der: Uint8Array, bag: Element, found: Contents): void {
  const [id, explicit] = readSequence(der, bag, 3);
  if (id?.tag !== OBJECT_ID || !explicit) return;
  found.entries++;
  const type = hexOf(der, id);
  if (!KEY_BAGS.has(type)) return;
  found.keys++;
  if (type === SHROUDED_BAG) found.cipher = cipherIn(der, readInside(der, explicit)) ?? found.cipher;
}

/** EncryptedData (RFC 5652, 8): a version, then type, algorithm and content. */
function addEncrypted(der: Uint8Array, inside: Element, found: Contents): void {
  found.isHidden = true;
  const [, content] = readSequence(der, inside, 3);
  const [, algorithm] = readSequence(der, content, 3);
  if (algorithm) found.cipher ??= nameCipher(der, algorithm);
}

function readContents(der: Uint8Array, safe: Element): Contents {
  const found: Contents = { entries: 0, keys: 0, isHidden: false, cipher: undefined };
  for (const info of elementsInside(der, safe)) {
    const content = readContent(der, info);
    if (content?.type === DATA) for (const bag of elementsInside(der, content.inside)) addBag(der, bag, found);
    else if (content?.type === ENCRYPTED) addEncrypted(der, content.inside, found);
    else found.isHidden = true;
  }
  return found;
}

function readNumber(der: Uint8Array, element: Element | undefined): number {
  if (!element) return 1;
  if (element.tag !== INTEGER || element.end - element.start > 5) return Number.NaN;
  return der.subarray(element.start, element.end).reduce((sum, byte) => sum * 256 + byte, 0);
}

/** DigestInfo (RFC 8017, A.2.4). */
function readDigest(der: Uint8Array, info: Element | undefined): { hash: string; mac: Uint8Array } | undefined {
  const [algorithm, value] = readSequence(der, info, 2);
  const hash = algorithm && HASHES.get(readAlgorithm(der, algorithm)?.id ?? '');
  if (hash === undefined || value?.tag !== OCTETS) return undefined;
  return { hash, mac: der.subarray(value.start, value.end) };
}

/** MacData (RFC 7292, 4): digest, salt, number of iterations. Undefined for PBMAC1 (RFC 9579) and unknown hashes. */
function readLock(der: Uint8Array, safe: Element, macData: Element | undefined): StoreLock | undefined {
  const [info, salt, count] = readSequence(der, macData, 3);
  const digest = readDigest(der, info);
  const iterations = readNumber(der, count);
  if (!digest || salt?.tag !== OCTETS || !(iterations >= 1)) return undefined;
  const [data, bytes] = [safe, salt].map(({ start, end }) => der.subarray(start, end));
  return { kind: 'hmac', ...digest, salt: bytes!, iterations, keySize: digest.mac.length, data: data! };
}

/** Reads a PKCS #12 file (RFC 7292, section 4) in DER. */
export function readPkcs12(bytes: Uint8Array): KeyStore | undefined {
  const outer = readDerHead(bytes, 0);
  if (outer?.tag !== SEQUENCE) return undefined;
  if (outer.end > bytes.length) return { form: 'PKCS 12', cipher: 'password', isCut: true };
  const [version, info, mac] = readSequence(bytes, outer, 3);
  const safe = readContent(bytes, info);
  if (version?.tag !== INTEGER || bytes[version.start] !== 3 || safe?.type !== DATA) return undefined;
  const { entries, keys, isHidden, cipher } = readContents(bytes, safe.inside);
  const lock = readLock(bytes, safe.inside, mac);
  // what is encrypted cannot be counted
  const counts = isHidden ? { ...(keys > 0 && { keys }) } : { entries, keys };
  return { form: 'PKCS 12', ...counts, cipher, ...(lock && { lock }) };
}
