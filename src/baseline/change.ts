import type { Finding } from '../core/finding.ts';
import { compareStrings } from '../core/order.ts';
import { collapse, type Entry } from './entry.ts';

/** The entry of a finding nobody has looked at yet. */
export function newEntry({ fingerprint, rule, path }: Finding): Entry {
  return { fingerprint, rule, path, status: 'unreviewed' };
}

/** Entries for findings, one for each value; of several places the first path counts. */
export function newEntries(findings: readonly Finding[]): Entry[] {
  return collapse(findings.filter(({ state }) => state !== 'suppressed').map(newEntry));
}

/** The entries there are, and new ones for findings that none of them knows. Nothing that a person said is changed. */
export function addFindings(entries: readonly Entry[], findings: readonly Finding[]): Entry[] {
  const known = new Set(entries.map(({ fingerprint }) => fingerprint));
  return collapse([...entries, ...newEntries(findings).filter(({ fingerprint }) => !known.has(fingerprint))]);
}

/** The entries whose value is still found. */
export function pruneEntries(entries: readonly Entry[], findings: readonly Finding[]): Entry[] {
  const seen = new Set(findings.map(({ fingerprint }) => fingerprint));
  return entries.filter(({ fingerprint }) => seen.has(fingerprint));
}

/** All entries of several baselines under one key. Commutative, associative and idempotent. */
export function mergeEntries(...lists: readonly (readonly Entry[])[]): Entry[] {
  return collapse(lists.flat());
}

/** What differs between two baselines, by fingerprint. */
export interface EntryChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: Entry;
  readonly after?: Entry;
}

/** How one list of entries becomes another, by fingerprint. */
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
