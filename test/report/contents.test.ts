import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FORMATS, type ReportFormat } from '../../src/core/report-formats.ts';
import type { Omission } from '../../src/core/omission.ts';
import type { ReportInput } from '../../src/report/input.ts';
import { loadReporter } from '../../src/report/reporter.ts';
import { ACME_METADATA, findingOf, inputOf, textOf } from '../support/report.ts';

/** Signs that a report contains what a row of the table in docs/reports.md is about. */
const SIGNS: Readonly<Record<string, RegExp>> = {
  'verdict, gates': /zz-gate|"exitCode":1|"status":"failure"/,
  'planned, scanned, bytes': /424,?242/,
  'skipped on purpose': /zz-skip/,
  'not scanned': /zz-failed/,
  'partly decoded': /zz-limited|Partly decoded: 1/,
  'hidden, by what': /777 in the baseline|"baseline": ?777/,
  'notices, proposals': /zz-notice/,
  'suppressed findings': /zz-suppressed/,
  'reason of a suppression': /zz-reason/,
  'findings accepted in the baseline': /zz-accepted/,
  'redacted value': /zzr_\.\.\.\(24\)/,
  fingerprint: /z{26}/,
  evidence: /checksum-valid|valid checksum/,
  'other locations of the same secret': /zz-elsewhere|\b3 places|,"3",/,
  commit: /c{12}/,
  author: /Zoe/,
  owners: /@zoe\/team/,
  'how to revoke': /zz-revoke/,
  'precision from the audit': /75% of 4/,
  'times of the run': /2026-01-02T03:04:05/,
};

function everything(): ReportInput {
  const commit = { id: 'c'.repeat(40), author: 'Zoe <zoe@example.com>', date: '2024-05-06T00:00:00Z' };
  const locations = ['src/app.ts', 'zz-elsewhere', 'zz-else'].map((path) => ({ path, line: 3 }));
  const told = { fingerprint: 'z'.repeat(26), redacted: 'zzr_...(24)', commit, locations };
  const findings = [
    findingOf({ ...told, exposure: 'history' }),
    findingOf({
      path: 'zz-suppressed',
      state: 'suppressed',
      suppression: { by: 'allow', place: '.leakgate.yml:1:1', reason: 'zz-reason' },
    }),
    findingOf({ path: 'zz-accepted', state: 'baseline', acceptance: { status: 'test' } }),
  ];
  const one = (path: string, reason: string): Omission[] => [{ path, reason, kind: 'failed' }];
  const input = inputOf(findings, {
    coverage: {
      planned: 424_242,
      scanned: 5,
      bytes: 6,
      skipped: one('a', 'zz-skip'),
      failed: one('zz-failed', 'x'),
      limited: one('zz-limited', 'x'),
    },
    hidden: { inline: 0, allow: 1, baseline: 777 },
    notices: [{ kind: 'unused', place: 'x', message: 'zz-notice' }],
    verdict: { exit: 1, pass: false, blocking: 1, gates: [{ name: 'zz-gate', action: 'block', findings: 1 }] },
  });
  const metadata = { ...ACME_METADATA, revoke: { ...ACME_METADATA.revoke, text: 'zz-revoke' } };
  const more = { ownersOf: () => ['@zoe/team'], reviewOf: () => ({ reviewed: 4, real: 3 }) };
  return { ...input, ...more, ruleMetadata: new Map([[metadata.id, metadata]]) };
}

/** The content of the table: formats by row. */
function tableOf(page: string): Map<string, readonly string[]> {
  const lines = page.split('\n').filter((line) => line.startsWith('|'));
  const first = lines.findIndex((line) => line.startsWith('| | `text`'));
  const cellsOf = (line: string): string[] => line.split('|').map((cell) => cell.trim());
  const formats = cellsOf(lines[first]!).map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
  const rows = lines.slice(first + 2).map((line): [string, readonly string[]] => {
    const cells = cellsOf(line);
    return [cells[1]!, formats.filter((_, i) => /[●○]/.test(cells[i]!)).flat()];
  });
  return new Map(rows.filter(([name]) => Object.hasOwn(SIGNS, name)));
}

test('each report contains what the page about reports says', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/reports.md'), 'utf8');
  const input = everything();
  const texts = new Map<ReportFormat, string>();
  for (const format of FORMATS) texts.set(format, textOf((await loadReporter(format))(input)));
  const held = Object.entries(SIGNS).map(([row, sign]) => [row, FORMATS.filter((name) => sign.test(texts.get(name)!))]);
  const said = [...tableOf(page)].map(([row, names]) => [row, FORMATS.filter((name) => names.includes(name))]);
  expect(said).toEqual(held);
});
