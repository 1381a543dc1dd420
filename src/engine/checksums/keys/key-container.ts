import { INTEGER, OBJECT_ID, OCTETS, readElements, SEQUENCE, type Element } from '../encodings/der.ts';
import type { KeyMaterial } from './key-material.ts';

/** Elements in the sequence of a key: an RSA key has nine, plus one for each prime beyond two. */
const MAX_ELEMENTS = 16;

/** The container of a key, judged by its structure. */
export interface Container {
  /** Name of the form. */
  readonly form: string;
  /** The key, for a caller that can read it; absent if there is nothing to read or reading could be slow. */
  readonly material?: KeyMaterial | undefined;
  /** The encryption of the key. */
  readonly cipher?: string;
}

/** `1.2.840.113549.1.1.1`, `1.2.840.10045.2.1`, and `1.3.101.110` to `113`: RSA, elliptic curves, X25519, X448, Ed25519, Ed448. */
const READABLE = /^(?:2a864886f70d010101|2a8648ce3d0201|2b656[ef]|2b657[01])$/;

function hexOf(bytes: Uint8Array, { start, end }: Element): string {
  return Array.from(bytes.subarray(start, end), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Whether reading is cheap. Deriving the public half of a DSA or Diffie-Hellman key, or a point on a curve with explicit parameters, takes a power of
 * a number that the key makes as long as it likes.
 */
function isCheap(bytes: Uint8Array, algorithm: Element): boolean {
  const [id, parameters] = readElements(bytes, algorithm, 4) ?? [];
  if (id?.tag !== OBJECT_ID || !READABLE.test(hexOf(bytes, id))) return false;
  return parameters === undefined || parameters.tag !== SEQUENCE;
}

/** SEC 1 keeps the parameters in the element tagged [0]: the name of a curve, or explicit numbers. */
function hasNamedCurve(der: Uint8Array, elements: readonly Element[]): boolean {
  const parameters = elements.find(({ tag }) => tag === 0xa0);
  return parameters !== undefined && der[parameters.start] === OBJECT_ID;
}

/** A key that begins with a small version number; the second element identifies its form. */
function parseVersioned(der: Uint8Array, second: Element, elements: readonly Element[]): Container {
  if (second.tag === SEQUENCE)
    return { form: 'PKCS 8', material: isCheap(der, second) ? { form: 'pkcs8', der } : undefined };
  if (second.tag === OCTETS)
    return { form: 'SEC 1', material: hasNamedCurve(der, elements) ? { form: 'sec1', der } : undefined };
  if (elements.length >= 9) return { form: 'PKCS 1', material: { form: 'pkcs1', der } };
  return { form: elements.length === 6 ? 'DSA' : 'DER' };
}

/**
 * Identifies the key in a DER sequence: PKCS #1, SEC 1, PKCS #8 and DSA keys begin with a small version number, encrypted PKCS #8 with an algorithm.
 * Undefined if it is none of them, or its elements do not fill it.
 */
export function parseContainer(der: Uint8Array, outer: Element): Container | undefined {
  const elements = readElements(der, outer, MAX_ELEMENTS) ?? [];
  const [first, second] = elements;
  if (!first || !second) return undefined;
  if (first.tag === SEQUENCE) {
    return second.tag === OCTETS && elements.length === 2 ? { form: 'PKCS 8', cipher: 'PBES' } : undefined;
  }
  const isVersion = first.tag === INTEGER && first.end - first.start === 1 && der[first.start]! <= 1;
  return isVersion ? parseVersioned(der, second, elements) : undefined;
}
