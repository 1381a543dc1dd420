import type { Finding, ScanReport } from '../../core/finding.ts';
import { certaintyWords } from '../certainty.ts';
import { warnedWords } from '../coverage-words.ts';
import { escapeTerminal } from '../escape.ts';
import { explainReasons } from '../evidence-descriptions.ts';

/** Phrases for one kind of hook. */
export interface HookWords {
  /** Where the findings are: `what you are about to commit`. */
  readonly what: string;
  /** How to remove one. */
  readonly fix: (finding: Finding) => string;
}

/** Most findings shown one by one. */
const MAX_SHOWN = 10;

function drawFinding(finding: Finding, words: HookWords): string {
  const { path, line, name, redacted, severity, rule, commit } = finding;
  const where = `${escapeTerminal(path)}:${line}`;
  const sure = `${severity} ${certaintyWords(finding)}`;
  const from = commit ? ` in commit ${commit.id.slice(0, 12)}` : '';
  return [
    `  ${where}  ${name}  ${escapeTerminal(redacted)}  ${sure}${from}`,
    `    why    ${explainReasons(finding)}`,
    `    fix    ${escapeTerminal(words.fix(finding))}`,
    `    allow  if it is not a secret, add to its line: leakgate:allow ${rule} -- <reason>`,
  ].join('\n');
}

/** Findings in a hook, a few lines each, with the fix. Only those that block; nothing if there are none. */
export function* hookReport(
  { coverage, verdict, findings }: ScanReport,
  blocking: readonly Finding[],
  words: HookWords,
): Generator<string> {
  const [one] = blocking;
  if (one) {
    const many = blocking.length === 1 ? '1 secret' : `${blocking.length} secrets`;
    yield `leakgate: ${many} in ${words.what}\n\n`;
    for (const finding of blocking.slice(0, MAX_SHOWN)) yield `${drawFinding(finding, words)}\n\n`;
    if (blocking.length > MAX_SHOWN) yield `  and ${blocking.length - MAX_SHOWN} more\n\n`;
    yield `Revoke any secret that has left this machine: \`leakgate rules show ${one.rule}\` shows how.\n`;
  }
  const likely = findings.filter(({ state }) => state === 'new').length - blocking.length;
  if (likely > 0) yield `leakgate: ${likely} more possible secrets; they do not block\n`;
  const warned = warnedWords(coverage);
  if (warned !== '') yield `leakgate: not inspected: ${escapeTerminal(warned)}\n`;
  if (verdict.pass || one) return;
  yield `leakgate: not everything could be scanned\n`;
  for (const { path, reason } of coverage.failed.slice(0, MAX_SHOWN))
    yield `  ${escapeTerminal(path)}: ${escapeTerminal(reason)}\n`;
}
