import type { Finding } from '../core/finding.ts';

/** Evidence in words, for people. */
const WORDS: Readonly<Record<string, string>> = {
  'checksum-valid': 'its checksum is right',
  'structure-valid': 'its structure is right',
  'entropy-high': 'it looks random',
  'entropy-low': 'it does not look random',
  'secret-name': 'it is assigned to a secret-like name',
  placeholder: 'it reads as a placeholder',
  'template-reference': 'it refers to another place',
  'example-value': 'it is a documentation example',
  repetitive: 'it repeats itself',
  sequential: 'it is a sequence',
  'dictionary-words': 'it is made of words',
  'content-hash': 'it stands where a hash stands',
  uuid: 'it is a UUID',
  'identifier-like': 'it reads as a name in a program',
  'mixed-classes': 'it mixes letters, digits and symbols',
  'companion-nearby': 'its other half is nearby',
  encrypted: 'it is encrypted',
  'public-material': 'it is a public key or certificate',
  minified: 'it stands in minified code',
  'data-uri': 'it stands inside base64 data',
  'lock-file-hash': 'it stands in a lock file',
  'path-or-url': 'it is a path or a URL',
  'test-path': 'the path is a test',
  'documentation-path': 'the path is documentation',
  comment: 'it stands in a comment',
  'public-name': 'its name says that it is public',
  unassigned: 'nothing assigns it to the name beside it',
  quoted: 'it is a string of its own',
  'weak-operator': 'it is only compared or listed with the name',
  'account-nearby': 'an account is named nearby',
  'code-like': 'it reads as an expression',
  'example-host': 'its host is an example',
  'bare-word': 'it is a word without quotes',
  'code-path': 'the path is program code',
  'plain-value': 'it is a date, a version, an algorithm, a key of a table or settings',
  'names-itself': 'it repeats the name it is assigned to',
  'local-host': 'its host is this machine',
  'cut-off': 'it is the beginning of a longer text',
  'inside-word': 'the name before it is a part of another word',
  'translation-path': 'the path is a translation',
  'published-test': 'it is a published test value',
  expired: 'it has expired',
  'structure-broken': 'its structure is broken',
  unsigned: 'it is not signed',
  'public-role': 'its role is made to be public',
};

/** One sentence out of a finding's evidence; the shape alone if there is none. */
export function explainEvidence(ids: readonly string[]): string {
  if (ids.length === 0) return 'it has the shape of one';
  return ids.map((id) => WORDS[id] ?? id).join(', ');
}

/** Why a finding counts as it does, and what its inside says, as one sentence. */
export function explainReasons({ evidence, facts = {} }: Pick<Finding, 'evidence' | 'facts'>): string {
  const told = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  const reasons = explainEvidence(evidence.map(({ id }) => id));
  return told.length === 0 ? reasons : `${reasons} (${told.join(', ')})`;
}
