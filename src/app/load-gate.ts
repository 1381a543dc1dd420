import { BASELINE_BYTES, BASELINE_PATH, type Baseline, parseBaseline } from '../baseline/file.ts';
import type { GateConfig } from '../config/layers.ts';
import type { BaselineChoice } from '../config/plan.ts';
import { dayOf, type Day } from '../core/day.ts';
import { ScanError } from '../core/errors.ts';
import type { Notice } from '../core/finding.ts';
import type { Policy } from '../policy/gate.ts';
import { defaultPolicy } from '../policy/presets.ts';
import { DEFAULT_KEY } from '../pool/fingerprint.ts';
import { compileAllow } from '../suppress/allow.ts';
import type { Suppressions } from '../suppress/suppress.ts';
import { baselineKey } from './baseline-key.ts';
import type { GateFiles } from './gate-files.ts';
import { loadConfig } from './load-config.ts';
import { loadPolicy } from './load-policy.ts';

/** A baseline in use: where it is from, its entries, the key of its fingerprints. */
export interface LoadedBaseline extends Baseline {
  readonly file: string;
  readonly key: Uint8Array;
}

/** Everything that decides what a run's findings come to. */
export interface Gate {
  readonly config: GateConfig | undefined;
  readonly policy: Policy;
  readonly suppressions: Suppressions;
  readonly baseline: LoadedBaseline | undefined;
  /** What is odd about the configuration itself. */
  readonly notices: readonly Notice[];
  readonly today: Day;
}

/** Where a gate is read from, and what the command line says of it. */
export interface GateSource {
  readonly files: GateFiles;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A configuration file outside the repository that comes before its own. */
  readonly outer: string | undefined;
  /** Whether the repository's own configuration counts. */
  readonly config: boolean;
  /** The baseline; a path counts from the root. */
  readonly baseline: BaselineChoice;
}

/** The gate of a run that has no configuration and no baseline. */
export function bareGate(now: number): Gate {
  const suppressions = { allow: [], honoured: new Set<never>() };
  return {
    config: undefined,
    policy: defaultPolicy(),
    suppressions,
    baseline: undefined,
    notices: [],
    today: dayOf(now),
  };
}

/**
 * Reads and checks a gate: configuration, policy, suppressions, baseline.
 * @throws ScanError `config-invalid`, `baseline-invalid`
 */
export async function loadGate(source: GateSource): Promise<Gate> {
  const config = await loadConfig({ files: source.files, outer: source.outer, own: source.config });
  const { policy, notices } = await loadPolicy(config);
  const allow = (config?.allow ?? []).map(({ value, place }) => compileAllow({ ...value, place }));
  const honoured = new Set((config?.compat ?? []).map(({ value }) => value));
  const baseline = await loadBaseline(source, config);
  return { config, policy, suppressions: { allow, honoured }, baseline, notices, today: dayOf(source.now) };
}

/** The key a run's fingerprints are made with. */
export function keyOf({ baseline }: Gate): Uint8Array {
  return baseline?.key ?? DEFAULT_KEY;
}

/** Whether a run's findings need fingerprints to be decided, or to be told of. */
export function needsFingerprints({ baseline, config, policy, suppressions }: Gate): boolean {
  return (
    baseline !== undefined ||
    (config?.notify ?? []).length > 0 ||
    policy.gates.some(({ needsFingerprint }) => needsFingerprint) ||
    suppressions.allow.some(({ spec }) => spec.fingerprints !== undefined)
  );
}

/** The path of the baseline a run uses, and whether it has to be there. */
export function baselinePath(
  { baseline }: Pick<GateSource, 'baseline'>,
  config: GateConfig | undefined,
): { path: string; required: boolean } | undefined {
  if (baseline.kind === 'none') return undefined;
  if (baseline.kind === 'path') return baseline;
  // one that the configuration names may still have to be created
  return { path: config?.baseline?.value ?? BASELINE_PATH, required: false };
}

async function loadBaseline(source: GateSource, config: GateConfig | undefined): Promise<LoadedBaseline | undefined> {
  const wanted = baselinePath(source, config);
  if (wanted === undefined) return undefined;
  const { path: file, required } = wanted;
  const text = await source.files.read(file, { most: BASELINE_BYTES, failure: 'baseline-invalid' });
  if (text === undefined) {
    if (!required) return undefined;
    throw new ScanError('baseline-invalid', `there is no baseline ${file}`, {
      hint: '`leakgate baseline create` makes one',
    });
  }
  const parsed = parseBaseline(text, file);
  return { ...parsed, file, key: baselineKey(parsed.header, file, source.env) };
}
