import { describe, expect, test } from 'vitest';
import { applyRuleFiles } from '../../../src/app/scan/apply-rule-files.ts';
import type { MatchRow } from '../../../src/pool/protocol.ts';
import { ruleOf } from '../../support/program.ts';

const ANY = { source: 'a', after: 1 };
const RULES = [
  ruleOf({ ...ANY, id: 'anywhere', specificity: 60 }),
  ruleOf({ ...ANY, id: 'bound', specificity: 70, files: ['**/config/*.key'] }),
  ruleOf({ ...ANY, id: 'bound-weak', specificity: 10, files: ['*.key', '/top.txt'] }),
];

function rowOf(rule: number, start: number, end: number, part: Partial<MatchRow> = {}): MatchRow {
  const span = { line: 1, column: start + 1, endLine: 1, endColumn: end + 1, start, end };
  const found = { evidence: [], redacted: '', fingerprint: '', facts: {}, decoded: [], comments: [] };
  return { file: 0, rule, ...span, ...found, ...part };
}

const kept = (path: string, ...rows: readonly MatchRow[]): string[] =>
  applyRuleFiles(
    rows.map((row) => ({ row, path, blob: 'a' })),
    RULES,
  ).map(({ row }) => RULES[row.rule]!.id);

describe('a rule with files', () => {
  test('counts at a path that one of its globs matches', () => {
    for (const path of ['config/master.key', 'services/shop/config/master.key'])
      expect(kept(path, rowOf(1, 0, 9))).toEqual(['bound']);
    for (const path of ['master.key', 'config/master.key.bak', 'config/keys/master.key', '.git/objects/abc'])
      expect(kept(path, rowOf(1, 0, 9))).toEqual([]);
    expect(['a/b/c.key', 'top.txt', 'a/top.txt'].map((path) => kept(path, rowOf(2, 0, 9)).length)).toEqual([1, 1, 0]);
  });

  test('takes the bytes of a weaker match where it counts, and leaves them where it does not', () => {
    const both = [rowOf(0, 4, 20), rowOf(1, 0, 20)];
    expect(kept('config/master.key', ...both)).toEqual(['bound']);
    expect(kept('notes.txt', ...both)).toEqual(['anywhere']);
  });

  test('leaves bytes to a stronger match, and to one that a checksum proves', () => {
    expect(kept('a.key', rowOf(0, 4, 20), rowOf(2, 0, 20))).toEqual(['anywhere']);
    expect(kept('config/a.key', rowOf(0, 0, 9, { evidence: ['checksum-valid'] }), rowOf(1, 0, 9))).toEqual([
      'anywhere',
    ]);
  });

  test('shares no bytes with matches elsewhere in the blob, in other blobs, or in compressed text', () => {
    expect(kept('config/a.key', rowOf(0, 0, 9), rowOf(1, 9, 20))).toEqual(['anywhere', 'bound']);
    expect(kept('config/a.key', rowOf(0, 0, 9, { decoded: ['base64', 'gzip'] }), rowOf(1, 0, 9))).toHaveLength(2);
    const two = [
      { row: rowOf(0, 0, 9), path: 'config/a.key', blob: 'a' },
      { row: rowOf(1, 0, 9), path: 'config/a.key', blob: 'b' },
    ];
    expect(applyRuleFiles(two, RULES)).toEqual(two);
  });

  test('is judged at each path of a blob', () => {
    const row = rowOf(1, 0, 9);
    const places = ['config/a.key', 'old/a.key'].map((path) => ({ row, path, blob: 'a' }));
    expect(applyRuleFiles(places, RULES)).toEqual(places.slice(0, 1));
  });
});

test('matches of other rules are not touched', () => {
  const placed = [{ row: rowOf(0, 0, 9), path: 'a', blob: 1 }];
  expect(applyRuleFiles(placed, RULES)).toBe(placed);
});
