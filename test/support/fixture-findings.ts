import type { Finding } from '../../src/core/finding.ts';
import { type ExpectedFinding, type Fixture, LOUD, type QuietText, type Range } from './fixtures.ts';

/** A finding as the report writes it; reports do not name a setting yet. */
export type ReportedFinding = Finding & { readonly setting?: unknown };

/** Returns differences from the fixture's expectation, one per line. */
export function compareFindings(fixture: Fixture, findings: readonly ReportedFinding[]): string[] {
  const places = fixture.findings.flatMap(({ ranges }) => ranges);
  const loud = findings.filter((one) => one.confidence >= LOUD && !overlaps(one, places));
  const noise = fixture.quiet.filter(({ noisy }) => noisy).flatMap(({ ranges }) => ranges);
  const quiet = fixture.quiet.flatMap(({ ranges }) => ranges);
  return [
    ...fixture.findings.flatMap((expected) => compareFinding(expected, findings)),
    ...fixture.quiet.flatMap((expected) => compareQuiet(expected, loud)),
    ...loud
      .filter((one) => !overlaps(one, [...noise, ...quiet]))
      .map((one) => `nothing is expected where ${describe(one)} is found`),
  ];
}

function compareFinding(expected: ExpectedFinding, findings: readonly ReportedFinding[]): string[] {
  const { label, ranges, confidence, missing } = expected;
  const unmet = ranges.filter(
    (range) => !findings.some((one) => overlaps(one, [range]) && isAsExpected(one, expected)),
  );
  if (missing) return unmet.length > 0 ? [] : [`'${label}' is found now: remove its 'missing'`];
  return unmet.map((range) => {
    const seen = findings.filter((one) => overlaps(one, [range])).map(describe);
    const wanted = expected.rule ?? expected.family ?? 'any rule';
    return `'${label}' is not found by ${wanted} at ${confidence}; found: ${seen.join(', ') || 'nothing'}`;
  });
}

function compareQuiet({ label, ranges, noisy }: QuietText, loud: readonly ReportedFinding[]): string[] {
  const seen = loud.filter((one) => overlaps(one, ranges));
  if (noisy) return seen.length > 0 ? [] : [`'${label}' is quiet now: remove its 'noisy'`];
  return seen.map((one) => `'${label}' should be quiet, and ${describe(one)} is found`);
}

function isAsExpected(one: ReportedFinding, { rule, family, confidence, setting }: ExpectedFinding): boolean {
  if (rule !== undefined && one.rule !== rule) return false;
  if (family !== undefined && one.rule !== family && !one.rule.startsWith(`${family}-`)) return false;
  return one.confidence >= confidence && (one.setting === undefined || one.setting === setting);
}

function overlaps({ start, end }: Finding, ranges: readonly Range[]): boolean {
  return ranges.some(([from, to]) => start < to && from < end);
}

function describe({ rule, confidence, line, column }: ReportedFinding): string {
  return `${rule} at ${confidence.toFixed(2)} (${line}:${column})`;
}
