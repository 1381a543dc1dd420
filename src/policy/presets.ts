import type { Finding, FindingClass, GateAction } from '../core/finding.ts';
import type { Gate, Policy, RunFacts } from './gate.ts';
import { daysSeen } from './age.ts';

export const PRESETS = ['default', 'strict', 'advisory', 'none'] as const;
export type PresetName = (typeof PRESETS)[number];

/** Without a policy, findings at or above this confidence block. */
const BLOCKING = 0.8;
/** Findings at or above this confidence warn. */
const WARNING = 0.5;
/** Days that a baseline entry may wait for its review under `strict`. */
const REVIEW_DAYS = 30;

/** A gate of a preset in two forms: CEL for people, and code, so that a run without a policy file loads no CEL. A test shows that both agree. */
interface PresetGate {
  readonly name: string;
  readonly action: GateAction;
  readonly about: Gate['about'];
  /** The class of its findings (default: `credential`). */
  readonly class?: FindingClass;
  readonly when: string;
  readonly minConfidence: number;
  readonly test: (finding: Finding, run: RunFacts) => boolean;
}

const confident: PresetGate = {
  name: 'confident-finding',
  action: 'block',
  about: 'finding',
  minConfidence: BLOCKING,
  when: `finding.state == "new" && finding.exposure != "unreachable" && finding.confidence >= ${BLOCKING}`,
  test: (f) => f.state === 'new' && f.exposure !== 'unreachable' && f.confidence >= BLOCKING,
};
const expired: PresetGate = {
  name: 'expired-suppression',
  action: 'block',
  about: 'finding',
  minConfidence: WARNING,
  when: `finding.expired && finding.exposure != "unreachable" && finding.confidence >= ${WARNING}`,
  test: (f) => f.expired === true && f.exposure !== 'unreachable' && f.confidence >= WARNING,
};
const likely: PresetGate = {
  name: 'likely-finding',
  action: 'warn',
  about: 'finding',
  minConfidence: WARNING,
  when: `finding.state == "new" && finding.confidence >= ${WARNING} && (finding.confidence < ${BLOCKING} || finding.exposure == "unreachable")`,
  test: (f) =>
    f.state === 'new' && f.confidence >= WARNING && (f.confidence < BLOCKING || f.exposure === 'unreachable'),
};
const real: PresetGate = {
  name: 'known-real',
  action: 'warn',
  about: 'finding',
  minConfidence: WARNING,
  when: `finding.state == "baseline" && finding.status == "real" && finding.confidence >= ${WARNING}`,
  test: (f) => f.state === 'baseline' && f.acceptance?.status === 'real' && f.confidence >= WARNING,
};
const incomplete: PresetGate = {
  name: 'incomplete-scan',
  action: 'block',
  about: 'run',
  minConfidence: 1,
  when: 'run.incomplete',
  test: (_, run) => run.incomplete,
};
const proposed: PresetGate = {
  name: 'gate-change',
  action: 'warn',
  about: 'run',
  minConfidence: 1,
  when: 'run.tampered',
  test: (_, run) => run.tampered,
};
const any: PresetGate = {
  name: 'likely-finding',
  action: 'block',
  about: 'finding',
  minConfidence: WARNING,
  when: `finding.state in ["new", "existing"] && finding.confidence >= ${WARNING}`,
  test: (f) => (f.state === 'new' || f.state === 'existing') && f.confidence >= WARNING,
};
const unaudited: PresetGate = {
  name: 'unreviewed-entry',
  action: 'block',
  about: 'finding',
  minConfidence: WARNING,
  when: `finding.state == "baseline" && finding.status == "unreviewed" && finding.age > ${REVIEW_DAYS} && finding.confidence >= ${WARNING}`,
  test: (f, run) =>
    f.state === 'baseline' &&
    f.acceptance?.status === 'unreviewed' &&
    daysSeen(f, run.today) > REVIEW_DAYS &&
    f.confidence >= WARNING,
};

const handled: PresetGate = {
  name: 'secret-handling',
  action: 'warn',
  about: 'finding',
  class: 'handling',
  minConfidence: 1,
  when: 'finding.class == "handling" && finding.state in ["new", "existing"]',
  test: (f) => f.class === 'handling' && (f.state === 'new' || f.state === 'existing'),
};

const GATES: Readonly<Record<PresetName, readonly PresetGate[]>> = {
  default: [confident, expired, likely, real, proposed, incomplete],
  strict: [
    any,
    { ...expired, when: strictly(expired.when), test: isExpired },
    { ...real, action: 'block' },
    unaudited,
    handled,
    proposed,
    incomplete,
  ],
  advisory: [confident, expired, likely, real, proposed, incomplete].map((gate) => ({
    ...gate,
    action: 'warn' as const,
  })),
  none: [],
};

function strictly(when: string): string {
  return when.replace(' && finding.exposure != "unreachable"', '');
}

function isExpired(finding: Finding): boolean {
  return finding.expired === true && finding.confidence >= WARNING;
}

function gateOf(gate: PresetGate, preset: PresetName): Gate {
  const { name, action, about, when, minConfidence, test } = gate;
  return {
    name,
    action,
    message: undefined,
    when,
    place: `preset ${preset}`,
    about,
    classes: [gate.class ?? 'credential'],
    minConfidence,
    incompleteness: name === incomplete.name,
    needsFingerprint: false,
    never: false,
    doubtful: false,
    paths: undefined,
    matches: (finding, run) => (about === 'run' ? test(NO_FINDING, run) : finding !== undefined && test(finding, run)),
  };
}

/** Gates about the run ignore the finding. */
const NO_FINDING = {} as Finding;

/** The gates of a preset, in order. */
export function presetGates(preset: PresetName): Gate[] {
  return GATES[preset].map((gate) => gateOf(gate, preset));
}

/** The default policy. */
export function defaultPolicy(): Policy {
  return { gates: presetGates('default'), overrides: [], grace: undefined };
}
