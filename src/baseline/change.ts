import type { Finding } from '../core/finding.ts';
import { compareStrings } from '../core/order.ts';
import { collapse, type Entry } from './entry.ts';

/** The entry of a finding that nobody has reviewed yet. */
export function newEntry({ fingerprint, rule, path }: Finding): Entry {
  return { fingerprint, rule, path, status: 'unreviewed' };
}

/** Entries for findings, one per value, with the first of its paths. */
export function newEntries(findings: readonly Finding[]): Entry[] {
  return collapse(findings.filter(({ state }) => state !== 'suppressed').map(newEntry));
}

/** The existing entries, and new ones for findings without an entry. Keeps every review. */
export function addFindings(entries: readonly Entry[], findings: readonly Finding[]): Entry[] {
  const known = new Set(entries.map(({ fingerprint }) => fingerprint));
  return collapse([...entries, ...newEntries(findings).filter(({ fingerprint }) => !known.has(fingerprint))]);
}

/** The entries whose value is still found. */
export function pruneEntries(entries: readonly Entry[], findings: readonly Finding[]): Entry[] {
  const seen = new Set(findings.map(({ fingerprint }) => fingerprint));
  return entries.filter(({ fingerprint }) => seen.has(fingerprint));
}

/** Joins the entries of several baselines under one key. Commutative, associative and idempotent. */
export function mergeEntries(...lists: readonly (readonly Entry[])[]): Entry[] {
  return collapse(lists.flat());
}

/** A difference between two baselines in one fingerprint. */
export interface EntryChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: Entry;
  readonly after?: Entry;
}

/** Compares two lists of entries by fingerprint. */
export function diffEntries(before: readonly Entry[], after: readonly Entry[]): EntryChange[] {
  const old = new Map(before.map((entry) => [entry.fingerprint, entry]));
  const now = new Map(after.map((entry) => [entry.fingerprint, entry]));
  const all = [...new Set([...old.keys(), ...now.keys()])].sort(compareStrings);
  return all.flatMap((fingerprint): EntryChange[] => {
    const [a, b] = [old.get(fingerprint), now.get(fingerprint)];
    if (a === undefined) return b === undefined ? [] : [{ kind: 'added', after: b }];
    if (b === undefined) return [{ kind: 'removed', before: a }];
    return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ kind: 'changed', before: a, after: b }];
  });
}
