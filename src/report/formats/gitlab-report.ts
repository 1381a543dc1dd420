import type { Finding, ScanReport } from '../../core/finding.ts';
import type { Omission } from '../../core/omission.ts';
import { certaintyWords } from '../certainty.ts';
import { hiddenWords } from '../coverage-words.ts';
import { escapeTerminal } from '../escape.ts';
import { findMetadata, isOpen, type ReportInput } from '../input.ts';
import { exposureOf } from '../remedy.ts';

const SEVERITIES = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' } as const;
/** GitLab's placeholder for a scan without commits. */
const NO_COMMIT = '0000000';
/** Longest name and solution in GitLab's schema, in characters; texts of user packs may be longer. */
const MAX_NAME_LENGTH = 255;
const MAX_SOLUTION_LENGTH = 7000;
/** Most messages of a kind in a report. */
const MAX_MESSAGES = 100;

function judgement(finding: Finding): string {
  if (finding.class === 'handling') return '. ';
  return `; a working credential with a probability of ${certaintyWords(finding)}. It grants: `;
}

function vulnerabilityOf(finding: Finding, input: ReportInput): Record<string, unknown> {
  const { rule, name, path, line, endLine, fingerprint, commit } = finding;
  const { grants, revoke, references } = findMetadata(finding, input.ruleMetadata);
  const links = references.filter((url) => /^https?:\/\/./.test(url)).map((url) => ({ url }));
  const sha = commit?.id ?? input.report.run.head ?? NO_COMMIT;
  return {
    id: `${fingerprint}:${path}:${finding.start}`,
    category: 'secret_detection',
    name: name.slice(0, MAX_NAME_LENGTH),
    message: `${name} (${escapeTerminal(finding.redacted)})`,
    description: `${name}, ${exposureOf(finding)}${judgement(finding)}${grants}`,
    severity: SEVERITIES[finding.severity],
    solution: `${revoke.text} ${revoke.url}`.trim().slice(0, MAX_SOLUTION_LENGTH),
    scanner: { id: 'leakgate', name: 'Leakgate' },
    location: {
      file: path,
      start_line: line,
      end_line: endLine,
      commit: { sha, ...(commit ? { author: commit.author, date: commit.date } : {}) },
    },
    identifiers: [{ type: 'leakgate_rule_id', name: `Leakgate rule ${rule}`, value: rule }],
    ...(links.length === 0 ? {} : { links }),
  };
}

interface ScanMessage {
  readonly level: 'info' | 'warn';
  readonly value: string;
}

function messagesAs(level: ScanMessage['level'], values: readonly string[]): ScanMessage[] {
  const shown = values.slice(0, MAX_MESSAGES).map((value) => ({ level, value: escapeTerminal(value) }));
  const more = values.length - shown.length;
  return more > 0 ? [...shown, { level, value: `and ${more} more` }] : shown;
}

/** Messages about the scan: what it missed, what it saw in part, what hides findings, and notices about the gate. */
function messagesOf({ coverage, notices, hidden }: ScanReport): ScanMessage[] {
  const words = hiddenWords(hidden);
  const say =
    (what: string) =>
    ({ path, reason }: Omission): string =>
      `${what}: ${path}: ${reason}`;
  return [
    ...messagesAs('warn', coverage.failed.map(say('Not scanned'))),
    ...messagesAs('info', coverage.limited.map(say('Partly decoded'))),
    ...messagesAs(
      'warn',
      notices.map(({ place, message }) => `${place}: ${message}`),
    ),
    ...messagesAs('info', words === '' ? [] : [`Hidden: ${words}`]),
  ];
}

/** GitLab's time format: seconds, no zone. */
function gitlabTime(iso: string): string {
  return iso.slice(0, 19);
}

/** GitLab's secret detection report (schema 15.0.7). Suppressed and accepted findings are left out. */
export function* gitlabReport(input: ReportInput): Generator<string> {
  const { report, started, ended } = input;
  const tool = { id: 'leakgate', name: 'Leakgate', version: report.tool.version, vendor: { name: 'Leakgate' } };
  const complete = report.coverage.failed.length === 0 && report.verdict.exit < 2;
  const scan = {
    type: 'secret_detection',
    status: complete ? 'success' : 'failure',
    start_time: gitlabTime(started),
    end_time: gitlabTime(ended),
    messages: messagesOf(report),
    analyzer: tool,
    scanner: tool,
  };
  yield `{"version":"15.0.7","scan":${JSON.stringify(scan)},"vulnerabilities":[`;
  let separator = '\n';
  for (const finding of report.findings) {
    if (!isOpen(finding)) continue;
    yield separator + JSON.stringify(vulnerabilityOf(finding, input));
    separator = ',\n';
  }
  yield '\n]}\n';
}
