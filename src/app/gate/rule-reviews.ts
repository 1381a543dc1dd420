import { countBy } from '../../baseline/stats.ts';
import type { RuleReview } from '../../report/input.ts';
import type { GateSettings } from './load-gate.ts';

/** What people said of the findings of each rule, by the baseline of a gate; rules of which nobody said anything are not in it. */
export function reviewsOf({ baseline }: GateSettings): ReadonlyMap<string, RuleReview> {
  const rows = countBy(baseline?.entries ?? [], ({ rule }) => [rule]);
  const reviews = rows.map(({ group, total, counts }): [string, RuleReview] => {
    return [group, { reviewed: total - counts.unreviewed, real: counts.real + counts.revoked }];
  });
  return new Map(reviews.filter(([, { reviewed }]) => reviewed > 0));
}
