import type { Finding } from '../core/finding.ts';
import { escapeTerminal } from './escape.ts';
import { cardOf, isOpen, type ReportInput } from './input.ts';
import { exposureOf } from './remedy.ts';

const SEVERITIES = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' } as const;
/** GitLab's placeholder for a scan without commits. */
const NO_COMMIT = '0000000';

function vulnerabilityOf(finding: Finding, input: ReportInput): Record<string, unknown> {
  const { rule, name, path, line, endLine, fingerprint, commit } = finding;
  const { grants, revoke, references } = cardOf(finding, input.cards);
  const sure = `${Math.floor(finding.confidence * 100)}%`;
  const sha = commit?.id ?? input.report.run.head ?? NO_COMMIT;
  return {
    id: `${fingerprint}:${path}:${finding.start}`,
    category: 'secret_detection',
    name,
    message: `${name} (${escapeTerminal(finding.redacted)})`,
    description: `${name}, ${exposureOf(finding)}; a working credential with a probability of ${sure}. It grants: ${grants}`,
    severity: SEVERITIES[finding.severity],
    solution: `${revoke.text} ${revoke.url}`.trim(),
    scanner: { id: 'leakgate', name: 'Leakgate' },
    location: {
      file: path,
      start_line: line,
      end_line: endLine,
      commit: { sha, ...(commit ? { author: commit.author, date: commit.date } : {}) },
    },
    identifiers: [{ type: 'leakgate_rule_id', name: `Leakgate rule ${rule}`, value: rule }],
    ...(references.length === 0 ? {} : { links: references.map((url) => ({ url })) }),
  };
}

/** GitLab's time: seconds, no zone. */
function gitlabTime(iso: string): string {
  return iso.slice(0, 19);
}

/** GitLab's secret detection report (schema 15). Suppressed and accepted findings are left out. */
export function* gitlabReport(input: ReportInput): Generator<string> {
  const { report, started, ended } = input;
  const tool = { id: 'leakgate', name: 'Leakgate', version: report.tool.version, vendor: { name: 'Leakgate' } };
  const complete = report.coverage.failed.length === 0 && report.verdict.exit < 2;
  const scan = {
    type: 'secret_detection',
    status: complete ? 'success' : 'failure',
    start_time: gitlabTime(started),
    end_time: gitlabTime(ended),
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
