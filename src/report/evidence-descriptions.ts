import type { Finding } from '../core/finding.ts';

/** Evidence in short phrases, for people. */
const WORDS: Readonly<Record<string, string>> = {
  'checksum-valid': 'valid checksum',
  'structure-valid': 'valid structure',
  'entropy-high': 'looks random',
  'entropy-low': 'does not look random',
  'secret-name': 'assigned to a secret-like name',
  placeholder: 'placeholder',
  'template-reference': 'reference to another value',
  'example-value': 'documentation example',
  repetitive: 'repetitive',
  sequential: 'sequential',
  'dictionary-words': 'dictionary words',
  'content-hash': 'appears where a content hash is expected',
  uuid: 'UUID',
  'identifier-like': 'reads like an identifier',
  'mixed-classes': 'mixes character classes',
  'companion-nearby': 'other half of the pair nearby',
  encrypted: 'encrypted',
  'public-material': 'public key or certificate',
  minified: 'in minified code',
  'data-uri': 'inside base64 data',
  'lock-file-hash': 'in a lock file',
  'path-or-url': 'path or URL',
  'test-path': 'in a test path',
  'documentation-path': 'in documentation',
  comment: 'in a comment',
  'public-name': 'name says it is public',
  unassigned: 'not assigned to the name beside it',
  quoted: 'quoted string',
  'weak-operator': 'compared or listed, not assigned',
  'account-nearby': 'account name nearby',
  'code-like': 'reads like an expression',
  'example-host': 'example host',
  'bare-word': 'unquoted word',
  'code-path': 'in program code',
  'plain-value': 'date, version, algorithm, table key or setting',
  'names-itself': 'repeats the name it is assigned to',
  'local-host': 'host is the local machine',
  'cut-off': 'start of a longer text',
  'inside-word': 'name is part of another word',
  'translation-path': 'in a translation file',
  'published-test': 'published test value',
  expired: 'expired',
  'structure-broken': 'broken structure',
  unsigned: 'unsigned',
  'public-role': 'role is meant to be public',
};

/** Lists the evidence of a finding as phrases; without evidence, names the format alone. */
export function explainEvidence(ids: readonly string[]): string {
  if (ids.length === 0) return 'matches the expected format';
  return ids.map((id) => WORDS[id] ?? id).join(', ');
}

/** The evidence and facts of a finding in one line. */
export function explainReasons({
  class: own,
  evidence,
  facts = {},
}: Pick<Finding, 'class' | 'evidence' | 'facts'>): string {
  if (own === 'handling') return 'the variable is named like a secret';
  const described = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  const reasons = explainEvidence(evidence.map(({ id }) => id));
  return described.length === 0 ? reasons : `${reasons} (${described.join(', ')})`;
}
