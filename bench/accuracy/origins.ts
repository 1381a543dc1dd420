import { type Case, isScored, meetingFindings, type Results } from './cases.ts';

const ALL = 'all';

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** Scores positives: per rule the share found, and among those the share with the right provider. */
function scorePositives(cases: readonly Case[], results: Results, least: number): { rates: number[]; named: number } {
  const groups = new Map<string, number[]>();
  const named: number[] = [];
  for (const entry of cases.filter(isScored)) {
    const seen = results.get(entry.id)!.filter(({ confidence }) => confidence >= least);
    const met = meetingFindings(entry, seen);
    const name = `${entry.origin}:${entry.rule}`;
    groups.set(name, [...(groups.get(name) ?? []), met.length > 0 ? 1 : 0]);
    if (met.length > 0) named.push(met.some(({ provider }) => provider === entry.provider_norm) ? 1 : 0);
  }
  return { rates: [...groups.values()].map(mean), named: mean(named) };
}

/** The share of a scope's negatives that are reported: by any rule, or (scope `rule`) by one of the case's provider. */
function negativeRate(cases: readonly Case[], results: Results, at: { scope: 'any' | 'rule'; least: number }): string {
  const wanted = cases.filter(
    ({ expect, scope, kind }) => !expect && scope === at.scope && kind !== 'not a credential',
  );
  if (wanted.length === 0) return '-';
  const wrong = wanted.filter((entry) =>
    results
      .get(entry.id)!
      .some(
        ({ confidence, provider }) =>
          confidence >= at.least && (at.scope === 'any' || provider === entry.provider_norm),
      ),
  );
  return `${wrong.length} of ${wanted.length}`;
}

/** Prints a line per origin of the cases: found positives, and reported negatives. */
export function sayOrigins(cases: readonly Case[], results: Results): void {
  console.log(
    '| origin | rules | found (mean over rules) | rules wholly found | at >= 0.5 | at >= 0.8 | provider named | negatives "any" at >= 0.5 | negatives "rule" of that provider at >= 0.5 |',
  );
  console.log(`|---|${'--:|'.repeat(8)}`);
  for (const origin of [ALL, ...new Set(cases.map((entry) => entry.origin))]) {
    const own = origin === ALL ? cases : cases.filter((entry) => entry.origin === origin);
    const { rates, named } = scorePositives(own, results, 0);
    const cells = [
      rates.length,
      percent(mean(rates)),
      percent(mean(rates.map((rate) => (rate === 1 ? 1 : 0)))),
      percent(mean(scorePositives(own, results, 0.5).rates)),
      percent(mean(scorePositives(own, results, 0.8).rates)),
      percent(named),
      negativeRate(own, results, { scope: 'any', least: 0.5 }),
      negativeRate(own, results, { scope: 'rule', least: 0.5 }),
    ];
    console.log(`| ${origin} | ${cells.join(' | ')} |`);
  }
}
