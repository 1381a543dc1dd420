import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addFindings, diffEntries, mergeEntries, pruneEntries } from '../../src/baseline/change.ts';
import type { Entry } from '../../src/baseline/entry.ts';
import { type Baseline, parseBaseline, printBaseline } from '../../src/baseline/baseline-file.ts';
import { matchBaseline } from '../../src/baseline/match-baseline.ts';
import { countBy } from '../../src/baseline/stats.ts';
import { ScanError } from '../../src/core/errors.ts';
import { type Finding, STATUSES } from '../../src/core/finding.ts';

const HEADER = { salt: '01234567-89ab-cdef-0123-456789abcdef', kdf: { name: 'scrypt', N: 4096, r: 8, p: 1 } } as const;

const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'.split(''));
/** Few fingerprints, so that lists share some. */
const fingerprint = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map((letter) => letter.repeat(26)),
  fc.array(letters, { minLength: 26, maxLength: 26 }).map((all) => all.join('')),
);
const text = fc.string({ minLength: 1, unit: 'binary' });
const day = fc.constantFrom('2025-01-01', '2026-02-28', '2027-12-31');
const entry: fc.Arbitrary<Entry> = fc.record(
  {
    fingerprint,
    rule: fc.constantFrom('github-pat', 'jwt', 'generic-password'),
    path: fc.oneof(fc.constantFrom('src/a.ts', '.env'), text),
    status: fc.constantFrom(...STATUSES),
    reason: text,
    owner: text,
    expires: day,
  },
  { requiredKeys: ['fingerprint', 'rule', 'path', 'status'] },
);
const entries = fc.array(entry, { maxLength: 12 });
const baselineOf = (list: readonly Entry[]): Baseline => ({ header: HEADER, entries: mergeEntries(list) });

test('parse(print(x)) is x, and printing it again gives the same bytes', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const baseline = baselineOf(list);
      const printed = printBaseline(baseline);
      expect(parseBaseline(printed, 'b')).toEqual(baseline);
      expect(printBaseline(parseBaseline(printed, 'b'))).toBe(printed);
    }),
  );
});

test('merging is commutative, associative and idempotent', () => {
  fc.assert(
    fc.property(entries, entries, entries, (a, b, c) => {
      expect(mergeEntries(a, b)).toEqual(mergeEntries(b, a));
      expect(mergeEntries(mergeEntries(a, b), c)).toEqual(mergeEntries(a, mergeEntries(b, c)));
      expect(mergeEntries(a, a)).toEqual(mergeEntries(a));
      expect(mergeEntries(mergeEntries(a, b), b)).toEqual(mergeEntries(a, b));
    }),
  );
});

test('lines in any order, repeated, with CRLF and empty lines between, are the same baseline', () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 1000 }), fc.constantFrom('\n', '\r\n'), (list, seed, end) => {
      const baseline = baselineOf(list);
      const [header, ...lines] = printBaseline(baseline).trimEnd().split('\n');
      const shuffled = [...lines, ...lines].sort((x, y) => hash(x, seed) - hash(y, seed));
      const union = [header!, ...shuffled, header!, ''].join(end);
      expect(parseBaseline(union, 'b')).toEqual(baseline);
    }),
  );
});

function hash(line: string, seed: number): number {
  let value = seed;
  for (const character of line) value = (Math.imul(value, 31) + character.codePointAt(0)!) | 0;
  return value;
}

test('a review wins over unreviewed, the graver status over the milder, the earlier end over the later', () => {
  const base: Entry = { fingerprint: 'a'.repeat(26), rule: 'jwt', path: 'p', status: 'unreviewed' };
  const pick = (...list: Partial<Entry>[]): Entry => mergeEntries(list.map((part) => ({ ...base, ...part })))[0]!;
  expect(pick({}, { status: 'test', reason: 'x' })).toMatchObject({ status: 'test', reason: 'x' });
  expect(pick({ status: 'real' }, { status: 'false-positive' }).status).toBe('real');
  expect(pick({ status: 'test', expires: '2027-01-01' }, { status: 'test', expires: '2026-01-01' }).expires).toBe(
    '2026-01-01',
  );
  expect(pick({ status: 'test' }, { status: 'test', expires: '2026-01-01' }).expires).toBe('2026-01-01');
});

const good = printBaseline(baselineOf([{ fingerprint: 'a'.repeat(26), rule: 'jwt', path: 'p', status: 'test' }]));
const [header, line] = good.split('\n') as [string, string];

function faultOf(content: string): string {
  try {
    parseBaseline(content, 'b.jsonl');
  } catch (error) {
    if (error instanceof ScanError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'none';
}

test.each([
  ['', 'b.jsonl:1: the header line is missing'],
  [`${line}\n`, 'b.jsonl:1: the header line is missing'],
  [`${header}\n${line.slice(0, -5)}\n`, 'broken lines in the baseline: b.jsonl:2: not JSON'],
  [
    `${header}\n[]\n${line}\nnull\n`,
    'broken lines in the baseline: b.jsonl:2: not an object; b.jsonl:4: not an object',
  ],
  [`${header}\n${'x\n'.repeat(9)}`, '; and 4 more'],
  [
    `${header}\n${line.replace('"test"', '"tset"')}\n`,
    'b.jsonl:2: status must be one of unreviewed, false-positive, test, revoked, real',
  ],
  [`${header}\n${line.replace('aaaa', 'AAAA')}\n`, 'b.jsonl:2: fingerprint is not 26 letters of base32'],
  [`${header}\n${line.replace('"path"', '"paht"')}\n`, 'b.jsonl:2: unknown field "paht"'],
  [`${header}\n${line.slice(0, -1)},"__proto__":{"status":"real"}}\n`, 'b.jsonl:2: unknown field "__proto__"'],
  [`${header}\n${line.slice(0, -1)},"expires":"2026-02-30"}\n`, 'b.jsonl:2: expires is not a day: 2026-02-30'],
  [`${header}\n<<<<<<< HEAD\n${line}\n=======\n>>>>>>> other\n`, 'b.jsonl:2: a merge left conflict markers'],
  [
    `${header.replace('"leakgate-baseline":1', '"leakgate-baseline":2')}\n`,
    'b.jsonl:1: written by a newer Leakgate (format 2, this one knows 1)',
  ],
  [`${header.replace('0123', 'zzzz')}\n`, 'b.jsonl:1: the header line is broken'],
  [`${header}\n${header.replace('0123', 'ffff')}\n`, 'b.jsonl:2: a second header with another key'],
])('refuses %j', (content, message) => {
  expect(faultOf(content)).toContain('baseline-invalid ');
  expect(faultOf(content)).toContain(message);
});

test('every broken byte of a line is detected or changes its content: nothing is read in part', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: good.length - 2 }), (at) => {
      const cut = good.slice(0, at);
      const whole = cut.endsWith('\n') || cut === header || cut === good.trimEnd();
      expect(whole || faultOf(cut).startsWith('baseline-invalid')).toBe(true);
    }),
  );
});

function finding(part: Partial<Finding>): Finding {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 2, start: 0, end: 1 };
  const what = { rule: 'jwt', name: 'JWT', provider: 'jwt', kind: 'token', severity: 'high', confidence: 0.9 } as const;
  const seen = { state: 'new', exposure: 'tip', redacted: '', evidence: [], path: 'p', locations: [] } as const;
  return { ...what, ...seen, ...place, fingerprint: 'a'.repeat(26), ...part };
}

test('a known value is known anywhere; an expired entry hides nothing; suppressed stays suppressed', () => {
  const known: Entry = { fingerprint: 'a'.repeat(26), rule: 'jwt', path: 'p', status: 'test', expires: '2026-06-01' };
  const states = (today: string): (string | boolean | undefined)[][] =>
    matchBaseline(
      [finding({ path: 'q', line: 9 }), finding({ fingerprint: 'b'.repeat(26) }), finding({ state: 'suppressed' })],
      [known],
      today,
    ).map(({ state, expired }) => [state, expired]);
  expect(states('2026-06-01')).toEqual([
    ['baseline', undefined],
    ['new', undefined],
    ['suppressed', undefined],
  ]);
  expect(states('2026-06-02')).toEqual([
    ['new', true],
    ['new', undefined],
    ['suppressed', undefined],
  ]);
});

test('updating keeps reviews and adds new values; pruning keeps values that are still found', () => {
  const old: Entry[] = [
    { fingerprint: 'a'.repeat(26), rule: 'jwt', path: 'p', status: 'real', owner: 'me' },
    { fingerprint: 'c'.repeat(26), rule: 'jwt', path: 'p', status: 'test' },
  ];
  const found = [
    finding({ path: 'q' }),
    finding({ fingerprint: 'b'.repeat(26) }),
    finding({ fingerprint: 'd'.repeat(26), state: 'suppressed' }),
  ];
  const updated = addFindings(old, found);
  expect(updated.map((one) => [one.fingerprint[0], one.status])).toEqual([
    ['a', 'real'],
    ['b', 'unreviewed'],
    ['c', 'test'],
  ]);
  expect(pruneEntries(updated, found).map((one) => one.fingerprint[0])).toEqual(['a', 'b']);
  expect(diffEntries(old, updated).map(({ kind }) => kind)).toEqual(['added']);
});

test('precision is the share of real entries among the reviewed', () => {
  const of = (rule: string, status: Entry['status'], i: number): Entry => ({
    fingerprint: String(i),
    rule,
    path: 'p',
    status,
  });
  const list = (['real', 'revoked', 'test', 'false-positive', 'unreviewed'] as const).map((status, i) =>
    of('jwt', status, i),
  );
  expect(countBy([...list, of('other', 'unreviewed', 9)], ({ rule }) => [rule])).toMatchObject([
    { group: 'jwt', total: 5, precision: 0.5 },
    { group: 'other', total: 1, precision: undefined },
  ]);
});
