import type { Finding, ScanReport } from '../core/finding.ts';
import { certaintyWords } from './certainty.ts';
import { escapeTerminal } from './escape.ts';
import { isOpen, mostImportantFirst } from './input.ts';
import { cutStart } from './width.ts';

/** Where a run took place: the name of the repository, and the page of the run if there is one. */
export interface Origin {
  readonly repository: string;
  readonly link: string | undefined;
}

/** The subject of a notification: a run, or a test. */
export interface Notification {
  readonly report: ScanReport;
  readonly origin: Origin;
  readonly test: boolean;
}

/** A short description of a finding, safe to draw and without formatting. */
export interface ToldFinding {
  readonly what: string;
  readonly place: string;
}

/** The text of a notification for people. */
export interface Message {
  /** Our own text and numbers: nothing from a repository. */
  readonly headline: string;
  readonly where: string;
  readonly findings: readonly ToldFinding[];
  /** Further notes, in our own text and numbers. */
  readonly notes: readonly string[];
  readonly link: string | undefined;
}

/** Most findings in a message; more belong in a report. */
const MAX_MESSAGE_FINDINGS = 10;
/** Most columns of a path. */
const PATH_WIDTH = 120;

/** Whether to notify: if the run fails, also if a gate warns, or always. */
export function isWanted({ verdict }: ScanReport, on: 'block' | 'warn' | 'always'): boolean {
  if (on === 'always' || !verdict.pass) return true;
  return on === 'warn' && verdict.gates.some(({ action }) => action !== 'note');
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

function headlineOf({ report, test }: Notification): string {
  if (test) return 'Leakgate: this is a test, nothing was scanned';
  const { verdict, coverage } = report;
  if (verdict.blocking > 0) return `Leakgate: blocked by ${count(verdict.blocking, 'finding')}`;
  if (coverage.scanned === 0 && !verdict.pass) return 'Leakgate: nothing was scanned';
  if (verdict.exit === 1) return 'Leakgate: blocked';
  if (!verdict.pass) return 'Leakgate: the scan is incomplete';
  return 'Leakgate: passed';
}

/** The findings that a gate blocks or warns about, most important first. */
export function notifiedFindings({ findings }: ScanReport): readonly Finding[] {
  const shown = findings.filter(
    (finding) => isOpen(finding) && (finding.action === 'block' || finding.action === 'warn'),
  );
  return mostImportantFirst(shown, ({ action }) => action ?? 'note');
}

function notesOf({ coverage, notices }: ScanReport, more: number): string[] {
  const { failed, limited } = coverage;
  const proposals = notices.filter(({ kind }) => kind === 'proposal').length;
  return [
    more > 0 && `${count(more, 'more finding')} in the report`,
    failed.length > 0 && `${count(failed.length, 'file')} could not be scanned`,
    limited.length > 0 && `${count(limited.length, 'file')} partly decoded`,
    proposals > 0 && `${count(proposals, 'proposed change')} to the gate`,
  ].filter((note) => note !== false);
}

/** Builds the text of a notification. */
export function buildMessage(notification: Notification): Message {
  const { report, origin } = notification;
  const shown = notifiedFindings(report);
  const head = report.run.head === null ? '' : ` at ${report.run.head.slice(0, 12)}`;
  return {
    headline: headlineOf(notification),
    where: `${escapeTerminal(origin.repository)}${head}`,
    findings: shown.slice(0, MAX_MESSAGE_FINDINGS).map((finding) => {
      const { name, redacted, severity, action, path, line } = finding;
      return {
        what: `${action}, ${severity} ${certaintyWords(finding)}: ${escapeTerminal(name)}, ${escapeTerminal(redacted)}`,
        place: `${cutStart(escapeTerminal(path), PATH_WIDTH)}:${line}`,
      };
    }),
    notes: notesOf(report, Math.max(0, shown.length - MAX_MESSAGE_FINDINGS)),
    link: origin.link,
  };
}
