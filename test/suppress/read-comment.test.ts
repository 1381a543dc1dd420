import { expect, test } from 'vitest';
import { type Dialect, readComment } from '../../src/suppress/read-comment.ts';

const NONE: ReadonlySet<Dialect> = new Set();

test.each([
  ['leakgate:allow github-pat -- made up', ['github-pat'], 'made up', undefined],
  ['leakgate:allow github-pat,jwt -- made up', ['github-pat', 'jwt'], 'made up', undefined],
  ['leakgate:allow github-pat , jwt -- made up', ['github-pat', 'jwt'], 'made up', undefined],
  ['leakgate:allow jwt -- a sample until 2027-01-31', ['jwt'], 'a sample', '2027-01-31'],
  ['leakgate:allow jwt -- a sample [until 2027-01-31]', ['jwt'], 'a sample', '2027-01-31'],
  ['leakgate:allow jwt -- a sample until 2027-01-31 */', ['jwt'], 'a sample', '2027-01-31'],
  ['leakgate:allow jwt -- for the docs -->', ['jwt'], 'for the docs', undefined],
  ['leakgate:allow jwt -- for the docs #}', ['jwt'], 'for the docs', undefined],
  ['leakgate:allow jwt -- für Ümlaute", ', ['jwt'], 'für Ümlaute', undefined],
  ['leakgate:allow jwt — an em dash will do', ['jwt'], 'an em dash will do', undefined],
  ['leakgate:allow jwt -- works until further notice comes', ['jwt'], 'works until further notice comes', undefined],
])('%s', (...[text, rules, reason, until]) => {
  expect(readComment(text, false, NONE)).toEqual({
    kind: 'allow',
    rules,
    reason,
    ...(until !== undefined && { until }),
  });
});

test.each([
  ['leakgate:allow', 'it names no rule'],
  ['leakgate:allow -- because', 'it names no rule'],
  ['leakgate:allow * -- because', '"*" is not a rule id'],
  ['leakgate:allow jwt', 'it gives no reason after --'],
  ['leakgate:allow jwt --', 'it gives no reason after --'],
  ['leakgate:allow jwt because', 'it gives no reason after --'],
  ['leakgate:allow jwt -- until 2027-01-31', 'it gives no reason after --'],
  ['leakgate:allow jwt -- a sample until 2027-02-30', '"2027-02-30" is not a day'],
  ['leakgate:allow jwt -- a sample until tomorrow', '"tomorrow" is not a day'],
])('%s has no effect: %s', (text, message) => {
  expect(readComment(text, false, NONE)).toEqual({ kind: 'invalid', message });
});

test.each([
  ['gitleaks:allow', false, 'gitleaks', true],
  ['gitleaks:allow', true, 'gitleaks', false],
  ['trufflehog:ignore', false, 'trufflehog', true],
  ['pragma: allowlist secret', false, 'detect-secrets', true],
  ['pragma: whitelist secret', false, 'detect-secrets', true],
  ['pragma: allowlist nextline secret', true, 'detect-secrets', true],
  ['pragma: allowlist nextline secret', false, 'detect-secrets', false],
  ['secretlint-disable-line', false, 'secretlint', true],
  ['secretlint-disable-next-line @secretlint/x', true, 'secretlint', true],
  ['secretlint-disable', true, 'secretlint', true],
  ['gitleaks:allowed', false, 'gitleaks', false],
] as const)('%s, on the line above: %s, of %s: %s where it is honoured', (...[text, above, dialect, counts]) => {
  expect(readComment(text, above, new Set([dialect])).kind).toBe(counts ? 'allow' : 'foreign');
  expect(readComment(text, above, NONE).kind).toBe('foreign');
});
