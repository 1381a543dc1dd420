import type { Status } from '../core/finding.ts';
import type { PathMatcher } from '../core/glob.ts';
import { collapse, type Entry } from './entry.ts';

/** Selects entries: those that match every given criterion. */
export interface EntryFilter {
  readonly fingerprints: ReadonlySet<string> | undefined;
  readonly rules: ReadonlySet<string> | undefined;
  readonly paths: PathMatcher | undefined;
  /** Only entries that nobody has reviewed. */
  readonly unreviewedOnly: boolean;
}

/** A review of entries. */
export interface EntryReview {
  readonly status: Status;
  readonly reason: string | undefined;
  readonly owner: string | undefined;
  readonly expires: string | undefined;
}

/** Whether the filter selects an entry. */
export function isSelected(entry: Entry, { fingerprints, rules, paths, unreviewedOnly }: EntryFilter): boolean {
  if (unreviewedOnly && entry.status !== 'unreviewed') return false;
  return (
    (fingerprints?.has(entry.fingerprint) ?? true) && (rules?.has(entry.rule) ?? true) && (paths?.(entry.path) ?? true)
  );
}

/** An entry with a new review, which replaces the previous one as a whole. */
export function reviewEntry(
  { fingerprint, rule, path }: Entry,
  { status, reason, owner, expires }: EntryReview,
): Entry {
  return {
    fingerprint,
    rule,
    path,
    status,
    ...(reason !== undefined && { reason }),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

/** The entries with one of them replaced. */
export function replaceEntry(entries: readonly Entry[], entry: Entry): Entry[] {
  return collapse([...entries.filter(({ fingerprint }) => fingerprint !== entry.fingerprint), entry]);
}
