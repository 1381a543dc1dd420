import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileGlobs } from '../../src/core/glob.ts';
import { buildPolicy, findPolicyNotices } from '../../src/policy/build-policy.ts';
import { compileGates, type GateSpec } from '../../src/policy/compile-condition.ts';
import { decide, minGateConfidence } from '../../src/policy/decide.ts';
import type { Policy } from '../../src/policy/gate.ts';
import { PRESETS, type PresetName } from '../../src/policy/presets.ts';
import { sampleFinding, sampleRun } from '../../src/policy/sample.ts';

const TODAY = '2026-06-01';

function policyOf(preset: PresetName, specs: Partial<GateSpec>[] = [], more: Partial<Policy> = {}): Policy {
  const { gates, fault } = compileGates(
    specs.map((spec, i) => ({ name: `own-${i}`, when: 'true', action: 'block', place: `f:${i}:1`, ...spec })),
  );
  if (fault) throw new Error(fault.message);
  return buildPolicy({ preset, gates, overrides: more.overrides ?? [], grace: more.grace });
}

function judge(policy: Policy, fields: Record<string, unknown>[], run: Record<string, unknown> = {}) {
  const findings = fields.map((one) => {
    const sample = sampleFinding(one, TODAY);
    if (!('value' in sample)) throw new Error(sample.message);
    return sample.value;
  });
  const facts = sampleRun(run, findings, TODAY);
  if (!('value' in facts)) throw new Error(facts.message);
  const { verdict, findings: judged } = decide(policy, findings, facts.value);
  return {
    exit: verdict.exit,
    blocking: verdict.blocking,
    gates: verdict.gates.map(({ name, action }) => `${action} ${name}`),
    judged,
  };
}

test.each([
  ['default', [], {}, 0, []],
  ['default', [{ confidence: 0.8 }], {}, 1, ['block confident-finding']],
  ['default', [{ confidence: 0.79 }], {}, 0, ['warn likely-finding']],
  ['default', [{ confidence: 0.49 }], {}, 0, []],
  ['default', [{ exposure: 'history' }], {}, 1, ['block confident-finding']],
  ['default', [{ exposure: 'unreachable' }], {}, 0, ['warn likely-finding']],
  ['default', [{ state: 'existing' }], {}, 0, []],
  ['default', [{ state: 'baseline', status: 'real' }], {}, 0, ['warn known-real']],
  ['default', [{ state: 'suppressed' }], {}, 0, []],
  ['default', [{ confidence: 0.6, expired: true }], {}, 1, ['block expired-suppression', 'warn likely-finding']],
  ['default', [], { incomplete: true }, 3, ['block incomplete-scan']],
  ['default', [{}], { incomplete: true }, 1, ['block confident-finding', 'block incomplete-scan']],
  ['strict', [{ confidence: 0.5 }], {}, 1, ['block likely-finding']],
  ['strict', [{ state: 'existing', exposure: 'history' }], {}, 1, ['block likely-finding']],
  ['strict', [{ state: 'baseline', status: 'unreviewed', age: 31 }], {}, 1, ['block unreviewed-entry']],
  ['strict', [{ state: 'baseline', status: 'unreviewed', age: 30 }], {}, 0, []],
  ['strict', [{ state: 'baseline', status: 'real' }], {}, 1, ['block known-real']],
  ['advisory', [{}], { incomplete: true }, 0, ['warn confident-finding', 'warn incomplete-scan']],
  ['none', [{}], {}, 0, []],
  ['none', [{}], { incomplete: true }, 3, ['block incomplete-scan']],
] as const)('preset %s, findings %j, run %j: exit %i', (...[preset, findings, run, exit, gates]) => {
  expect(judge(policyOf(preset), [...findings], run)).toMatchObject({ exit, gates });
});

test('evaluates gates in order, shows all that match, and counts a finding once', () => {
  const policy = policyOf('none', [
    { name: 'a', when: 'finding.confidence > 0.5', action: 'warn' },
    { name: 'b', when: 'finding.confidence > 0.6' },
    { name: 'c', when: 'finding.confidence > 0.7' },
    { name: 'd', when: 'run.findings > 1' },
  ]);
  const { gates, blocking, exit, judged } = judge(policy, [{ confidence: 0.9 }, { confidence: 0.55 }]);
  expect(gates).toEqual(['warn a', 'block b', 'block c', 'block d']);
  expect([blocking, exit]).toEqual([1, 1]);
  expect(judged.map((finding) => finding.gates)).toEqual([['a', 'b', 'c'], ['a']]);
});

test('a configured gate replaces a preset gate of the same name', () => {
  const policy = policyOf('default', [
    { name: 'confident-finding', when: 'finding.confidence >= 0.95', action: 'warn' },
  ]);
  expect(judge(policy, [{ confidence: 0.9 }]).gates).toEqual([]);
  expect(judge(policy, [{ confidence: 0.96 }])).toMatchObject({ exit: 0, gates: ['warn confident-finding'] });
});

test('a gate with paths applies to those alone', () => {
  const policy = policyOf('none', [{ when: 'finding.confidence > 0.1', paths: ['src/**'] }]);
  expect(judge(policy, [{ path: 'lib/a' }]).exit).toBe(0);
  expect(judge(policy, [{ path: 'src/a' }]).exit).toBe(1);
});

test('an override limits gates under its paths, and names their owner', () => {
  const overrides = [{ paths: compileGlobs(['legacy/**'])!, owner: '@old', atMost: 'warn' as const }];
  const policy = policyOf('default', [{ when: 'finding.owner == "@old"', action: 'note' }], { overrides });
  const result = judge(policy, [{ path: 'legacy/a' }, { path: 'src/a' }]);
  expect(result).toMatchObject({ exit: 1, blocking: 1 });
  expect(result.gates).toEqual(['block confident-finding', 'warn confident-finding', 'note own-0']);
  expect(result.judged.map(({ owner, action }) => [owner, action])).toEqual([
    ['@old', 'warn'],
    [undefined, 'block'],
  ]);
});

test.each([
  ['2026-05-01', 90, { age: 60 }, 0],
  ['2026-05-01', 10, { age: 60 }, 1],
  ['2026-05-01', 90, { age: 10 }, 1],
  ['2026-05-01', 90, {}, 1],
])('grace from %s for %i days, finding %j: exit %i', (adopted, days, fields, exit) => {
  expect(judge(policyOf('default', [], { grace: { adopted, days } }), [fields]).exit).toBe(exit);
});

test.each([
  ['range', 'new', 1],
  ['staged', 'new', 1],
  ['history', 'new', 0],
] as const)('grace in a %s for a finding that is %s: exit %i', (mode, state, exit) => {
  const policy = policyOf('default', [], { grace: { adopted: '2026-05-01', days: 90 } });
  expect(judge(policy, [{ age: 60, state }], { mode }).exit).toBe(exit);
});

test('reports a policy that can never block on a finding', () => {
  const messages = (policy: Policy): string[] => findPolicyNotices(policy, 'f').map(({ message }) => message);
  const never = 'this policy can never block on a finding';
  expect(messages(policyOf('advisory'))).toEqual([never]);
  expect(messages(policyOf('none', [{ when: 'finding.confidence > 0.5', action: 'warn' }]))).toEqual([never]);
  expect(messages(policyOf('none', [{ when: '1 > 2' }]))).toEqual(['the gate own-0 never matches: 1 > 2', never]);
  expect(
    messages(
      policyOf('default', [], { overrides: [{ paths: compileGlobs(['**'])!, owner: undefined, atMost: 'warn' }] }),
    ),
  ).toEqual([never]);
  expect(messages(policyOf('default'))).toEqual([]);
});

test.each(PRESETS)('findings below the minimum confidence of preset %s change no verdict', (preset) => {
  const policy = policyOf(preset);
  const least = minGateConfidence(policy);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (confidence, expired) => {
      const { gates } = judge(policy, [{ confidence, expired }]);
      expect(confidence < least && gates.length > 0).toBe(false);
    }),
  );
});
