import { type Element, OBJECT_ID, readSequence } from '../encodings/der.ts';

/** Algorithms that protect keys, by their object identifiers in hexadecimal (RFC 7292, appendix C; RFC 8018, appendix A.4; OpenJDK, KeyProtector). */
const PASSWORD_BASED: ReadonlyMap<string, string> = new Map([
  ['2b060104012a02110101', 'JKS'],
  ['2b060104012a021301', 'PBE-MD5-3DES'],
  ['2a864886f70d010c0101', 'PBE-SHA1-RC4-128'],
  ['2a864886f70d010c0102', 'PBE-SHA1-RC4-40'],
  ['2a864886f70d010c0103', 'PBE-SHA1-3DES'],
  ['2a864886f70d010c0104', 'PBE-SHA1-2DES'],
  ['2a864886f70d010c0105', 'PBE-SHA1-RC2-128'],
  ['2a864886f70d010c0106', 'PBE-SHA1-RC2-40'],
  ['2a864886f70d010503', 'PBE-MD5-DES'],
  ['2a864886f70d01050a', 'PBE-SHA1-DES'],
]);
const PBES2 = '2a864886f70d01050d';
const PBES2_CIPHERS: ReadonlyMap<string, string> = new Map([
  ['60864801650304012a', 'AES-256-CBC'],
  ['608648016503040116', 'AES-192-CBC'],
  ['608648016503040102', 'AES-128-CBC'],
  ['2a864886f70d0307', '3DES-CBC'],
]);

/** Bytes of an element in hexadecimal. */
export function hexOf(bytes: Uint8Array, { start, end }: Element): string {
  return Array.from(bytes.subarray(start, end), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The object identifier that an AlgorithmIdentifier begins with, in hexadecimal, and its parameters. */
export function readAlgorithm(der: Uint8Array, algorithm: Element): { id: string; parameters?: Element } | undefined {
  const [id, parameters] = readSequence(der, algorithm, 2);
  if (id?.tag !== OBJECT_ID) return undefined;
  return { id: hexOf(der, id), ...(parameters && { parameters }) };
}

/** Name of the algorithm that protects a key. */
export function nameCipher(der: Uint8Array, algorithm: Element): string | undefined {
  const found = readAlgorithm(der, algorithm);
  if (found?.id !== PBES2) return found && (PASSWORD_BASED.get(found.id) ?? 'password');
  const [, scheme] = readSequence(der, found.parameters, 2);
  const cipher = scheme && PBES2_CIPHERS.get(readAlgorithm(der, scheme)?.id ?? '');
  return cipher === undefined ? 'PBES2' : `PBES2 ${cipher}`;
}
