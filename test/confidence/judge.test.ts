import { expect, test } from 'vitest';
import { judge } from '../../src/confidence/combine.ts';
import { pathEvidence } from '../../src/confidence/path-evidence.ts';

/** The evidence of the best-looking password: random, with a telling name, quoted, and next to an account. */
const STRONG = ['entropy-high', 'secret-name', 'mixed-classes', 'quoted', 'account-nearby'] as const;

test.each(['low', 'medium'] as const)('a value of prior %s in a test or a manual never fails a build', (prior) => {
  expect(judge(prior, STRONG).confidence).toBeGreaterThan(0.9);
  expect(judge(prior, [...STRONG, 'test-path']).confidence).toBeLessThan(0.8);
  expect(judge(prior, [...STRONG, 'documentation-path']).confidence).toBeLessThan(0.8);
});

test('a proven format is certain in a test too', () => {
  expect(judge('high', ['test-path']).confidence).toBeGreaterThan(0.9);
  expect(judge('medium', ['structure-valid', 'test-path']).confidence).toBeGreaterThan(0.9);
  expect(judge('low', ['checksum-valid', 'documentation-path']).confidence).toBeGreaterThan(0.9);
});

test.each([
  'test/a.ts',
  'internal/test-resources/auth.json',
  'smoke-test/build.gradle',
  'AppTests/Keys.swift',
  'src/dockerTest/client.key',
  'src/UserTest.php',
  'lib/user_test.go',
  'a/read_write_test_data.go',
  'ci/test-values.yaml',
  't/lib.sh',
  'app/__fixtures__/basic.json',
])('%s is a test', (path) => expect(pathEvidence(path, true, [])).toContain('test-path'));

test.each(['src/latest/a.ts', 'contest/a.ts', 'src/attest.go', 'inspect/spectrum.py', 'src/greatest.java'])(
  '%s is no test',
  (path) => expect(pathEvidence(path, true, [])).toEqual([]),
);

test.each(['docs/a.html', 'guide.adoc', '.env.example', 'config.template.yml', 'models/examples-1.json'])(
  '%s is documentation',
  (path) => expect(pathEvidence(path, true, [])).toContain('documentation-path'),
);

test('translations contain words about passwords; only rules that go by names count that', () => {
  for (const path of ['src/i18n/zh.ts', 'server/locales/da-DK/portal.json', 'po/de.po', 'App/nl.lproj/Main.strings']) {
    expect(pathEvidence(path, true, [])).toContain('translation-path');
    expect(pathEvidence(path, false, [])).toEqual([]);
  }
});

test('an unquoted word or number in program code is a name or a number', () => {
  expect(pathEvidence('src/events.cs', true, ['bare-word'])).toEqual(['code-path']);
  expect(pathEvidence('settings.ini', true, ['bare-word'])).toEqual([]);
});
