import { type Day, dayOf, daysBetween, isDay } from '../core/day.ts';
import type { Finding } from '../core/finding.ts';

/** The day a finding was first seen: its introducing commit's author date, in UTC; undefined if no commit is known. */
export function firstSeen({ commit }: Pick<Finding, 'commit'>): Day | undefined {
  const time = commit === undefined ? NaN : Date.parse(commit.date);
  if (Number.isNaN(time)) return undefined;
  const day = dayOf(time);
  return isDay(day) ? day : undefined;
}

/** Whole days since a finding was first seen; -1 if unknown, 0 for a commit from the future. */
export function daysSeen(finding: Pick<Finding, 'commit'>, today: Day): number {
  const seen = firstSeen(finding);
  return seen === undefined ? -1 : Math.max(0, daysBetween(seen, today));
}
