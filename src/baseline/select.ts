import type { Status } from '../core/finding.ts';
import type { PathMatcher } from '../core/glob.ts';
import { collapse, type Entry } from './entry.ts';

/** Which entries are meant: those that fit every limit given. */
export interface EntryFilter {
  readonly fingerprints: ReadonlySet<string> | undefined;
  readonly rules: ReadonlySet<string> | undefined;
  readonly paths: PathMatcher | undefined;
  /** Only those nobody has reviewed. */
  readonly unreviewedOnly: boolean;
}

/** What a person said of entries. */
export interface EntryReview {
  readonly status: Status;
  readonly reason: string | undefined;
  readonly owner: string | undefined;
  readonly expires: string | undefined;
}

/** Whether an entry is meant. */
export function isSelected(entry: Entry, { fingerprints, rules, paths, unreviewedOnly }: EntryFilter): boolean {
  if (unreviewedOnly && entry.status !== 'unreviewed') return false;
  return (
    (fingerprints?.has(entry.fingerprint) ?? true) && (rules?.has(entry.rule) ?? true) && (paths?.(entry.path) ?? true)
  );
}

/** An entry with what a person said of it; what they did not say is gone. */
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
