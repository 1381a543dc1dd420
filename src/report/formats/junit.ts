import type { Finding, ScanReport } from '../../core/finding.ts';
import { certaintyWords } from '../certainty.ts';
import { countReasons, hiddenWords } from '../coverage-words.ts';
import { escapeMarkup } from '../escape.ts';
import { explainReasons } from '../evidence-descriptions.ts';
import { findMetadata, isOpen, type ReportInput } from '../input.ts';

/** Most lines of notes. */
const MAX_NOTES = 500;

function testCase(finding: Finding, input: ReportInput): string {
  const { path, line, column, rule, name, redacted, severity } = finding;
  const head = `<testcase classname="${escapeMarkup(path)}" name="${escapeMarkup(`${rule} at ${line}:${column}`)}" file="${escapeMarkup(path)}" line="${line}">`;
  const message = escapeMarkup(`${name} (${redacted}), ${severity}, ${certaintyWords(finding)}`);
  const { revoke } = findMetadata(finding, input.ruleMetadata);
  const text = escapeMarkup(`${explainReasons(finding)}. ${revoke.text} ${revoke.url}`.trim());
  const body =
    input.actionOf(finding) === 'block'
      ? `<failure type="${escapeMarkup(rule)}" message="${message}">${text}</failure>`
      : `<system-out>${message}: ${text}</system-out>`;
  return `  ${head}${body}</testcase>\n`;
}

/** Coverage of the run as properties of the suite. */
function* properties({ coverage, hidden, run }: ScanReport): Generator<string> {
  const { planned, scanned, bytes, skipped, failed, limited } = coverage;
  const counts = { planned, scanned, bytes, skipped: skipped.length, failed: failed.length, limited: limited.length };
  const values = { mode: run.mode, head: run.head ?? '', ...counts, hidden: hiddenWords(hidden) || 'none' };
  yield '  <properties>\n';
  for (const [name, value] of Object.entries(values))
    yield `   <property name="${name}" value="${escapeMarkup(String(value))}"/>\n`;
  for (const [reason, number] of countReasons(skipped))
    yield `   <property name="skipped: ${escapeMarkup(reason)}" value="${number}"/>\n`;
  yield '  </properties>\n';
}

/** What a person should look at and no test case covers. */
function* notes({ coverage, notices }: ScanReport): Generator<string> {
  const lines = [
    ...coverage.limited.map(({ path, reason }) => `Partly decoded: ${path}: ${reason}`),
    ...notices.map(({ place, message }) => `Notice: ${place}: ${message}`),
  ];
  if (lines.length === 0) return;
  yield '  <system-out>';
  for (const line of lines.slice(0, MAX_NOTES)) yield `${escapeMarkup(line)}\n`;
  if (lines.length > MAX_NOTES) yield `and ${lines.length - MAX_NOTES} more\n`;
  yield '</system-out>\n';
}

/**
 * JUnit XML: a test case per finding, failed if it blocks; an error per unscanned file; one passed case if there is neither.
 * The properties of the suite hold the coverage.
 */
export function* junitReport(input: ReportInput): Generator<string> {
  const { findings, coverage, verdict } = input.report;
  const shown = findings.filter(isOpen);
  const failures = shown.filter((finding) => input.actionOf(finding) === 'block').length;
  const empty = coverage.scanned === 0 && !verdict.pass;
  const errors = coverage.failed.length + (empty ? 1 : 0);
  const clean = shown.length === 0 && errors === 0;
  const totals = `tests="${shown.length + errors + (clean ? 1 : 0)}" failures="${failures}" errors="${errors}"`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Leakgate" ${totals}>\n <testsuite name="secrets" ${totals}>\n`;
  yield* properties(input.report);
  for (const finding of shown) yield testCase(finding, input);
  for (const { path, reason } of coverage.failed) {
    const file = escapeMarkup(path);
    yield `  <testcase classname="${file}" name="scanned"><error type="not-scanned" message="${escapeMarkup(reason)}"/></testcase>\n`;
  }
  if (empty)
    yield '  <testcase classname="scan" name="scanned"><error type="nothing-scanned" message="Nothing was scanned"/></testcase>\n';
  if (clean) yield '  <testcase classname="scan" name="no secrets"/>\n';
  yield* notes(input.report);
  yield ' </testsuite>\n</testsuites>\n';
}
