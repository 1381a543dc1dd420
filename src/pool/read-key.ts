import type { KeyObject } from 'node:crypto';
import type { KeyMaterial, ReadKey } from '../engine/checksums/keys/key-material.ts';

type Crypto = typeof import('node:crypto');

function publicHalf(crypto: Crypto, material: KeyMaterial): KeyObject {
  if (material.form === 'jwk') return crypto.createPublicKey({ key: { ...material.jwk }, format: 'jwk' });
  const key = Buffer.from(material.der);
  return crypto.createPublicKey(crypto.createPrivateKey({ key, format: 'der', type: material.form }));
}

function keyName({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  const kind = asymmetricKeyType ?? 'unknown';
  const { modulusLength, namedCurve } = asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined) return `${kind} ${modulusLength} bits`;
  return namedCurve === undefined ? kind : `${kind} ${namedCurve}`;
}

/** Reads keys with Node's crypto. Does not check the numbers of a key against each other, which takes cubic time in its length. */
export const readKey: ReadKey = (material) => {
  // loaded on first use: most scans find no key
  const crypto = process.getBuiltinModule('node:crypto');
  try {
    const half = publicHalf(crypto, material);
    return { name: keyName(half), spki: half.export({ type: 'spki', format: 'der' }) };
  } catch {
    // bytes that are not a key are an answer, not a failure
    return undefined;
  }
};
