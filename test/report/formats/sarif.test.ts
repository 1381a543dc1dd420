import type { Log, Result } from 'sarif';
import { expect, test } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import type { ReportInput } from '../../../src/report/input.ts';
import { fullSarifReport, sarifReport } from '../../../src/report/formats/sarif.ts';
import { findingOf, inputOf, textOf } from '../../support/report.ts';

function logOf(input: ReportInput): Log {
  return JSON.parse(textOf(sarifReport(input))) as Log;
}
function resultsOf(input: ReportInput): readonly Result[] {
  return logOf(input).runs[0]!.results!;
}
function many(count: number, part: (index: number) => Partial<Finding>): Finding[] {
  return Array.from({ length: count }, (_, index) =>
    findingOf({ path: `f${String(index).padStart(6, '0')}`, ...part(index) }),
  );
}

test('no findings: a valid run without results or rules', () => {
  const [run] = logOf(inputOf([])).runs;
  expect(run!.results).toEqual([]);
  expect(run!.tool.driver.rules).toEqual([]);
  expect(run!.invocations).toEqual([{ executionSuccessful: true, exitCode: 0 }]);
});

test('a finding has a level by its gate, a place, a line hash and no snippet', () => {
  const input = { ...inputOf([findingOf({ path: 'src/a b.ts' })]), lineHash: () => 'cafe:1' };
  const [result] = resultsOf(input);
  expect(result).toMatchObject({
    ruleId: 'acme-token',
    ruleIndex: 0,
    level: 'error',
    partialFingerprints: { primaryLocationLineHash: 'cafe:1', 'leakgateSecret/v1': 'abcdefghijklmnopqrstuvwxyz' },
  });
  expect(result!.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'src/a%20b.ts' },
        region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 29 },
      },
    },
  ]);
  expect(JSON.stringify(result)).not.toContain('snippet');
});

test('a rule has the fields of code scanning, within its limits', () => {
  const input = inputOf([findingOf()]);
  const metadata = { ...input.ruleMetadata.get('acme-token')!, grants: '€'.repeat(3000) };
  const [rule] = logOf({ ...input, ruleMetadata: new Map([[metadata.id, metadata]]) }).runs[0]!.tool.driver.rules!;
  expect(rule!.properties).toMatchObject({ precision: 'high', 'security-severity': '8.0' });
  expect(rule!.fullDescription!.text.length).toBeLessThanOrEqual(1025);
  expect(rule!.help!.text).toContain('https://acme.example/tokens');
  expect(rule!.help!.markdown).toContain('<https://acme.example/tokens>');
});

test('a finding of history was introduced, then removed; its secret identifies it', () => {
  const commit = { id: 'a'.repeat(40), author: 'Ada <ada@example.com>', date: '2024-01-02T03:04:05Z' };
  const [first, second] = resultsOf({
    ...inputOf(
      [
        findingOf({ exposure: 'history', commit, lastHeld: 'd'.repeat(40) }),
        findingOf({ exposure: 'history', commit, line: 9 }),
      ],
      {
        run: { mode: 'history', root: '.', head: 'b'.repeat(40), range: null },
      },
    ),
    lineHash: () => 'of another version',
  });
  const steps = first!.codeFlows![0]!.threadFlows[0]!.locations.map(({ location }) => location!.message!.text);
  expect(steps).toEqual([
    'Introduced in commit aaaaaaaaaaaa on 2024-01-02.',
    'No longer in the tree at bbbbbbbbbbbb, last held by commit dddddddddddd; it may still work.',
  ]);
  expect(first!.partialFingerprints!['primaryLocationLineHash']).toBe('abcdefghijklmnop:1');
  expect(second!.partialFingerprints!['primaryLocationLineHash']).toBe('abcdefghijklmnop:2');
  expect(JSON.stringify(first)).not.toContain('ada@example.com');
});

test('other places of a secret are related locations, at most 99', () => {
  const locations = Array.from({ length: 150 }, (_, index) => ({ path: 'src/app.ts', line: index + 1 }));
  const [result] = resultsOf(inputOf([findingOf({ line: 1, locations })]));
  expect(result!.relatedLocations).toHaveLength(99);
  expect(result!.relatedLocations![0]).toMatchObject({ id: 1, physicalLocation: { region: { startLine: 2 } } });
});

test('suppressed findings are only in the full file, with source, reason and last day', () => {
  const inline = { by: 'inline', place: 'src/app.ts:2:4', reason: 'made up\u001b' } as const;
  const allow = { by: 'allow', place: '.leakgate.yml:3:5', reason: 'docs', until: '2027-01-31', owner: '@a' } as const;
  const input = inputOf([
    findingOf({ state: 'suppressed', suppression: inline }),
    findingOf({ state: 'suppressed', suppression: allow }),
    findingOf({ state: 'baseline', acceptance: { status: 'false-positive', reason: 'a hash', owner: '@b' } }),
    findingOf({ state: 'baseline', acceptance: { status: 'unreviewed' } }),
    findingOf({ state: 'baseline', acceptance: { status: 'real' } }),
    findingOf({ state: 'existing' }),
  ]);
  expect(resultsOf(input).map(({ baselineState }) => baselineState)).toEqual(Array(4).fill('unchanged'));
  expect(JSON.stringify(resultsOf(input))).not.toContain('suppressions');
  const full = JSON.parse(textOf(fullSarifReport(input))) as Log;
  const at = (uri: string, startLine: number, startColumn: number): object => ({
    physicalLocation: { artifactLocation: { uri }, region: { startLine, startColumn } },
  });
  expect(full.runs[0]!.results!.map(({ suppressions }) => suppressions)).toEqual([
    [
      {
        kind: 'inSource',
        status: 'accepted',
        justification: 'made up\\u{1b}',
        location: at('src/app.ts', 2, 4),
      },
    ],
    [
      {
        kind: 'external',
        status: 'accepted',
        justification: 'docs (@a, until 2027-01-31)',
        location: at('.leakgate.yml', 3, 5),
      },
    ],
    [{ kind: 'external', status: 'accepted', justification: 'In the baseline as false-positive: a hash (@b)' }],
    [{ kind: 'external', status: 'underReview', justification: 'In the baseline as unreviewed' }],
    undefined,
    undefined,
  ]);
});

test('unscanned files are notifications, and the run is unsuccessful', () => {
  const failed = Array.from({ length: 600 }, (_, index) => ({
    path: `f ${index}`,
    reason: 'EACCES',
    kind: 'unreadable' as const,
  }));
  const coverage = { planned: 600, scanned: 0, bytes: 0, skipped: [], failed, limited: [] };
  const [invocation] = logOf(inputOf([], { coverage })).runs[0]!.invocations!;
  expect(invocation!.executionSuccessful).toBe(false);
  expect(invocation!.toolExecutionNotifications).toHaveLength(501);
  expect(invocation!.toolExecutionNotifications![0]).toMatchObject({
    level: 'error',
    message: { text: 'Not scanned: EACCES.' },
  });
});

test('above 5,000 leaves out the least important, with their number, but none that blocks', () => {
  const findings = many(6000, (index) => ({
    confidence: index < 4000 ? 0.6 : 0.9,
    severity: index % 2 ? 'low' : 'critical',
  }));
  const log = logOf(inputOf(findings));
  const results = log.runs[0]!.results!;
  expect(results).toHaveLength(5000);
  expect(results.filter(({ level }) => level === 'error')).toHaveLength(2000);
  expect(
    results.filter(({ level, properties }) => level === 'warning' && properties!['severity'] === 'low'),
  ).toHaveLength(1000);
  expect(log.runs[0]!.invocations![0]!.toolExecutionNotifications![0]!.message.text).toContain(
    'The 1000 least important findings are left out',
  );
  const blocking = many(7000, () => ({ confidence: 0.9 }));
  expect(resultsOf(inputOf(blocking))).toHaveLength(7000);
});

test('long paths do not exceed ten megabytes; blocking results stay, shortened', () => {
  const long = 'é'.repeat(1500);
  const findings = many(3000, (index) => ({
    path: `${String(index).padStart(4, '0')}${long}`,
    confidence: index % 10 === 9 ? 0.9 : 0.6,
  }));
  const text = textOf(sarifReport(inputOf(findings)));
  expect(Buffer.byteLength(text)).toBeLessThan(10_000_000);
  const results = (JSON.parse(text) as Log).runs[0]!.results!;
  expect(results.filter(({ level }) => level === 'error')).toHaveLength(300);
  expect(text).toContain('left out to limit the size of the file');
});

test('equal input gives equal bytes, in the order of the report', () => {
  const findings = many(50, (index) => ({ confidence: (index % 10) / 10 }));
  const text = textOf(sarifReport(inputOf(findings)));
  expect(textOf(sarifReport(inputOf(findings)))).toBe(text);
  const uris = (JSON.parse(text) as Log).runs[0]!.results!.map(
    ({ locations }) => locations![0]!.physicalLocation!.artifactLocation!.uri,
  );
  expect(uris).toEqual(findings.map(({ path }) => path));
});
