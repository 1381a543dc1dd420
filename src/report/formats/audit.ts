import { SEVERITIES, type Finding } from '../../core/finding.ts';
import type { Omission } from '../../core/omission.ts';
import { compareStrings } from '../../core/order.ts';
import { countReasons } from '../coverage-words.ts';
import type { ReportInput } from '../input.ts';

/** How long to keep such a record. Advice, not law. */
const RETENTION =
  'Keep this record as long as the release it describes is in use, and at least as long as your audits look back (commonly one to seven years). It holds no secret.';

function countBy(findings: readonly Finding[], key: (finding: Finding) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(key(finding), (counts.get(key(finding)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => compareStrings(a, b)));
}

function reasons(omissions: readonly Omission[]): Record<string, number> {
  return Object.fromEntries([...countReasons(omissions)].sort(([a], [b]) => compareStrings(a, b)));
}

function countsOf({ report, actionOf }: ReportInput): Record<string, unknown> {
  const { findings } = report;
  return {
    findings: findings.length,
    secrets: new Set(findings.map(({ fingerprint }) => fingerprint)).size,
    byAction: countBy(findings, actionOf),
    bySeverity: Object.fromEntries(
      SEVERITIES.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]),
    ),
    byState: countBy(findings, ({ state }) => state),
    byExposure: countBy(findings, ({ exposure }) => exposure),
    byRule: countBy(findings, ({ rule }) => rule),
  };
}

/**
 * The record of a run for auditors, as JSON: what was scanned, with which rules, the outcome, and hashes of the other reports. It ends in a seal over
 * everything before it.
 */
export function* auditReport(input: ReportInput): Generator<string> {
  const { report, started, ended, written } = input;
  const { tool, run, coverage, verdict, hidden, notices } = report;
  const record = {
    schema: 'leakgate-audit/1',
    tool,
    run,
    started,
    ended,
    coverage: { ...coverage, skipped: reasons(coverage.skipped), failed: coverage.failed },
    verdict,
    hidden,
    notices,
    counts: countsOf(input),
    findings: report.findings.map(({ fingerprint, rule, state, exposure, path, line }) => ({
      fingerprint,
      rule,
      state,
      exposure,
      path,
      line,
    })),
    reports: written,
    retention: RETENTION,
  };
  yield `${JSON.stringify({ ...record, seal: input.seal(JSON.stringify(record)) }, null, 2)}\n`;
}
