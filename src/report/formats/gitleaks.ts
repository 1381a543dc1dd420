import type { Finding } from '../../core/finding.ts';
import { isOpen, type ReportInput } from '../input.ts';

function gitleaksFinding(finding: Finding): Record<string, unknown> {
  const { commit, path, rule, line } = finding;
  const [, author = '', email = ''] = /^(.*?)\s*<([^<>]*)>$/.exec(commit?.author ?? '') ?? [];
  return {
    RuleID: rule,
    Description: finding.name,
    StartLine: line,
    EndLine: finding.endLine,
    StartColumn: finding.column,
    EndColumn: finding.endColumn - 1,
    Match: finding.redacted,
    Secret: finding.redacted,
    File: path,
    SymlinkFile: '',
    Commit: commit?.id ?? '',
    Entropy: 0,
    Author: author,
    Email: email,
    Date: commit?.date ?? '',
    Message: '',
    Tags: [finding.severity, finding.kind, ...(finding.class === undefined ? [] : [finding.class])],
    Fingerprint: [...(commit ? [commit.id] : []), path, rule, line].join(':'),
  };
}

/** The JSON of gitleaks with `--redact`, for tools that read it: an array of findings, with secrets replaced. */
export function* gitleaksReport({ report }: ReportInput): Generator<string> {
  const open = report.findings.filter(isOpen);
  yield '[';
  let separator = '\n';
  for (const finding of open) {
    yield separator + JSON.stringify(gitleaksFinding(finding));
    separator = ',\n';
  }
  yield open.length === 0 ? ']\n' : '\n]\n';
}
