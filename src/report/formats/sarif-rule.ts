import type { ReportingDescriptor } from 'sarif';
import type { Severity } from '../../core/finding.ts';
import type { RuleMetadata } from '../../core/rule-metadata.ts';
import { escapeMarkdown, markdownLink } from '../escape.ts';

/** Scores in the bands of code scanning: above 9 critical, from 7 high, from 4 medium. */
const SCORES: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0' };
const LEVELS = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const;
/** Longest description that code scanning accepts. */
const MAX_DESCRIPTION = 1024;

function pascal(id: string): string {
  return id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function sentence(text: string): string {
  const cut =
    Array.from(text).length > MAX_DESCRIPTION
      ? `${Array.from(text)
          .slice(0, MAX_DESCRIPTION - 1)
          .join('')}…`
      : text;
  return /[.!?…]$/.test(cut) ? cut : `${cut}.`;
}

function helpText({ grants, revoke }: RuleMetadata): string {
  const where = revoke.url === '' ? '' : ` ${revoke.url}`;
  return `What it grants: ${grants}\n1. Revoke it: ${revoke.text}${where}\n2. Issue a new one, and deploy it wherever the old one was used.\n3. Remove it from the code; read it from the environment or a secret store.\n4. Rewriting history comes last, if at all: existing copies keep it.`;
}

function helpMarkdown({ name, grants, revoke, references }: RuleMetadata): string {
  const link = revoke.url === '' ? '' : ` ${markdownLink(revoke.url)}`;
  const more = references.map((url) => `- ${markdownLink(url)}`).join('\n');
  return `## ${escapeMarkdown(name)}

**What it grants.** ${escapeMarkdown(grants)}

1. **Revoke** it: ${escapeMarkdown(revoke.text)}${link}
2. **Replace** it: issue a new one, and deploy it wherever the old one was used.
3. **Remove** it from the code; read it from the environment or a secret store.
4. **Rewriting history** comes last, if at all: existing copies keep it.
${more === '' ? '' : `\n### References\n\n${more}\n`}`;
}

/** A rule for code scanning: every field that it reads, within its limits. */
export function sarifRule(metadata: RuleMetadata): ReportingDescriptor {
  const { id, name, providerName, kind, severity, precision, references, revoke } = metadata;
  const uri = references[0] ?? (revoke.url === '' ? undefined : revoke.url);
  return {
    id,
    name: pascal(id),
    shortDescription: { text: sentence(name) },
    fullDescription: { text: sentence(`A ${providerName} credential: ${name}. It grants: ${metadata.grants}`) },
    help: { text: helpText(metadata), markdown: helpMarkdown(metadata) },
    ...(uri === undefined ? {} : { helpUri: uri }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['security', 'secret', `kind/${kind}`, `provider/${metadata.provider}`, 'external/cwe/cwe-798'],
      precision,
      'security-severity': SCORES[severity],
    },
  };
}
