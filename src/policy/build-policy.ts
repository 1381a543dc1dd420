import type { Notice } from '../core/finding.ts';
import type { Gate, Grace, Override, Policy } from './gate.ts';
import { presetGates, type PresetName } from './presets.ts';

/** The parts of a policy. */
export interface PolicyParts {
  readonly preset: PresetName;
  /** Configured gates, compiled, in order. */
  readonly gates: readonly Gate[];
  readonly overrides: readonly Override[];
  readonly grace: Grace | undefined;
}

/**
 * Joins the preset's gates with configured ones, which replace gates of the same name. If no configured gate covers incomplete runs, the preset's
 * stays: omitting it by accident must not make a run green.
 */
export function buildPolicy({ preset, gates, overrides, grace }: PolicyParts): Policy {
  const named = new Map(gates.map((gate) => [gate.name, gate]));
  const base = presetGates(preset).filter(({ name }) => !named.has(name));
  const all = [...base, ...gates];
  const guarded = all.some((gate) => gate.incompleteness);
  const guard = guarded ? [] : presetGates('default').filter((gate) => gate.incompleteness);
  return { gates: [...all, ...guard], overrides, grace };
}

/** Notices about a policy: gates that never match, or that nothing can block. `place` is that of the policy. */
export function findPolicyNotices(policy: Policy, place: string): Notice[] {
  const never = policy.gates.filter((gate) => gate.never);
  const notices = never.map((gate): Notice => {
    return { kind: 'policy', place: gate.place, message: `the gate ${gate.name} never matches: ${gate.when}` };
  });
  for (const gate of policy.gates.filter(({ doubtful }) => doubtful)) {
    const message = `the gate ${gate.name} matched none of the findings tried: ${gate.when}`;
    notices.push({ kind: 'policy', place: gate.place, message });
  }
  const blocks = policy.gates.some((gate) => gate.action === 'block' && !gate.never && !gate.incompleteness);
  const lifted = policy.overrides.some(
    ({ atMost, paths }) => atMost !== undefined && atMost !== 'block' && paths('a/b/c'),
  );
  if (!blocks || lifted) notices.push({ kind: 'policy', place, message: 'this policy can never block on a finding' });
  return notices;
}
