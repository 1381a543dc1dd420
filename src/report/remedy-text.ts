import { itemAt } from '../core/present.ts';
import type { Finding } from '../core/finding.ts';
import { escapeTerminal } from './escape.ts';
import { findMetadata, isOpen, mostImportantFirst, type ReportInput } from './input.ts';

/** Most rules whose remedy is shown on a terminal. */
const MAX_RULES = 5;

function ownersOf(findings: readonly Finding[], { ownersOf: owners }: ReportInput): string {
  const all = [...new Set(findings.flatMap(({ path }) => owners(path)))].sort();
  return all.length === 0 ? '' : ` Owner: ${all.slice(0, 3).map(escapeTerminal).join(' ')}.`;
}

function* revocations(findings: readonly Finding[], input: ReportInput): Generator<string> {
  const rules = new Map<string, Finding[]>();
  for (const finding of mostImportantFirst(findings, input.actionOf))
    rules.set(finding.rule, [...(rules.get(finding.rule) ?? []), finding]);
  for (const group of [...rules.values()].slice(0, MAX_RULES)) {
    const { name, revoke } = findMetadata(itemAt(group, 0), input.ruleMetadata);
    const count = group.length > 1 ? ` (${group.length} places)` : '';
    yield `     ${name}${count}: ${revoke.text}${ownersOf(group, input)}\n${revoke.url === '' ? '' : `     ${revoke.url}\n`}`;
  }
  if (rules.size > MAX_RULES) yield `     and ${rules.size - MAX_RULES} more kinds: leakgate rules show ID\n`;
}

/** The remedies of blocking findings, in a safe order; nothing if nothing blocks. */
export function* remedyText(input: ReportInput): Generator<string> {
  // staged content has not been shared: removing it is enough
  if (input.report.run.mode === 'staged') return;
  const blocking = input.report.findings.filter((finding) => isOpen(finding) && input.actionOf(finding) === 'block');
  const credentials = blocking.filter((finding) => finding.class === undefined);
  if (credentials.length > 0) yield* credentialText(credentials, input);
  if (credentials.length === blocking.length) return;
  yield 'Code to change:\n';
  yield* revocations(
    blocking.filter((finding) => finding.class === 'handling'),
    input,
  );
  yield '\n';
}

function* credentialText(blocking: readonly Finding[], input: ReportInput): Generator<string> {
  yield 'What to do, in this order:\n  1. Revoke\n';
  yield* revocations(blocking, input);
  yield '  2. Issue new ones, and deploy them wherever the old ones were used.\n';
  yield '  3. Remove them from the files; read them from the environment or a secret store.\n';
  yield '  4. Only then, if you must: git filter-repo --replace-text FILE. Existing copies keep the secret.\n\n';
}
