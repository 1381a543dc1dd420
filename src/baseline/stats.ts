import type { Status } from '../core/finding.ts';
import { STATUSES } from '../core/finding.ts';
import { compareStrings } from '../core/order.ts';
import type { Entry } from './entry.ts';

/** Entries of one group by status. */
export interface StatsRow {
  readonly group: string;
  readonly total: number;
  readonly counts: Readonly<Record<Status, number>>;
  /** Share of `real` and `revoked` among the reviewed entries, 0 to 1; undefined if none was reviewed. Test values count as false. */
  readonly precision: number | undefined;
}

function statsRow(group: string, entries: readonly Entry[]): StatsRow {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status } of entries) counts[status]++;
  const real = counts.real + counts.revoked;
  const reviewed = entries.length - counts.unreviewed;
  return { group, total: entries.length, counts, precision: reviewed === 0 ? undefined : real / reviewed };
}

/** Groups entries, largest group first. An entry may belong to several groups. */
export function countBy(entries: readonly Entry[], groupsOf: (entry: Entry) => readonly string[]): StatsRow[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const group of groupsOf(entry)) groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  const rows = [...groups].map(([group, list]) => statsRow(group, list));
  return rows.sort((a, b) => b.total - a.total || compareStrings(a.group, b.group));
}

/** The first folder of a path, or `.` for a file at the root. */
export function topFolder({ path }: Pick<Entry, 'path'>): string {
  const slash = path.indexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

/** All entries in one row. */
export function countAll(entries: readonly Entry[]): StatsRow {
  return statsRow('all', entries);
}
