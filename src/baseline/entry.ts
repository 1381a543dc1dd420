import { isDay, type Day } from '../core/day.ts';
import { STATUSES, type Status } from '../core/finding.ts';
import { compareStrings } from '../core/order.ts';

/** A known value, without line, time or secret. */
export interface Entry {
  readonly fingerprint: string;
  readonly rule: string;
  /** Where it was seen: a hint for people, ignored in matching. */
  readonly path: string;
  readonly status: Status;
  readonly reason?: string;
  readonly owner?: string;
  /** The last day on which it counts. */
  readonly expires?: Day;
}

/** Fields of an entry's line, in their order. */
const FIELDS = ['fingerprint', 'rule', 'path', 'status', 'reason', 'owner', 'expires'] as const;
const OPTIONAL = ['reason', 'owner', 'expires'] as const;

/** Prints an entry as a line, without its line end. */
export function printEntry(entry: Entry): string {
  return JSON.stringify(entry, [...FIELDS]);
}

/** Says what is wrong with an entry; undefined if it is valid. */
function findEntryFault(value: Readonly<Record<string, unknown>>): string | undefined {
  const unknown = Object.keys(value).find((key) => !(FIELDS as readonly string[]).includes(key));
  if (unknown !== undefined) return `unknown field ${JSON.stringify(unknown)}`;
  const { fingerprint, rule, path, status, expires } = value;
  if (typeof fingerprint !== 'string' || !/^[a-z2-7]{26}$/.test(fingerprint))
    return 'fingerprint is not 26 letters of base32';
  if (typeof rule !== 'string' || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(rule)) return 'rule is not a rule id';
  if (typeof path !== 'string' || path === '') return 'path is missing';
  if (!STATUSES.some((known) => known === status)) return `status must be one of ${STATUSES.join(', ')}`;
  const wrong = OPTIONAL.find(
    (key) => value[key] !== undefined && (typeof value[key] !== 'string' || value[key] === ''),
  );
  if (wrong !== undefined) return `${wrong} is not a string`;
  if (typeof expires === 'string' && !isDay(expires)) return `expires is not a day: ${expires}`;
  return undefined;
}

/** Parses a line as an entry, or says what is wrong with it. */
export function parseEntry(line: string): Entry | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // the message of JSON.parse quotes the line, which may not be ours
    return 'not JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not an object';
  const fields = value as Record<string, unknown>;
  const fault = findEntryFault(fields);
  if (fault !== undefined) return fault;
  const kept = FIELDS.filter((key) => Object.hasOwn(fields, key)).map((key) => [key, fields[key]]);
  return Object.fromEntries(kept) as Entry;
}

/**
 * Compares two entries for one value: a review outweighs `unreviewed`, then the graver status, then the earlier end. A total order, so that the
 * result of merging does not depend on its order. Positive if `a` wins.
 */
export function compareWeight(a: Entry, b: Entry): number {
  const never = '9999-99-99';
  return (
    STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
    compareStrings(b.expires ?? never, a.expires ?? never) ||
    compareStrings(a.reason ?? '', b.reason ?? '') ||
    compareStrings(a.owner ?? '', b.owner ?? '') ||
    compareStrings(b.path, a.path) ||
    compareStrings(b.rule, a.rule)
  );
}

/** One entry per fingerprint, sorted by it. */
export function collapse(entries: Iterable<Entry>): Entry[] {
  const kept = new Map<string, Entry>();
  for (const entry of entries) {
    const other = kept.get(entry.fingerprint);
    if (other === undefined || compareWeight(entry, other) > 0) kept.set(entry.fingerprint, entry);
  }
  return [...kept.values()].sort((a, b) => compareStrings(a.fingerprint, b.fingerprint));
}
