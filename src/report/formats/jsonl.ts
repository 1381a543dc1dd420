import type { ReportInput } from '../input.ts';
import { findingRow } from './json.ts';

/**
 * JSON, one value per line: the run (`type: run`), each finding (`finding`), then coverage, verdict and gate results (`end`). Fields as in the JSON
 * report.
 */
export function* jsonLinesReport({ report }: ReportInput): Generator<string> {
  const { tool, run, coverage, verdict, hidden, notices, findings } = report;
  yield `${JSON.stringify({ type: 'run', schema: 'leakgate-report/1', tool, run })}\n`;
  for (const finding of findings) yield `${JSON.stringify({ type: 'finding', ...findingRow(finding) })}\n`;
  yield `${JSON.stringify({ type: 'end', findings: findings.length, coverage, verdict, hidden, notices })}\n`;
}
