import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EXPOSURES, SEVERITIES, STATES, STATUSES } from '../../src/core/finding.ts';
import { createConditionCompiler, isFault } from '../../src/policy/condition.ts';
import { PRESETS, presetGates } from '../../src/policy/presets.ts';
import { sampleFinding, sampleRun } from '../../src/policy/sample.ts';

const TODAY = '2026-06-01';
const compile = createConditionCompiler();

function samples(fields: Record<string, unknown>, run: Record<string, unknown> = {}) {
  const finding = sampleFinding(fields, TODAY);
  const facts = sampleRun(run, [], TODAY);
  if (!('value' in finding) || !('value' in facts)) throw new Error('not a sample');
  return [finding.value, facts.value] as const;
}

function holds(text: string, fields: Record<string, unknown> = {}, run: Record<string, unknown> = {}): boolean {
  const condition = compile(text);
  if (isFault(condition)) throw new Error(condition.message);
  return condition.holds(...samples(fields, run));
}

test.each([
  ['finding.confidence >= 0.8 && finding.state == "new"', {}, true],
  ['finding.severity in ["critical", "high"]', { severity: 'low' }, false],
  ['finding.path.glob("src/**")', { path: 'src/a/b.ts' }, true],
  ['finding.age > 30', { age: 31 }, true],
  ['finding.age > 30', {}, false],
  ['finding.status == "real" || finding.expired', { expired: true }, true],
  [
    'finding.suppression == "inline" && finding.reason.contains("test")',
    { suppression: 'inline', reason: 'a test' },
    true,
  ],
  ['"checksum-valid" in finding.evidence', { evidence: ['checksum-valid'] }, true],
  ['run.findings > 10', {}, false],
])('%s of %j: %s', (text, fields, expected) => {
  expect(holds(text, fields)).toBe(expected);
});

test.each([
  ['finding.confidnce > 0.5', 8, 'no such key: confidnce', 'did you mean confidence?'],
  ['foo == 1', 0, 'unknown variable: foo', 'there are finding, run'],
  ['finding.state == 1', 0, 'no such overload: string == int', undefined],
  ['finding.state == "old"', 17, 'finding.state is never "old"', 'known: "new", "existing", "baseline", "suppressed"'],
  ['finding.state in ["new", "existng"]', 25, 'finding.state is never "existng"', 'did you mean "existing"?'],
  ['finding.confidence >= 80', 0, 'a confidence is never 80', 'it is a probability, 0 to 1'],
  ['finding.confidence', 0, 'the condition is of type double, not bool', undefined],
  ['finding.confidence >=', 21, 'unexpected token: EOF', undefined],
  ['finding.path.matches("(a+)+b")', 0, 'matches() is not allowed in conditions', 'write glob("src/**")'],
  ['finding.evidence.exists(e, e == "x")', 0, 'exists() is not allowed in conditions', undefined],
  ['finding.path.glob(finding.rule)', 0, 'glob() needs a literal glob of reasonable size', undefined],
  [`${'('.repeat(30)}true${')'.repeat(30)}`, undefined, 'exceeded maxDepth (24)', undefined],
  [Array(200).fill('true').join(' && '), undefined, 'exceeded maxAstNodes (300)', undefined],
  ['true || '.repeat(500), 0, 'the condition is longer than 2000 characters', undefined],
])('refuses %s', (text, offset, message, hint) => {
  const fault = compile(text);
  if (!isFault(fault)) throw new Error('no fault');
  expect(fault).toMatchObject({
    message,
    ...(offset !== undefined && { offset }),
    ...(hint !== undefined && { hint }),
  });
});

test('derives the minimum confidence of a condition', () => {
  const least = (text: string): number => {
    const condition = compile(text);
    return isFault(condition) ? NaN : condition.minConfidence;
  };
  expect(least('finding.confidence >= 0.8 && finding.state == "new"')).toBe(0.8);
  expect(least('finding.state == "new" && (0.3 <= finding.confidence && finding.confidence < 0.9)')).toBe(0.3);
  expect(least('finding.confidence >= 0.8 || finding.severity == "critical"')).toBe(0);
  expect(least('!(finding.confidence >= 0.8)')).toBe(0);
});

const finding = fc.record(
  {
    state: fc.constantFrom(...STATES),
    exposure: fc.constantFrom(...EXPOSURES),
    severity: fc.constantFrom(...SEVERITIES),
    class: fc.constantFrom('credential', 'handling'),
    status: fc.constantFrom(...STATUSES),
    confidence: fc.constantFrom(0, 0.3, 0.499, 0.5, 0.501, 0.799, 0.8, 0.9, 1),
    age: fc.constantFrom(-1, 0, 29, 30, 31, 400),
    expired: fc.boolean(),
  },
  { requiredKeys: ['confidence'] },
);

test.each(PRESETS)('code and conditions of preset %s agree, and on the minimum confidence', (preset) => {
  for (const gate of presetGates(preset)) {
    const condition = compile(gate.when);
    if (isFault(condition)) throw new Error(condition.message);
    expect([condition.about, condition.about === 'run' ? gate.minConfidence : condition.minConfidence]).toEqual([
      gate.about,
      gate.minConfidence,
    ]);
    fc.assert(
      fc.property(finding, fc.boolean(), (fields, incomplete) => {
        const [one, run] = samples(fields, { incomplete });
        expect(gate.matches(one, run)).toBe(condition.holds(one, run));
      }),
    );
  }
});

test.each([
  ['finding.state == "new"', ['credential'], 0],
  ['finding.class == "credential" && finding.confidence >= 0.5', ['credential'], 0.5],
  ['finding.class == "handling"', ['handling'], 1],
  ['finding.class in ["credential", "handling"]', ['credential', 'handling'], 0],
  ['finding.class != "credential" && finding.state == "new"', ['handling'], 0],
  ['finding.class == "handling" || finding.confidence >= 0.9', ['credential', 'handling'], 0],
])('%s is about %j', (text, classes, minConfidence) => {
  expect(compile(text)).toMatchObject({ classes, minConfidence });
});
