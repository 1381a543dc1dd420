import { BASELINE_BYTES, BASELINE_PATH, type Baseline, parseBaseline } from '../../baseline/baseline-file.ts';
import type { GateConfig } from '../../config/layers.ts';
import type { BaselineChoice } from '../../config/cli-plan.ts';
import { addDays, dayOf, type Day } from '../../core/day.ts';
import { ScanError } from '../../core/errors.ts';
import type { Notice } from '../../core/finding.ts';
import type { Policy } from '../../policy/gate.ts';
import { defaultPolicy } from '../../policy/presets.ts';
import { DEFAULT_KEY } from '../../fingerprint/fingerprint.ts';
import { compileAllow } from '../../suppress/allow.ts';
import type { Suppressions } from '../../suppress/suppress.ts';
import { baselineKey, KEY_VARIABLE } from './baseline-key.ts';
import type { GateFiles } from './gate-files.ts';
import { loadConfig } from './load-config.ts';
import { loadPolicy, type PlacedMention } from './load-policy.ts';

/** A baseline in use: its file, its entries, the key of its fingerprints. */
export interface LoadedBaseline extends Baseline {
  readonly file: string;
  readonly key: Uint8Array;
}

/** Everything that decides about a run's findings. */
export interface GateSettings {
  readonly config: GateConfig | undefined;
  readonly policy: Policy;
  readonly suppressions: Suppressions;
  readonly baseline: LoadedBaseline | undefined;
  /** Notices about the configuration itself. */
  readonly notices: readonly Notice[];
  /** Rules, providers, kinds and evidence that gates name. */
  readonly mentions: readonly PlacedMention[];
  readonly today: Day;
}

/** Where a gate is read from, with its options. */
export interface GateSource {
  readonly files: GateFiles;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A configuration file outside the repository that comes before its own. */
  readonly outer: string | undefined;
  /** Whether the repository's own configuration counts. */
  readonly config: boolean;
  /** The baseline; its path is relative to the root. */
  readonly baseline: BaselineChoice;
}

/** The gate of a run without configuration and baseline. */
export function bareGate(now: number): GateSettings {
  const suppressions = { allow: [], honoured: new Set<never>() };
  return {
    config: undefined,
    policy: defaultPolicy(),
    suppressions,
    baseline: undefined,
    notices: [],
    mentions: [],
    today: dayOf(now),
  };
}

/**
 * Loads and checks a gate: configuration, policy, suppressions, baseline.
 * @throws ScanError `config-invalid`, `baseline-invalid`
 */
export async function loadGate(source: GateSource): Promise<GateSettings> {
  const config = await loadConfig({ files: source.files, outer: source.outer, own: source.config });
  const today = dayOf(source.now);
  if (config?.grace) refuseEndlessGrace(config.grace, today);
  const { policy, mentions, notices } = await loadPolicy(config);
  const allow = (config?.allow ?? []).map(({ value, place }) => compileAllow({ ...value, place }));
  const honoured = new Set((config?.compat ?? []).map(({ value }) => value));
  const baseline = await loadBaseline(source, config);
  const odd = [...notices, ...findKeyNotices(baseline, source.env)];
  return { config, policy, suppressions: { allow, honoured }, baseline, notices: odd, mentions, today };
}

/** Most days that a grace period may still last. */
const MAX_GRACE_DAYS = 366;

/** @throws ScanError `config-invalid` if findings would only warn for more than a year. */
function refuseEndlessGrace({ value, place }: NonNullable<GateConfig['grace']>, today: Day): void {
  const end = addDays(value.adopted, value.days);
  if (end <= addDays(today, MAX_GRACE_DAYS)) return;
  throw new ScanError('config-invalid', `${place}: grace would last until ${end}, more than a year from now`, {
    hint: '`adopted` is the day the gate was adopted, `days` how long existing findings only warn',
  });
}

/** Notes a key next to a baseline made without it: whoever set the key believes that nobody can guess values from the file. */
function findKeyNotices(baseline: LoadedBaseline | undefined, env: NodeJS.ProcessEnv): Notice[] {
  if (baseline === undefined || baseline.header.keyed !== undefined || !env[KEY_VARIABLE]) return [];
  const message = `${KEY_VARIABLE} is set, but this baseline was made without a key: leakgate baseline create --keyed writes a keyed one`;
  return [{ kind: 'invalid', place: baseline.file, message }];
}

/** The key of a run's fingerprints. */
export function keyOf({ baseline }: GateSettings): Uint8Array {
  return baseline?.key ?? DEFAULT_KEY;
}

/** Whether a run's findings need fingerprints to be decided or sent. */
export function needsFingerprints({ baseline, config, policy, suppressions }: GateSettings): boolean {
  return (
    baseline !== undefined ||
    (config?.notify ?? []).length > 0 ||
    policy.gates.some(({ needsFingerprint }) => needsFingerprint) ||
    suppressions.allow.some(({ spec }) => spec.fingerprints !== undefined)
  );
}

/** The path of a run's baseline, and whether it must exist. */
export function baselinePath(
  { baseline }: Pick<GateSource, 'baseline'>,
  config: GateConfig | undefined,
): { path: string; required: boolean } | undefined {
  if (baseline.kind === 'none') return undefined;
  if (baseline.kind === 'path') return baseline;
  // a configured baseline may not have been created yet
  return { path: config?.baseline?.value ?? BASELINE_PATH, required: false };
}

/**
 * No baseline if the file does not exist. @throws ScanError `baseline-invalid` if the default one exists instead, which the configuration no longer
 * names.
 */
async function refuseOther({ files }: GateSource, config: GateConfig | undefined, file: string): Promise<undefined> {
  if (file === BASELINE_PATH) return undefined;
  const other = await files.read(BASELINE_PATH, { most: BASELINE_BYTES, failure: 'baseline-invalid' });
  if (other === undefined) return undefined;
  const place = config?.baseline?.place ?? file;
  throw new ScanError('baseline-invalid', `${place}: there is no baseline ${file}, and ${BASELINE_PATH} is not used`, {
    hint: `move it to ${file}, or remove baseline: from the configuration`,
  });
}

async function loadBaseline(source: GateSource, config: GateConfig | undefined): Promise<LoadedBaseline | undefined> {
  const wanted = baselinePath(source, config);
  if (wanted === undefined) return undefined;
  const { path: file, required } = wanted;
  const text = await source.files.read(file, { most: BASELINE_BYTES, failure: 'baseline-invalid' });
  if (text === undefined) {
    if (!required) return refuseOther(source, config, file);
    throw new ScanError('baseline-invalid', `there is no baseline ${file}`, {
      hint: '`leakgate baseline create` writes one',
    });
  }
  const parsed = parseBaseline(text, file);
  return { ...parsed, file, key: baselineKey(parsed.header, file, source.env) };
}
