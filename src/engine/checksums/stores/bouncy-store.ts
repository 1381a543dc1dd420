import { ByteReader } from './byte-reader.ts';
import type { KeyStore } from './key-store.ts';

const CERTIFICATE = 1;
const KEY = 2;
const SECRET = 3;
const SEALED = 4;
const MAC_BYTES = 20;
/** Version 1 derives two bytes of key only (CVE-2018-5382). */
const KEY_BYTES = [0, 2, MAC_BYTES];
const MAX_ENTRIES = 4096;

function skipCertificate(reader: ByteReader): void {
  reader.text();
  reader.block();
}

/** What is inside an entry of this kind. */
function skipContent(reader: ByteReader, kind: number): void {
  if (kind === CERTIFICATE) skipCertificate(reader);
  else if (kind === KEY) {
    reader.byte();
    reader.text();
    reader.text();
    reader.block();
  } else if (kind === SECRET || kind === SEALED) reader.block();
  else reader.at = Number.NaN;
}

function readEntries(reader: ByteReader): { aliases: string[]; keys: number; open: number } {
  const aliases: string[] = [];
  let keys = 0;
  let open = 0;
  for (let kind = reader.byte(); kind !== 0 && reader.isInside; kind = reader.byte()) {
    if (aliases.length === MAX_ENTRIES) reader.at = Number.NaN;
    aliases.push(reader.text());
    reader.take(8);
    for (let chain = reader.int(); chain > 0 && reader.isInside; chain--) skipCertificate(reader);
    skipContent(reader, kind);
    if (kind !== CERTIFICATE) keys++;
    if (kind === KEY) open++;
  }
  return { aliases, keys, open };
}

/**
 * Reads a key store of Bouncy Castle, BKS in version 1 or 2: salt, iterations, entries up to a zero, HMAC-SHA-1 (Bouncy Castle, `BcKeyStoreSpi`). The
 * format has no magic number, so that it counts only if its entries fill it.
 */
export function readBouncyStore(bytes: Uint8Array): KeyStore | undefined {
  const reader = new ByteReader(bytes, 0);
  const version = reader.int();
  const salt = reader.block();
  const iterations = reader.int();
  if (version < 1 || version > 2 || salt.length === 0 || iterations < 1) return undefined;
  const start = reader.at;
  const { aliases, keys, open } = readEntries(reader);
  if (!reader.isInside || aliases.length === 0) return undefined;
  const data = bytes.subarray(start, reader.at);
  const mac = reader.take(MAC_BYTES);
  if (!reader.isInside) return undefined;
  const cipher = open < keys ? 'PBE-SHA1-3DES' : undefined;
  const lock = { kind: 'hmac', hash: 'sha1', salt, iterations, keySize: KEY_BYTES[version]!, data, mac } as const;
  return { form: `BKS ${version}`, entries: aliases.length, keys, cipher, aliases, lock };
}
