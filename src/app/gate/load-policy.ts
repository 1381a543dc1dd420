import { itemAt, present } from '../../core/present.ts';
import type { GateConfig } from '../../config/layers.ts';
import { ScanError } from '../../core/errors.ts';
import type { Notice } from '../../core/finding.ts';
import { compileGlobs } from '../../core/glob.ts';
import { buildPolicy, findPolicyNotices } from '../../policy/build-policy.ts';
import type { Gate, Policy } from '../../policy/gate.ts';
import type { Mention } from '../../policy/mention.ts';
import { defaultPolicy } from '../../policy/presets.ts';

/** A policy with its notices. */
export interface LoadedPolicy {
  readonly policy: Policy;
  readonly notices: readonly Notice[];
  /** Names in its gates, each with its place `file:line:column`. */
  readonly mentions: readonly PlacedMention[];
}

export interface PlacedMention extends Mention {
  readonly place: string;
}

/**
 * Loads the policy of a configuration, or the default one. CEL is loaded only for configured gates.
 * @throws ScanError `config-invalid` with file, line and column of a condition's fault.
 */
export async function loadPolicy(config: GateConfig | undefined): Promise<LoadedPolicy> {
  if (config === undefined) return { policy: defaultPolicy(), notices: [], mentions: [] };
  const preset = config.preset?.value ?? 'default';
  const overrides = config.overrides.map(({ value: { paths, owner, atMost } }) => ({
    paths: present(compileGlobs(paths)),
    owner,
    atMost,
  }));
  const { gates, mentions } = await compileOwn(config);
  const policy = buildPolicy({ preset, gates, overrides, grace: config.grace?.value });
  return { policy, mentions, notices: findPolicyNotices(policy, config.preset?.place ?? 'policy') };
}

async function compileOwn({ gates }: GateConfig): Promise<{ gates: readonly Gate[]; mentions: PlacedMention[] }> {
  if (gates.length === 0) return { gates: [], mentions: [] };
  const { compileGates } = await import('../../policy/compile-condition.ts');
  const compiled = compileGates(gates.map(({ value, place }) => ({ ...value, place })));
  if (compiled.fault === undefined) {
    const placed = compiled.mentions.map((one) => ({
      ...one,
      place: itemAt(gates, one.gate).placeOfCondition(one.offset),
    }));
    return { gates: compiled.gates, mentions: placed };
  }
  const { gate, offset, message, hint } = compiled.fault;
  const { value, placeOfCondition } = itemAt(gates, gate);
  throw new ScanError(
    'config-invalid',
    `${placeOfCondition(offset)}: gate ${value.name}: ${message}`,
    hint === undefined ? {} : { hint },
  );
}
