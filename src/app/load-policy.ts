import type { GateConfig } from '../config/layers.ts';
import { ScanError } from '../core/errors.ts';
import type { Notice } from '../core/finding.ts';
import { compileGlobs } from '../core/glob.ts';
import { buildPolicy, findPolicyNotices } from '../policy/build-policy.ts';
import type { Gate, Policy } from '../policy/gate.ts';
import { defaultPolicy } from '../policy/presets.ts';

/** A policy and what is odd about it. */
export interface LoadedPolicy {
  readonly policy: Policy;
  readonly notices: readonly Notice[];
}

/**
 * The policy of a configuration; the default one where there is none. CEL is loaded only for gates of one's own.
 * @throws ScanError `config-invalid` with file, line and column of a condition's fault.
 */
export async function loadPolicy(config: GateConfig | undefined): Promise<LoadedPolicy> {
  if (config === undefined) return { policy: defaultPolicy(), notices: [] };
  const preset = config.preset?.value ?? 'default';
  const overrides = config.overrides.map(({ value: { paths, owner, atMost } }) => ({
    paths: compileGlobs(paths)!,
    owner,
    atMost,
  }));
  const policy = buildPolicy({ preset, gates: await compileOwn(config), overrides, grace: config.grace?.value });
  return { policy, notices: findPolicyNotices(policy, config.preset?.place ?? 'policy') };
}

async function compileOwn({ gates }: GateConfig): Promise<readonly Gate[]> {
  if (gates.length === 0) return [];
  const { compileGates } = await import('../policy/compile.ts');
  const compiled = compileGates(gates.map(({ value, place }) => ({ ...value, place })));
  if (compiled.fault === undefined) return compiled.gates;
  const { gate, offset, message, hint } = compiled.fault;
  const { value, placeOfCondition } = gates[gate]!;
  throw new ScanError(
    'config-invalid',
    `${placeOfCondition(offset)}: gate ${value.name}: ${message}`,
    hint === undefined ? {} : { hint },
  );
}
