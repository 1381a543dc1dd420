import type { Finding, ScanReport } from '../../core/finding.ts';
import { commandProperty, commandText, escapeTerminal } from '../escape.ts';
import { metadataOf, isOpen, mostImportantFirst, type FindingAction, type ReportInput } from '../input.ts';

const COMMANDS: Readonly<Record<FindingAction, 'error' | 'warning' | 'notice'>> = {
  block: 'error',
  warn: 'warning',
  note: 'notice',
};
/** Annotations of each kind that GitHub shows for a step. */
const MOST = 10;

function annotation(finding: Finding, input: ReportInput): string {
  const { path, line, column, endLine, endColumn } = finding;
  const place = line === endLine ? { line, endLine, col: column, endColumn } : { line, endLine };
  const properties = { file: escapeTerminal(path), ...place, title: finding.name };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${commandProperty(String(value))}`);
  const { revoke } = metadataOf(finding, input.ruleMetadata);
  const sure = `${Math.floor(finding.confidence * 100)}%`;
  const message = `${finding.name}, ${escapeTerminal(finding.redacted)}, ${finding.severity}, ${sure}. ${revoke.text} ${revoke.url}`;
  return `::${COMMANDS[input.actionOf(finding)]} ${list.join(',')}::${commandText(message.trim())}\n`;
}

function* coverageNotes({ coverage, verdict }: ScanReport): Generator<string> {
  const { failed, scanned } = coverage;
  const [first] = failed;
  if (first !== undefined) {
    const more = failed.length > 1 ? ` and ${failed.length - 1} more` : '';
    const text = `Not scanned: ${escapeTerminal(first.path)} (${escapeTerminal(first.reason)})${more}. The scan is incomplete.`;
    yield `::error title=Incomplete scan::${commandText(text)}\n`;
  } else if (scanned === 0 && !verdict.pass) {
    yield '::error title=Incomplete scan::Nothing was scanned.\n';
  }
}

/** Annotations as workflow commands: the most important ones first, no more of a kind than GitHub shows for one step. */
export function* githubReport(input: ReportInput): Generator<string> {
  const { report, actionOf } = input;
  const left = { block: MOST, warn: MOST, note: MOST };
  for (const note of coverageNotes(report)) {
    left.block--;
    yield note;
  }
  let hidden = 0;
  const open = report.findings.filter(isOpen);
  const findings = mostImportantFirst(open, actionOf);
  // a place in the list of notices is kept for saying how many are not shown
  if (findings.length > MOST) left.note--;
  for (const finding of findings) {
    const action = actionOf(finding);
    if (left[action]-- > 0) yield annotation(finding, input);
    else hidden++;
  }
  if (hidden > 0) yield `::notice title=More findings::${hidden} more findings are in the report.\n`;
}
