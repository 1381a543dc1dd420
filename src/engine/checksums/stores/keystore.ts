import { type Inside, inspection, type InsideReason, type Setting } from '../checksum.ts';
import { fileBytes } from '../encodings/file-bytes.ts';
import { readBouncyStore } from './bouncy-store.ts';
import { readJavaStore } from './java-store.ts';
import type { KeyStore } from './key-store.ts';
import { readPkcs12 } from './pkcs12.ts';

/** Name of the key that Android's tools make for debug builds, which no shop accepts (developer.android.com, "Sign your app"). */
const DEBUG_ALIAS = 'androiddebugkey';

function passwordOf({ lock }: KeyStore, { tryPasswords }: Setting): 'empty' | 'guessable' | undefined {
  const found = lock && tryPasswords?.(lock);
  return found === 'empty' || found === 'guessable' ? found : undefined;
}

function factsOf({ form, entries, keys, cipher, isCut }: KeyStore): Record<string, string> {
  return {
    form,
    ...(entries !== undefined && { entries: String(entries) }),
    ...(keys !== undefined && { keys: String(keys) }),
    ...(cipher !== undefined && { encrypted: cipher }),
    ...(isCut && { damage: 'cut off' }),
  };
}

function judge(store: KeyStore, setting: Setting): Inside {
  const { keys, cipher, aliases = [], isCut = false } = store;
  // certificates alone: a trust store
  if (keys === 0 && !isCut) return { result: 'invalid' };
  const password = passwordOf(store, setting);
  const evidence: InsideReason[] = [];
  if (cipher !== undefined && (password === undefined || keys === undefined)) evidence.push('encrypted');
  if (aliases.includes(DEBUG_ALIAS)) evidence.push('example-value');
  const facts = { ...factsOf(store), ...(password !== undefined && { password }) };
  // writers put keys where they can be counted, so that encrypted contents alone are certificates as a rule
  return { result: isCut || keys === undefined ? 'unknown' : 'valid', facts, evidence };
}

/**
 * Key stores, as files or in base64: JKS and JCEKS, PKCS #12, BKS. Valid if their structure holds to its end; invalid if it shows that no key is inside.
 * Facts are format, number of entries and keys, what protects them, and whether a password that anybody would try first opens them.
 */
export const keystore = inspection('structure', (secret, setting) => {
  const bytes = fileBytes(secret);
  const store = bytes && (readJavaStore(bytes) ?? readPkcs12(bytes) ?? readBouncyStore(bytes));
  return store ? judge(store, setting) : { result: 'unknown', evidence: ['structure-broken'] };
});
