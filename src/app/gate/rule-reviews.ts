import { countBy } from '../../baseline/stats.ts';
import type { RuleReview } from '../../report/input.ts';
import type { GateSettings } from './load-gate.ts';

/** Reviews of each rule's findings from a gate's baseline; only rules with reviews. */
export function reviewsOf({ baseline }: GateSettings): ReadonlyMap<string, RuleReview> {
  const rows = countBy(baseline?.entries ?? [], ({ rule }) => [rule]);
  const reviews = rows.map(({ group, total, counts }): [string, RuleReview] => {
    return [group, { reviewed: total - counts.unreviewed, real: counts.real + counts.revoked }];
  });
  return new Map(reviews.filter(([, { reviewed }]) => reviewed > 0));
}
