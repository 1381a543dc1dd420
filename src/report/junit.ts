import type { Finding } from '../core/finding.ts';
import { escapeMarkup } from './escape.ts';
import { explainEvidence } from './evidence-words.ts';
import { cardOf, isOpen, type ReportInput } from './input.ts';

function caseOf(finding: Finding, input: ReportInput): string {
  const { path, line, column, rule, name, redacted, severity, confidence, evidence } = finding;
  const head = `<testcase classname="${escapeMarkup(path)}" name="${escapeMarkup(`${rule} at ${line}:${column}`)}" file="${escapeMarkup(path)}" line="${line}">`;
  const sure = `${Math.floor(confidence * 100)}%`;
  const message = escapeMarkup(`${name} (${redacted}), ${severity}, ${sure}`);
  const { revoke } = cardOf(finding, input.cards);
  const text = escapeMarkup(`${explainEvidence(evidence.map(({ id }) => id))}. ${revoke.text} ${revoke.url}`.trim());
  const body =
    input.actionOf(finding) === 'block'
      ? `<failure type="${escapeMarkup(rule)}" message="${message}">${text}</failure>`
      : `<system-out>${message}: ${text}</system-out>`;
  return `  ${head}${body}</testcase>\n`;
}

/** JUnit XML: a test case for each finding, failed where it blocks; an error for each file that was not scanned; one passed case where there is neither. */
export function* junitReport(input: ReportInput): Generator<string> {
  const { findings, coverage, verdict } = input.report;
  const shown = findings.filter(isOpen);
  const failures = shown.filter((finding) => input.actionOf(finding) === 'block').length;
  const empty = coverage.scanned === 0 && !verdict.pass;
  const errors = coverage.failed.length + (empty ? 1 : 0);
  const clean = shown.length === 0 && errors === 0;
  const totals = `tests="${shown.length + errors + (clean ? 1 : 0)}" failures="${failures}" errors="${errors}"`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Leakgate" ${totals}>\n <testsuite name="secrets" ${totals}>\n`;
  for (const finding of shown) yield caseOf(finding, input);
  for (const { path, reason } of coverage.failed) {
    const file = escapeMarkup(path);
    yield `  <testcase classname="${file}" name="scanned"><error type="not-scanned" message="${escapeMarkup(reason)}"/></testcase>\n`;
  }
  if (empty)
    yield '  <testcase classname="scan" name="scanned"><error type="nothing-scanned" message="Nothing was scanned"/></testcase>\n';
  if (clean) yield '  <testcase classname="scan" name="no secrets"/>\n';
  yield ' </testsuite>\n</testsuites>\n';
}
