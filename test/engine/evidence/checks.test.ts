import { expect, test } from 'vitest';
import { WEIGHTS } from '../../../src/confidence/weights.ts';
import { Secret } from '../../../src/core/secret.ts';
import { createChecks } from '../../../src/engine/evidence/checks.ts';
import { bytesOfText } from '../../../src/engine/checksums/encodings/base64.ts';
import { EVIDENCE } from '../../../src/engine/matches/match.ts';
import type { ProgramRule } from '../../../src/engine/program.ts';

const RULE: ProgramRule = {
  id: 'acme-key',
  name: 'Acme key',
  provider: 'acme',
  family: 'acme-key',
  kind: 'api-key',
  severity: 'high',
  source: '',
  flags: '',
  before: 0,
  fixed: true,
  after: 0,
  prior: 'medium',
  boundary: 'word',
  minEntropy: 3.4,
  generic: true,
  binary: false,
  user: false,
  specificity: 40,
};
/** A random-looking value, joined here so that the file does not contain it as one word. */
const RANDOM = ['9fQ2', 'xL7w', 'Zk3v', 'T8mB', 'r5Yc'].join('');

/** The checks' result for `value` assigned to `name`. */
function evidenceOf(value: string, name = 'acme_key', rule = RULE) {
  const context = { before: `${name} = "`, after: '"\n' };
  return createChecks([rule], new Set(), {})(0, new Secret(bytesOfText(value)), context)?.evidence;
}

test('a value of a known form with too little entropy is doubtful, with far too little it is rejected', () => {
  expect(evidenceOf('Cafe1234'.repeat(8))).toEqual(expect.arrayContaining(['repetitive', 'placeholder']));
  expect(evidenceOf('ab'.repeat(20))).toBeUndefined();
  expect(evidenceOf(RANDOM)).not.toContain('repetitive');
});

test('negative evidence counts first, so that low scores are given up early', () => {
  const scoreWeights = { priors: [2], evidence: EVIDENCE.map((id) => WEIGHTS[id]), minScore: 0 };
  const check = createChecks([RULE], new Set(), { scoreWeights });
  const context = { before: 'acme_key = "', after: '"\n' };
  expect(check(0, new Secret(bytesOfText('Cafe1234'.repeat(8))), context)?.useful).toBe(false);
  expect(check(0, new Secret(bytesOfText(RANDOM)), context)?.useful).toBe(true);
});

test('a rule that goes by a name alone knows no form', () => {
  expect(evidenceOf('Cafe1234'.repeat(8), 'token', { ...RULE, provider: 'generic', specificity: 10 })).toBeUndefined();
});

test.each([
  ['client_token', '550e8400-e29b-41d4-a716-446655440000', true],
  ['client_token', RANDOM, false],
  ['idempotency_token', RANDOM, true],
  ['signature', RANDOM, true],
  ['cnonce', RANDOM, true],
  ['KAFKA_CREDENTIALS_LOCATION', RANDOM, true],
  ['MagicCookieValue', RANDOM, true],
  ['keyids', RANDOM, true],
  ['gitlab_runner__apt_key', 'F6403F65'.repeat(5), true],
  ['reset_password_within', RANDOM, true],
  ['access_key', RANDOM, false],
])('%s: %s is public: %s', (name, value, isPublic) => {
  expect(evidenceOf(value, name)?.includes('public-name')).toBe(isPublic);
});

test('a UUID is an identifier unless the last word of its name says otherwise', () => {
  const generic = { ...RULE, provider: 'generic', specificity: 10, minEntropy: 0 };
  const uuid = '3f5da96c-9c54-39aa-8c84-e8098a44dfab';
  expect(evidenceOf(uuid, 'credentials_service', generic)).toContain('public-name');
  expect(evidenceOf(uuid, 'client_secret', generic)).not.toContain('public-name');
});
