import type { Finding } from '../../core/finding.ts';
import { classFields } from '../certainty.ts';
import type { ReportInput } from '../input.ts';

/** A finding in the JSON report, with its fields in a fixed order. */
export function findingRow(finding: Finding): Record<string, unknown> {
  const { rule, provider, kind, severity, state, exposure, fingerprint, redacted, evidence } = finding;
  const { path, line, column, endLine, endColumn, start, end, facts, decoded, companion, commit, blob, lastHeld } =
    finding;
  const { locations, name } = finding;
  const rated = { severity, ...classFields(finding) };
  const what = { rule, provider, kind, ...rated, state, exposure, fingerprint, redacted, evidence };
  const place = {
    path,
    line,
    column,
    endLine,
    endColumn,
    start,
    end,
    facts,
    decoded,
    companion,
    commit,
    blob,
    lastHeld,
  };
  const { suppression, acceptance, expired, owner, gates, action } = finding;
  return { ...what, ...place, locations, name, suppression, acceptance, expired, owner, gates, action };
}

/** The JSON report, version 1: fields may be added, never renamed. One finding per line, so that a large report can be read line by line. */
export function* jsonReport({ report }: ReportInput): Generator<string> {
  const { tool, run, coverage, verdict, hidden, notices, findings } = report;
  const head = { schema: 'leakgate-report/1', tool, run, coverage, verdict, hidden, notices };
  yield `${JSON.stringify(head).slice(0, -1)},"findings":[`;
  let separator = '\n';
  for (const finding of findings) {
    yield separator + JSON.stringify(findingRow(finding));
    separator = ',\n';
  }
  yield findings.length === 0 ? ']}\n' : '\n]}\n';
}
