import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTree, runCli } from './support/cli.ts';
import { compareFindings, type ReportedFinding } from './support/fixture-findings.ts';
import { type Fixture, FixtureError, listKinds, readFixture } from './support/fixtures.ts';

const FOLDER = join(import.meta.dirname, '../fixtures');
const kinds = listKinds(FOLDER);

interface Report {
  readonly stdout: string;
  readonly findings: readonly ReportedFinding[];
  readonly coverage: { readonly planned: number; readonly skipped: unknown[]; readonly failed: unknown[] };
}

const trees: { remove: () => void }[] = [];
function tree(files: Readonly<Record<string, string | Buffer>>): string {
  const made = makeTree(files);
  trees.push(made);
  return made.path;
}
afterAll(() => {
  for (const made of trees.splice(0)) made.remove();
});

/** Scans built fixtures in one run, as a user would. */
async function scan(fixtures: readonly Fixture[]): Promise<Report> {
  const cwd = tree(Object.fromEntries(fixtures.map(({ kind, path, bytes }) => [`${kind}/${path}`, bytes])));
  const { stdout } = await runCli(['scan', '--no-git', '--report', 'json', '--min-confidence', '0', '.'], { cwd });
  return { ...(JSON.parse(stdout) as Report), stdout };
}

/** Says how the findings of a fixture's file differ from its expectation. */
function differences(fixture: Fixture, { findings }: Report): string[] {
  return compareFindings(
    fixture,
    findings.filter(({ path }) => path === `${fixture.kind}/${fixture.path}`),
  );
}

/** Reads a fixture if possible; the test of its kind reports what is wrong with another. */
function tryRead(kind: string): Fixture[] {
  try {
    return [readFixture(FOLDER, kind)];
  } catch (error) {
    if (error instanceof FixtureError) return [];
    throw error;
  }
}

describe('results for real places', () => {
  let all: readonly Fixture[];
  let report: Report;
  beforeAll(async () => {
    all = kinds.flatMap(tryRead);
    report = await scan(all);
  });

  test.each(kinds)('%s', (kind) => {
    const fixture = all.find((one) => one.kind === kind) ?? readFixture(FOLDER, kind);
    expect(differences(fixture, report)).toEqual([]);
  });

  test('scans every file, and reports none of their secrets', () => {
    expect(report.coverage).toMatchObject({ planned: all.length, skipped: [], failed: [] });
    const secrets = all.flatMap((one) => one.secrets).filter(({ length }) => length >= 8);
    expect(secrets.filter((secret) => report.stdout.includes(secret))).toEqual([]);
  });

  test('builds a fixture from the same bytes every time', () => {
    const again = all.map(({ kind }) => readFixture(FOLDER, kind).bytes.toString('base64'));
    expect(again).toEqual(all.map(({ bytes }) => bytes.toString('base64')));
  });
});

const TEMPLATE = 'token = "{{token}}"\nname = "portal"\n';
const VALUES = "values: { token: { template: 'ghp_{base62:30}', checksum: github } }\n";
const EXPECTED = `about: A file.\n${VALUES}findings: [{ place: token, family: github, confidence: 0.8 }]\n`;

describe('a wrong fixture is an error of its own', () => {
  const broken: readonly [string, Readonly<Record<string, string>>, string][] = [
    ['without expected.yml', { 'a.txt': TEMPLATE }, 'has no expected.yml'],
    ['without a template', { 'expected.yml': EXPECTED }, 'has 0 templates, not one'],
    ['with two templates', { a: TEMPLATE, b: TEMPLATE, 'expected.yml': EXPECTED }, 'has 2 templates, not one'],
    ['with an unknown key', { a: TEMPLATE, 'expected.yml': `${EXPECTED}quite: [a]\n` }, 'additional properties quite'],
    [
      'with an unknown key of a finding',
      { a: TEMPLATE, 'expected.yml': EXPECTED.replace('family', 'familly') },
      '/findings/0 must NOT have additional properties familly',
    ],
    [
      'with a placeholder without value',
      { a: `${TEMPLATE}key = {{key}}\n`, 'expected.yml': EXPECTED },
      'the placeholder {{key}} has no value',
    ],
    [
      'with a value that is not used',
      { a: TEMPLATE, 'expected.yml': EXPECTED.replace('values: {', "values: { key: '{hex:8}',") },
      "the value 'key' is not used",
    ],
    [
      'with an unknown encoding',
      { a: TEMPLATE.replace('{{token}}', '{{token:rot13}}'), 'expected.yml': EXPECTED },
      "unknown encoding 'rot13'",
    ],
    [
      'with an unknown placeholder in a value',
      { a: TEMPLATE, 'expected.yml': EXPECTED.replace('{base62:30}', '{human:name}') },
      'unknown placeholder {human:name}',
    ],
    [
      'whose finding is at no value',
      { a: TEMPLATE, 'expected.yml': EXPECTED.replace('place: token', 'place: name') },
      "the finding 'name' is not the name of a value in the template",
    ],
    [
      'whose finding matches no line',
      { a: TEMPLATE, 'expected.yml': EXPECTED.replace('place: token', 'place: token, line: key') },
      "the finding 'token in 'key'' matches no line",
    ],
    [
      'whose quiet text matches no line',
      { a: TEMPLATE, 'expected.yml': `${EXPECTED}quiet: [nowhere]\n` },
      "the quiet text 'nowhere' matches no line",
    ],
  ];
  test.each(broken)('%s', (_, files, message) => {
    const folder = tree(Object.fromEntries(Object.entries(files).map(([name, text]) => [`kind/${name}`, text])));
    expect(() => readFixture(folder, 'kind')).toThrow(FixtureError);
    expect(() => readFixture(folder, 'kind')).toThrow(message);
  });
});

describe('reports differences from the expectation', () => {
  const cases: readonly [string, string, string, string[]][] = [
    ['all as expected', TEMPLATE, EXPECTED, []],
    [
      'found by another rule',
      TEMPLATE,
      EXPECTED.replace('family: github', 'rule: npm-access-token'),
      ["'token' is not found by npm-access-token at 0.8; found: github-personal-access-token at 1.00 (1:10)"],
    ],
    [
      'found with too little confidence',
      TEMPLATE,
      EXPECTED.replace('0.8', '1'),
      ["'token' is not found by github at 1; found: github-personal-access-token at 1.00 (1:10)"],
    ],
    [
      'not found',
      TEMPLATE.replace('token = "{{token}}"', '{{token}}').replace('portal', '{{token:base64}}'),
      EXPECTED.replace("'ghp_{base62:30}', checksum: github }", "'gh-{base62:30}', checksum: github }"),
      [
        "'token' is not found by github at 0.8; found: nothing",
        "'token' is not found by github at 0.8; found: nothing",
      ],
    ],
    [
      'found though it is marked as missing',
      TEMPLATE,
      EXPECTED.replace('0.8', '0.8, missing: true'),
      ["'token' is found now: remove its 'missing'"],
    ],
    ['missing and marked', TEMPLATE, EXPECTED.replace('github,', 'npm, missing: true,'), []],
    [
      'loud where it should be quiet',
      TEMPLATE,
      `about: A file.\n${VALUES}findings: []\nquiet: ['token = "{{token}}"']\n`,
      [`'token = "{{token}}"' should be quiet, and github-personal-access-token at 1.00 (1:10) is found`],
    ],
    [
      'loud where nothing is expected',
      TEMPLATE,
      `about: A file.\n${VALUES}findings: []\n`,
      ['nothing is expected where github-personal-access-token at 1.00 (1:10) is found'],
    ],
    [
      'loud and marked',
      TEMPLATE,
      `about: A file.\n${VALUES}findings: []\nquiet: [{ text: 'token = "{{token}}"', noisy: true }]\n`,
      [],
    ],
    [
      'quiet though it is marked as noisy',
      TEMPLATE,
      `${EXPECTED}quiet: [{ text: portal, noisy: true }]\n`,
      ["'portal' is quiet now: remove its 'noisy'"],
    ],
    ['all as expected in UTF-16', TEMPLATE, EXPECTED.replace('values', 'encoding: utf16le\nvalues'), []],
  ];
  test.each(cases)('%s', async (_, template, expected, messages) => {
    const fixture = readFixture(tree({ 'kind/a.conf': template, 'kind/expected.yml': expected }), 'kind');
    expect(differences(fixture, await scan([fixture]))).toEqual(messages);
  });

  test('a setting, if the report names one', async () => {
    const expected = EXPECTED.replace('0.8', '0.8, setting: test');
    const fixture = readFixture(tree({ 'kind/a.conf': TEMPLATE, 'kind/expected.yml': expected }), 'kind');
    const { findings } = await scan([fixture]);
    const inSetting = (setting: string): ReportedFinding[] => findings.map((one) => ({ ...one, setting }));
    expect(compareFindings(fixture, inSetting('test'))).toEqual([]);
    expect(compareFindings(fixture, inSetting('production'))).toHaveLength(1);
  });
});
