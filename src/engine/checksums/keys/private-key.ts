import { decodeBase64 } from '../encodings/base64.ts';
import { type Inside, inspection, type Setting, type InsideReason } from '../checksum.ts';
import { readDerHead, SEQUENCE } from '../encodings/der.ts';
import { fileBytes } from '../encodings/file-bytes.ts';
import { parseContainer } from './key-container.ts';
import type { KeyMaterial, ReadKey } from './key-material.ts';
import { isPublished } from '../published.ts';
import { isSshKey, readPublicBlob, readSshKey } from './ssh-key.ts';

/** Longest body to read, in characters: an RSA key of 16,384 bits has 12,000. */
const MAX_KEY_LENGTH = 32_768;
/** Facts and evidence of a key, or of its public half alone. */
function describeKey(
  material: KeyMaterial | undefined,
  readKey: ReadKey | undefined,
): Pick<Inside, 'facts' | 'evidence'> {
  const reading = material && readKey?.(material);
  if (!reading) return {};
  return { facts: { key: reading.name }, evidence: isPublished(reading.spki) ? ['published-test'] : [] };
}

function broken(damage: string): Inside {
  return { result: 'unknown', facts: { damage }, evidence: ['structure-broken'] };
}

/** Bytes after a key do not matter to its readers, but are a fact. */
function behind(size: number, length: number): Record<string, string> {
  return size < length ? { trailing: `${length - size} bytes` } : {};
}

function inspectDer(bytes: Uint8Array, readKey: ReadKey | undefined): Inside {
  const outer = readDerHead(bytes, 0);
  if (outer?.tag !== SEQUENCE) return broken('no key inside');
  if (outer.end > bytes.length) return broken('cut off');
  const der = bytes.subarray(0, outer.end);
  const container = parseContainer(der, outer);
  if (!container) return broken('no key inside');
  const { form, cipher, material } = container;
  const { facts, evidence = [] } = describeKey(material, readKey);
  const locked: readonly InsideReason[] = cipher === undefined ? [] : ['encrypted'];
  const described = {
    form,
    ...facts,
    ...(cipher !== undefined && { encrypted: cipher }),
    ...behind(outer.end, bytes.length),
  };
  return { result: 'valid', facts: described, evidence: [...locked, ...evidence] };
}

function inspectSsh(bytes: Uint8Array, readKey: ReadKey | undefined): Inside {
  const key = readSshKey(bytes);
  if (!key || key.size > bytes.length) return broken('cut off');
  if (!key.whole) return broken('its halves do not agree');
  const half = readPublicBlob(key.publicBlob);
  const { facts = half && { key: half.kind }, evidence = [] } = describeKey(half?.material, readKey);
  const isLocked = key.cipher !== 'none';
  const described = {
    form: 'OpenSSH',
    ...facts,
    ...(isLocked && { encrypted: key.cipher }),
    ...behind(key.size, bytes.length),
  };
  return { result: 'valid', facts: described, evidence: isLocked ? ['encrypted', ...evidence] : evidence };
}

/** The text between the lines of a PEM key, whose line ends may be escapes. Undefined if there is none, or it is too long. */
function pemBody(secret: string): string | undefined {
  const body = /-----BEGIN [A-Z0-9 ]{0,40}-----((?:[^-]|-(?!----)){1,40000})-----END /.exec(secret)?.[1];
  return body === undefined || body.length > MAX_KEY_LENGTH ? undefined : body;
}

/** What may separate the base64 of a body: line ends, also as escapes, quotes, and the joins of quoted lines. */
const WRAPPING = /["'`]\s{0,40}\+\s{0,40}["'`]|\\+[rn]|[\s"'`,;\\]/g;

/** Reads the RFC 1421 header of an encrypted key, whose body cannot be inspected without the passphrase. */
function inspectLocked(body: string): Inside | undefined {
  const cipher = /DEK-Info:\s{0,4}([A-Z0-9-]{3,30}),/.exec(body)?.[1];
  if (cipher === undefined) return undefined;
  return { result: 'unknown', facts: { form: 'RFC 1421', encrypted: cipher } };
}

function inspect(secret: string, { readKey }: Setting): Inside {
  const body = pemBody(secret);
  if (body === undefined) return { result: 'unknown' };
  const locked = inspectLocked(body);
  if (locked) return locked;
  const bytes = decodeBase64(body.replaceAll(WRAPPING, ''));
  if (bytes === undefined || bytes.length === 0) return { result: 'unknown' };
  return isSshKey(bytes) ? inspectSsh(bytes, readKey) : inspectDer(bytes, readKey);
}

/**
 * Private keys in DER, bare or in base64 without the lines of PEM: valid as those in PEM.
 */
export const derKey = inspection('structure', (secret, { readKey }) => {
  const bytes = fileBytes(secret);
  return bytes ? inspectDer(bytes, readKey) : { result: 'unknown' };
});

/**
 * Private keys in PEM: valid if the body is a DER key (PKCS #1, PKCS #8, SEC 1, DSA) or an OpenSSH key, complete to the last byte. Facts are form,
 * kind, size, encryption and trailing bytes; evidence includes whether the key is a published one.
 */
export const privateKey = inspection('structure', inspect);
