import { readDerHead, readSequence } from '../encodings/der.ts';
import { ByteReader } from './byte-reader.ts';
import type { KeyStore } from './key-store.ts';
import { nameCipher } from './ciphers.ts';

const JKS = 0xfeedfeed;
const JCEKS = 0xcececece;
const KEY = 1;
const CERTIFICATE = 2;
/** An entry of JCEKS that is a serialized Java object: only Java knows where it ends. */
const SECRET = 3;
const DIGEST_BYTES = 20;
const MAX_ENTRIES = 4096;

interface Entries {
  readonly keys: number;
  /** Whether a serialized object hides what follows. */
  readonly isOpen: boolean;
  readonly cipher: string | undefined;
  readonly aliases: readonly string[];
}

/** The algorithm of an EncryptedPrivateKeyInfo (RFC 5958, 3). */
function cipherOfKey(der: Uint8Array): string | undefined {
  const outer = readDerHead(der, 0);
  const [algorithm] = outer && outer.end <= der.length ? readSequence(der, outer, 2) : [];
  return algorithm && nameCipher(der, algorithm);
}

function skipCertificate(reader: ByteReader, version: number): void {
  if (version === 2) reader.text();
  reader.block();
}

function readEntries(reader: ByteReader, version: number, count: number): Entries {
  const aliases: string[] = [];
  let keys = 0;
  let cipher: string | undefined;
  for (let i = 0; i < count && reader.isInside; i++) {
    const tag = reader.int();
    aliases.push(reader.text());
    reader.take(8);
    if (tag === SECRET) return { keys: keys + 1, isOpen: true, cipher, aliases };
    if (tag === KEY) {
      keys++;
      cipher = cipherOfKey(reader.block()) ?? cipher;
      for (let chain = reader.int(); chain > 0 && reader.isInside; chain--) skipCertificate(reader, version);
    } else if (tag === CERTIFICATE) skipCertificate(reader, version);
    else reader.at = Number.NaN;
  }
  return { keys, isOpen: false, cipher, aliases };
}

/**
 * Reads a key store of Java, JKS or JCEKS. Format: OpenJDK, the comments of `sun.security.provider.JavaKeyStore` and
 * `com.sun.crypto.provider.JceKeyStore`; metastatic.org, "Class JKS".
 */
export function readJavaStore(bytes: Uint8Array): KeyStore | undefined {
  const reader = new ByteReader(bytes, 0);
  const magic = reader.int() >>> 0;
  const [version, count] = [reader.int(), reader.int()];
  if ((magic !== JKS && magic !== JCEKS) || version < 1 || version > 2 || count < 0 || count > MAX_ENTRIES)
    return undefined;
  const form = `${magic === JKS ? 'JKS' : 'JCEKS'} ${version}`;
  const { keys, isOpen, cipher, aliases } = readEntries(reader, version, count);
  const end = isOpen ? bytes.length - DIGEST_BYTES : reader.at;
  const mac = reader.isInside ? bytes.subarray(end, end + DIGEST_BYTES) : new Uint8Array(0);
  const store = { form, entries: count, keys, cipher: cipher ?? 'password', aliases };
  if (mac.length < DIGEST_BYTES) return { ...store, isCut: true };
  return { ...store, lock: { kind: 'digest', data: bytes.subarray(0, end), mac } };
}
