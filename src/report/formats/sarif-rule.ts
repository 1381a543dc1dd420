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

function helpText({ class: own, grants, revoke }: RuleMetadata): string {
  const where = revoke.url === '' ? '' : ` ${revoke.url}`;
  if (own === 'handling') return `What can happen: ${grants}\nWhat to do: ${revoke.text}${where}`;
  return `What it grants: ${grants}\n1. Revoke it: ${revoke.text}${where}\n2. Issue a new one, and deploy it wherever the old one was used.\n3. Remove it from the code; read it from the environment or a secret store.\n4. Rewriting history comes last, if at all: existing copies keep it.`;
}

function credentialSteps({ grants, revoke }: RuleMetadata, link: string): string {
  return `**What it grants.** ${escapeMarkdown(grants)}

1. **Revoke** it: ${escapeMarkdown(revoke.text)}${link}
2. **Replace** it: issue a new one, and deploy it wherever the old one was used.
3. **Remove** it from the code; read it from the environment or a secret store.
4. **Rewriting history** comes last, if at all: existing copies keep it.
`;
}

function helpMarkdown(metadata: RuleMetadata): string {
  const { name, grants, revoke, references } = metadata;
  const link = revoke.url === '' ? '' : ` ${markdownLink(revoke.url)}`;
  const more = references.map((url) => `- ${markdownLink(url)}`).join('\n');
  const steps =
    metadata.class === 'handling'
      ? `**What can happen.** ${escapeMarkdown(grants)}\n\n**What to do.** ${escapeMarkdown(revoke.text)}${link}\n`
      : credentialSteps(metadata, link);
  return `## ${escapeMarkdown(name)}\n\n${steps}${more === '' ? '' : `\n### References\n\n${more}\n`}`;
}

/** The weakness that the rule is about: the one that it refers to, else a credential in the code (798). */
function weaknessOf({ class: own, references }: RuleMetadata): string {
  const named =
    own === 'handling' ? references.map((url) => /cwe\.mitre\.org\/data\/definitions\/(\d+)/.exec(url)?.[1]) : [];
  return named.find((number) => number !== undefined) ?? '798';
}

function fullDescription({ class: own, name, providerName, grants }: RuleMetadata): string {
  return own === 'handling' ? `${name}. ${grants}` : `A ${providerName} credential: ${name}. It grants: ${grants}`;
}

/** A rule for code scanning: every field that it reads, within its limits. */
export function sarifRule(metadata: RuleMetadata): ReportingDescriptor {
  const { id, name, kind, severity, precision, references, revoke } = metadata;
  const uri = references[0] ?? (revoke.url === '' ? undefined : revoke.url);
  return {
    id,
    name: pascal(id),
    shortDescription: { text: sentence(name) },
    fullDescription: { text: sentence(fullDescription(metadata)) },
    help: { text: helpText(metadata), markdown: helpMarkdown(metadata) },
    ...(uri === undefined ? {} : { helpUri: uri }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: [
        'security',
        'secret',
        ...(metadata.class === undefined ? [] : [`class/${metadata.class}`]),
        `kind/${kind}`,
        `provider/${metadata.provider}`,
        `external/cwe/cwe-${weaknessOf(metadata)}`,
      ],
      precision,
      'security-severity': SCORES[severity],
    },
  };
}
