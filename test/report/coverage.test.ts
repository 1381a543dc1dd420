import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { ScanReport } from '../../src/core/finding.ts';
import type { Omission } from '../../src/core/omission.ts';
import { FORMATS, type ReportFormat } from '../../src/core/report-formats.ts';
import type { ReportInput } from '../../src/report/input.ts';
import { loadReporter } from '../../src/report/reporter.ts';
import { GITLAB_SCHEMA } from '../support/gitlab-schema.ts';
import { findingOf, inputOf, reportOf, textOf } from '../support/report.ts';

/** A run with every kind of coverage entry. */
const EVENTFUL: Partial<ScanReport> = {
  coverage: {
    planned: 41,
    scanned: 37,
    bytes: 5309,
    skipped: [
      { path: 'a.link', reason: 'symlink', kind: 'symlink' },
      { path: 'b.link', reason: 'symlink', kind: 'symlink' },
    ],
    failed: [{ path: 'locked.txt', reason: 'EACCES', kind: 'unreadable' }],
    limited: [{ path: 'deep.txt', reason: 'nested more than 5 layers', kind: 'undecoded' }],
  },
  hidden: { inline: 3, allow: 0, baseline: 11 },
  notices: [
    { kind: 'unused', place: '.leakgate.yml:7:5', message: 'this entry matches nothing' },
    { kind: 'notification', place: 'org.yml', message: 'room was not notified' },
  ],
};

async function render(format: ReportFormat, input: ReportInput): Promise<string> {
  return textOf((await loadReporter(format))(input));
}

function inputWith(part: Partial<ScanReport>): ReportInput {
  const { verdict } = reportOf([findingOf()]);
  const gates = [{ ...verdict.gates[0]!, message: 'ask the payments team' }];
  return inputOf([findingOf()], { ...part, verdict: { ...verdict, gates } });
}

/** Formats that report nothing about the run, with the reason. */
const BARE: readonly ReportFormat[] = ['csv', 'gitleaks-json', 'github'];
const TELLING = FORMATS.filter((format) => !BARE.includes(format));

describe.each(TELLING)('%s', (format) => {
  test('lists partly decoded and unscanned files, hidden findings and notices', async () => {
    const [quiet, eventful] = [await render(format, inputOf([])), await render(format, inputWith(EVENTFUL))];
    // text counts partly decoded files, and GitLab has no field for skipped ones
    const limited = format === 'text' ? 'Partly decoded: 1 file' : 'deep.txt';
    for (const word of [limited, 'locked.txt', 'this entry matches nothing', 'room was not notified']) {
      expect(eventful).toContain(word);
      expect(quiet).not.toContain(word);
    }
    expect(eventful).toMatch(/11 in the baseline|"baseline": ?11/);
    expect(format === 'gitlab' || eventful.includes('symlink')).toBe(true);
  });
});

test.each(['text', 'json', 'jsonl', 'markdown', 'html', 'audit'] as const)(
  '%s says what the author of a gate has to say',
  async (format) => expect(await render(format, inputWith(EVENTFUL))).toContain('ask the payments team'),
);

test('sarif: partly decoded files are notes of the run, notices belong to its configuration, with their places', async () => {
  const [run] = (JSON.parse(await render('sarif', inputWith(EVENTFUL))) as Log).runs;
  const [invocation] = run!.invocations!;
  expect(invocation!.toolExecutionNotifications).toMatchObject([
    { level: 'error', message: { text: 'Not scanned: EACCES.' } },
    {
      level: 'note',
      message: { text: 'Partly decoded: nested more than 5 layers.' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'deep.txt' } } }],
    },
  ]);
  expect(invocation!.toolConfigurationNotifications).toEqual([
    {
      level: 'warning',
      message: { text: 'this entry matches nothing' },
      locations: [
        { physicalLocation: { artifactLocation: { uri: '.leakgate.yml' }, region: { startLine: 7, startColumn: 5 } } },
      ],
      properties: { kind: 'unused' },
    },
    { level: 'warning', message: { text: 'org.yml: room was not notified' }, properties: { kind: 'notification' } },
  ]);
  expect(run!.properties).toMatchObject({
    coverage: { planned: 41, scanned: 37, bytes: 5309, skipped: { symlink: 2 }, failed: 1, limited: 1 },
    hidden: EVENTFUL.hidden,
  });
});

test('partial decoding alone does not fail a run', async () => {
  const { limited } = EVENTFUL.coverage!;
  const coverage = { ...reportOf([]).coverage, limited };
  const [invocation] = (JSON.parse(await render('sarif', inputOf([], { coverage }))) as Log).runs[0]!.invocations!;
  expect(invocation!.executionSuccessful).toBe(true);
  expect(await render('junit', inputOf([], { coverage }))).toContain('failures="0" errors="0"');
});

test.each(['markdown', 'html', 'sarif', 'junit', 'gitlab'] as const)(
  '%s: of very many, some are listed and the rest is counted',
  async (format) => {
    const many = (name: string): Omission[] =>
      Array.from({ length: 3000 }, (_, index) => ({ path: `${name}${index}`, reason: 'why', kind: 'failed' }));
    const coverage = { ...EVENTFUL.coverage!, failed: format === 'junit' ? [] : many('f'), limited: many('l') };
    const notices = many('n').map(({ path }) => ({ kind: 'unused' as const, place: path, message: 'x' }));
    const text = await render(format, inputOf([], { coverage, notices }));
    for (const letter of format === 'junit' ? 'l' : 'fln') {
      expect(text).toContain(`${letter}0`);
      expect(text).not.toContain(`${letter}2999`);
    }
    expect(text).toMatch(/\b\d{4} more/);
  },
);

test('gitlab: satisfies the schema with texts of the maximum length of a pack', async () => {
  const validate = new Ajv({ strict: false }).compile(GITLAB_SCHEMA);
  const commit = { id: 'c'.repeat(40), author: 'Ada <ada@example.com>', date: '2026-01-01T00:00:00Z' };
  const long = findingOf({ name: 'n'.repeat(400), commit });
  const input = inputOf([long, findingOf({ path: '' })], EVENTFUL);
  const metadata = {
    ...input.ruleMetadata.get('acme-token')!,
    revoke: { url: 'https://acme.example/', text: 'r'.repeat(9000) },
    references: ['https://acme.example/docs', 'javascript:alert(1)', 'docs'],
  };
  const report = JSON.parse(await render('gitlab', { ...input, ruleMetadata: new Map([[metadata.id, metadata]]) })) as {
    vulnerabilities: object[];
  };
  expect([validate(report), validate.errors]).toEqual([true, null]);
  expect(validate(JSON.parse(await render('gitlab', inputOf([]))))).toBe(true);
  // the schema does detect errors
  for (const broken of [
    { ...report, version: 15 },
    { ...report, scan: undefined },
    { ...report, vulnerabilities: [{ ...report.vulnerabilities[0], location: {} }] },
    { ...report, vulnerabilities: [{ ...report.vulnerabilities[0], links: [{ url: 'docs' }] }] },
  ])
    expect(validate(broken)).toBe(false);
});
