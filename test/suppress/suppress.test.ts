import { expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { type AllowSpec, compileAllow } from '../../src/suppress/allow.ts';
import { suppress } from '../../src/suppress/suppress.ts';

const RULES = new Set(['github-pat', 'jwt']);

function finding(part: Partial<Finding> = {}): Finding {
  const place = { line: 3, column: 1, endLine: 3, endColumn: 2, start: 9, end: 10 };
  return {
    rule: 'jwt',
    name: 'JWT',
    provider: 'jwt',
    kind: 'token',
    severity: 'high',
    confidence: 0.9,
    state: 'new',
    exposure: 'tip',
    fingerprint: 'a'.repeat(26),
    redacted: '...(1)',
    evidence: [],
    path: 'src/a.ts',
    ...place,
    locations: [],
    ...part,
  };
}

function run(findings: Finding[], allow: Partial<AllowSpec>[] = [], more: { today?: string; whole?: boolean } = {}) {
  const entries = allow.map((spec, i) => compileAllow({ reason: 'known', place: `f.yml:${i + 1}:3`, ...spec }));
  const { findings: decided, notices } = suppress(
    findings,
    { allow: entries, honoured: new Set() },
    { today: more.today ?? '2026-06-01', rules: RULES, whole: more.whole ?? true },
  );
  return { decided, notices: notices.map(({ kind, place, message }) => `${kind} ${place} ${message}`) };
}

const comment = (text: string, line = 0) => ({ comments: [{ line, text: `leakgate:allow ${text}` }] });

test('a comment hides a finding of its rule, and the raw comment is removed', () => {
  const { decided, notices } = run([finding(comment('jwt -- a sample', -1))]);
  expect(decided[0]).toMatchObject({
    state: 'suppressed',
    suppression: { by: 'inline', place: 'src/a.ts:2', reason: 'a sample' },
  });
  expect(decided[0]).not.toHaveProperty('comments');
  expect(notices).toEqual([]);
});

test('a comment for another rule hides nothing and is reported as unused', () => {
  const { decided, notices } = run([finding(comment('github-pat -- a sample'))]);
  expect(decided[0]?.state).toBe('new');
  expect(notices).toEqual([
    'unused src/a.ts:3 inline suppression of github-pat is unused: the rule does not match there',
  ]);
});

test('one comment covers several findings of its line', () => {
  const { decided, notices } = run([
    finding(comment('jwt,github-pat -- both')),
    finding({ ...comment('jwt,github-pat -- both'), rule: 'github-pat' }),
  ]);
  expect(decided.map(({ state }) => state)).toEqual(['suppressed', 'suppressed']);
  expect(notices).toEqual([]);
});

test('reports comments without a reason or with an unknown rule', () => {
  expect(run([finding(comment('jwt'))]).notices).toEqual([
    'invalid src/a.ts:3 inline suppression has no effect: it gives no reason after --',
  ]);
  expect(run([finding(comment('jwtt -- x'))]).notices).toContain(
    'invalid src/a.ts:3 no rule is called jwtt; did you mean jwt?',
  );
});

test('reports an entry with an unknown rule', () => {
  const { notices } = run([finding()], [{ rules: ['jwtt'], paths: ['src'] }], { whole: false });
  expect(notices).toEqual(['invalid f.yml:1:3 no rule is called jwtt; did you mean jwt?']);
});

test.each([
  ['2026-05-31', 'suppressed', undefined],
  ['2026-06-01', 'suppressed', undefined],
  ['2026-06-02', 'new', true],
])('a suppression until 2026-06-01 on %s: %s', (today, state, expired) => {
  const byMark = run([finding(comment('jwt -- a sample until 2026-06-01'))], [], { today });
  const byEntry = run([finding()], [{ rules: ['jwt'], paths: ['src'], until: '2026-06-01' }], { today });
  for (const { decided, notices } of [byMark, byEntry]) {
    expect(decided[0]).toMatchObject({ state, ...(expired && { expired }) });
    expect(notices.filter((notice) => notice.startsWith('expired'))).toHaveLength(expired ? 1 : 0);
  }
});

test('a second cover counts if the first has expired', () => {
  const { decided } = run(
    [finding()],
    [
      { paths: ['src'], until: '2020-01-01' },
      { rules: ['jwt'], paths: ['src/**'] },
    ],
  );
  expect(decided[0]).toMatchObject({ state: 'suppressed', suppression: { place: 'f.yml:2:3' } });
});

test.each([
  [{ rules: ['jwt'] }, true],
  [{ rules: ['github-pat'] }, false],
  [{ paths: ['src/**'] }, true],
  [{ paths: ['lib'] }, false],
  [{ fingerprints: ['a'.repeat(26)] }, true],
  [{ fingerprints: ['b'.repeat(26)] }, false],
  [{ rules: ['jwt'], paths: ['lib'] }, false],
])('the entry %j hides it: %s', (spec, hides) => {
  expect(run([finding()], [spec]).decided[0]?.state).toBe(hides ? 'suppressed' : 'new');
});

test('reports entries without a match as unused, if everything was scanned', () => {
  const spec = { paths: ['lib'], reason: 'old' };
  expect(run([finding()], [spec]).notices).toEqual(['unused f.yml:1:3 allow entry matches nothing: old']);
  expect(run([finding()], [spec], { whole: false }).notices).toEqual([]);
});

test.each([
  [{ rules: ['jwt'] }, 'it allows a whole rule everywhere (jwt)'],
  [{ rules: ['jwt'], paths: ['**'] }, 'it allows a whole rule everywhere (jwt)'],
  [{ paths: ['**/*'] }, 'it allows everything'],
])('the entry %j is too broad', (spec, message) => {
  expect(run([finding()], [spec]).notices).toContain(`broad f.yml:1:3 allow entry too broad: ${message}`);
});
