import type { Finding, ScanReport } from '../../core/finding.ts';
import { certaintyWords } from '../certainty.ts';
import { commandProperty, commandText, escapeTerminal } from '../escape.ts';
import { findMetadata, isOpen, mostImportantFirst, type FindingAction, type ReportInput } from '../input.ts';

/** A note as GitHub shows it, with or without a place in a file. Safe for terminals, but not yet escaped for workflow commands. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly place?: AnnotationPlace;
}

/** Lines and columns count from 1. Columns are present only within one line. */
export interface AnnotationPlace {
  readonly file: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
}

const LEVELS: Readonly<Record<FindingAction, Annotation['level']>> = {
  block: 'error',
  warn: 'warning',
  note: 'notice',
};
/** Most annotations of each kind that GitHub shows for a step. */
const MAX_OF_KIND = 10;

function annotationOf(finding: Finding, input: ReportInput): Annotation {
  const { path, line, column, endLine, endColumn } = finding;
  const columns = line === endLine ? { startColumn: column, endColumn } : {};
  const place = { file: escapeTerminal(path), startLine: line, endLine, ...columns };
  const { revoke } = findMetadata(finding, input.ruleMetadata);
  const message = `${finding.name}, ${escapeTerminal(finding.redacted)}, ${finding.severity}, ${certaintyWords(finding)}. ${revoke.text} ${revoke.url}`;
  return { level: LEVELS[input.actionOf(finding)], title: finding.name, message: message.trim(), place };
}

function* coverageNotes({ coverage, verdict }: ScanReport): Generator<Annotation> {
  const title = 'Incomplete scan';
  const { failed, scanned } = coverage;
  const [first] = failed;
  if (first !== undefined) {
    const more = failed.length > 1 ? ` and ${failed.length - 1} more` : '';
    const message = `Not scanned: ${escapeTerminal(first.path)} (${escapeTerminal(first.reason)})${more}. The scan is incomplete.`;
    yield { level: 'error', title, message };
  } else if (scanned === 0 && !verdict.pass) {
    yield { level: 'error', title, message: 'Nothing was scanned.' };
  }
}

/** Annotations of a report, most important first, at most as many of a kind as GitHub shows for one step. */
export function* annotationsOf(input: ReportInput): Generator<Annotation> {
  const { report, actionOf } = input;
  const left = { block: MAX_OF_KIND, warn: MAX_OF_KIND, note: MAX_OF_KIND };
  for (const note of coverageNotes(report)) {
    left.block--;
    yield note;
  }
  let hidden = 0;
  const open = report.findings.filter(isOpen);
  const findings = mostImportantFirst(open, actionOf);
  // reserve a notice for the number of findings that are not shown
  if (findings.length > MAX_OF_KIND) left.note--;
  for (const finding of findings) {
    const action = actionOf(finding);
    if (left[action]-- > 0) yield annotationOf(finding, input);
    else hidden++;
  }
  if (hidden > 0)
    yield { level: 'notice', title: 'More findings', message: `${hidden} more findings are in the report.` };
}

/** Annotations as workflow commands. */
export function* githubReport(input: ReportInput): Generator<string> {
  for (const { level, title, message, place } of annotationsOf(input)) {
    const { file, startLine: line, startColumn: col, endLine, endColumn } = place ?? {};
    const properties = Object.entries({ file, line, endLine, col, endColumn, title });
    const list = properties.flatMap(([name, value]) =>
      value === undefined ? [] : `${name}=${commandProperty(String(value))}`,
    );
    yield `::${level} ${list.join(',')}::${commandText(message)}\n`;
  }
}
