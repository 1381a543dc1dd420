import { SEVERITIES, type Finding, type ScanReport } from '../../core/finding.ts';
import type { Omission } from '../../core/omission.ts';
import type { RuleMetadata } from '../../core/rule-metadata.ts';
import { certaintyWords } from '../certainty.ts';
import { countReasons, hiddenWords, listWarned } from '../coverage-words.ts';
import { codeSpan, escapeMarkdown, markdownLink } from '../escape.ts';
import { findMetadata, isOpen, mostImportantFirst, type ReportInput } from '../input.ts';
import { exposureOf, remedyOf } from '../remedy.ts';

/** Most rows of the table, and most rules with a detailed remedy: a page for reading, not a data file. */
const MAX_ROWS = 200;
const MAX_REMEDIES = 10;
const MAX_LISTED = 20;
const BAR = 24;
const ICONS = { block: '🔴', warn: '🟡', note: '⚪' } as const;

function headline({ verdict, findings, coverage }: ScanReport, blocking: number): string {
  if (blocking > 0) return `## 🔴 Leakgate: ${blocking} blocking ${blocking === 1 ? 'finding' : 'findings'}`;
  if (coverage.scanned === 0 && !verdict.pass) return '## 🔴 Leakgate: nothing was scanned';
  if (!verdict.pass) return '## 🔴 Leakgate: the scan is incomplete';
  return findings.length === 0
    ? '## 🟢 Leakgate: no secrets found'
    : `## 🟡 Leakgate: passed, ${findings.length} to look at`;
}

/** A bar for each severity that occurs. */
function chart(findings: readonly Finding[]): string {
  const counts = SEVERITIES.map((name) => [name, findings.filter(({ severity }) => severity === name).length] as const);
  const most = Math.max(...counts.map(([, count]) => count));
  const rows = counts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name.padEnd(8)} ${'█'.repeat(Math.max(1, Math.round((count / most) * BAR)))} ${count}`);
  return `\`\`\`text\n${rows.join('\n')}\n\`\`\`\n\n`;
}

function why({ verdict }: ScanReport): string {
  if (verdict.gates.length === 0) return '';
  const rows = verdict.gates.map(
    ({ name, action, findings, message }) =>
      `| ${ICONS[action]} ${action} | ${escapeMarkdown(name)} | ${findings} | ${escapeMarkdown(message ?? '')} |\n`,
  );
  return `### ${verdict.pass ? 'Gates' : 'Why it is blocked'}\n\n| Action | Gate | Findings | |\n|---|---|--:|---|\n${rows.join('')}\n`;
}

function row(finding: Finding, { actionOf, ownersOf }: ReportInput): string {
  const { path, line, column, name, redacted, severity } = finding;
  const place = codeSpan(`${path}:${line}:${column}`);
  const owners = ownersOf(path).map(codeSpan).join(' ');
  const sure = certaintyWords(finding).replace('%', ' %');
  const cells = [
    severity,
    sure,
    escapeMarkdown(name),
    codeSpan(redacted),
    place,
    escapeMarkdown(exposureOf(finding)),
    owners,
  ];
  return `| ${ICONS[actionOf(finding)]} | ${cells.join(' | ')} |\n`;
}

function* table(findings: readonly Finding[], input: ReportInput): Generator<string> {
  yield '### Findings\n\n| | Severity | Sure | What | Value | Where | Exposure | Owner |\n|---|---|--:|---|---|---|---|---|\n';
  for (const finding of findings.slice(0, MAX_ROWS)) yield row(finding, input);
  const hidden = findings.length - MAX_ROWS;
  yield hidden > 0 ? `\nThe other reports list ${hidden} more.\n\n` : '\n';
}

function remedy(finding: Finding, metadata: RuleMetadata): string {
  const steps = remedyOf(finding, metadata).map(({ title, text, url, commands = [] }) => {
    const link = url === undefined ? '' : ` ${markdownLink(url)}`;
    const code = commands.length === 0 ? '' : `\n\n   \`\`\`sh\n   ${commands.join('\n   ')}\n   \`\`\`\n`;
    return `1. **${title}.** ${escapeMarkdown(text)}${link}${code}\n`;
  });
  return `<details><summary>${escapeMarkdown(metadata.name)}</summary>\n\n${metadata.class === 'handling' ? '' : 'It grants: '}${escapeMarkdown(metadata.grants)}\n\n${steps.join('')}\n</details>\n\n`;
}

function* remedies(findings: readonly Finding[], { ruleMetadata }: ReportInput): Generator<string> {
  yield '### How to fix\n\nIn this order: a secret that was removed but still works is still a leak.\n\n';
  const seen = new Set<string>();
  for (const finding of findings) {
    if (seen.has(finding.rule) || seen.size === MAX_REMEDIES) continue;
    seen.add(finding.rule);
    yield remedy(finding, findMetadata(finding, ruleMetadata));
  }
}

function* list(items: readonly (readonly [place: string, words: string])[]): Generator<string> {
  for (const [place, words] of items.slice(0, MAX_LISTED)) yield `- ${codeSpan(place)}: ${escapeMarkdown(words)}\n`;
  if (items.length > MAX_LISTED) yield `- and ${items.length - MAX_LISTED} more\n`;
}

function* omissions(title: string, omitted: readonly Omission[]): Generator<string> {
  if (omitted.length === 0) return;
  yield `\n${title}: ${omitted.length}.\n\n`;
  yield* list(omitted.map(({ path, reason }) => [path, reason] as const));
}

function* coverageLines({ coverage, run, tool }: ScanReport): Generator<string> {
  const { planned, scanned, bytes, skipped, failed, limited } = coverage;
  const head = run.head === null ? '' : ` at ${codeSpan(run.head.slice(0, 12))}`;
  const reasons = [...countReasons(skipped)].map(([reason, number]) => `${number} ${escapeMarkdown(reason)}`);
  const why = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
  yield `### Coverage\n\nScanned ${scanned} of ${planned} planned, ${bytes} bytes, with ${tool.rules.count} rules (mode ${run.mode}${head}). Skipped on purpose: ${skipped.length}${why}. Not scanned: ${failed.length}. Partly decoded: ${limited.length}.\n`;
  yield* omissions('Not scanned', failed);
  yield* omissions('Not inspected', listWarned(coverage));
  yield* omissions('Partly decoded', limited);
}

function* gateNotes({ hidden, notices }: ScanReport): Generator<string> {
  const words = hiddenWords(hidden);
  if (words !== '') yield `Hidden, and not shown: ${words}.\n\n`;
  if (notices.length === 0) return;
  yield '### Notices\n\n';
  yield* list(notices.map(({ place, message }) => [place, message] as const));
  yield '\n';
}

/** Markdown for people: verdict, chart, why it is blocked, findings, remedies, coverage. Bounded to fit in a job summary. */
export function* markdownReport(input: ReportInput): Generator<string> {
  const { report, actionOf } = input;
  const findings = mostImportantFirst(report.findings.filter(isOpen), actionOf);
  const blocking = findings.filter((finding) => actionOf(finding) === 'block').length;
  yield `${headline(report, blocking)}\n\n`;
  if (findings.length > 0) yield chart(findings);
  yield why(report);
  if (findings.length > 0) {
    yield* table(findings, input);
    yield* remedies(findings, input);
  }
  yield* gateNotes(report);
  yield* coverageLines(report);
}
