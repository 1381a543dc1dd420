import { findBaselineNotices, matchBaseline } from '../baseline/match-baseline.ts';
import type { Coverage, Finding, Hidden, Notice, ScanReport } from '../core/finding.ts';
import { decideCoverage } from '../policy/coverage.ts';
import { decide } from '../policy/decide.ts';
import type { RunFacts } from '../policy/gate.ts';
import { suppress } from '../suppress/suppress.ts';
import type { GateSettings } from './gate/load-gate.ts';
import type { ScanResult } from './scan/scan-result.ts';

/** How much a run covered: only entries within its reach can be unused. */
export interface Reach {
  /** The whole tree, which `allow` entries refer to. */
  readonly tree: boolean;
  /** All of history too, or there is none, which the baseline refers to. */
  readonly history: boolean;
}

/** What deciding needs besides the scan's result. */
export interface DecideRequest {
  readonly gate: GateSettings;
  /** Ids of all rules; undefined if only some were used. */
  readonly rules: ReadonlySet<string> | undefined;
  /** Ids of rules of a class that was not scanned for: nothing about them can be unused. */
  readonly otherRules?: readonly string[];
  /** Whether an empty scan is allowed. */
  readonly allowEmpty: boolean;
  readonly reach: Reach;
  /** What a change would alter in the gate's own configuration. */
  readonly proposals: readonly Notice[];
}

/** Result of deciding: the verdict, every finding with its state, every omission with its effect. */
export type Decided = Pick<ScanReport, 'verdict' | 'hidden' | 'notices' | 'findings' | 'coverage'>;

function runFacts(
  { run }: ScanResult,
  { coverage, findings }: { coverage: Coverage; findings: readonly Finding[] },
  request: DecideRequest & { tampered: boolean },
): RunFacts {
  const { scanned, failed, skipped } = coverage;
  return {
    mode: run.mode,
    incomplete: failed.length > 0 || (scanned === 0 && !request.allowEmpty),
    scanned,
    failed: failed.length,
    skipped: skipped.length,
    findings: findings.length,
    fresh: findings.filter(({ state }) => state === 'new').length,
    tampered: request.tampered,
    today: request.gate.today,
  };
}

function countHidden(findings: readonly Finding[]): Hidden {
  const by = (kind: 'inline' | 'allow'): number =>
    findings.filter(({ state, suppression }) => state === 'suppressed' && suppression?.by === kind).length;
  return {
    inline: by('inline'),
    allow: by('allow'),
    baseline: findings.filter(({ state }) => state === 'baseline').length,
  };
}

/** Decides about a scan's result: suppressions, then the baseline, then the policy. Pure. */
export function decideRun(result: ScanResult, request: DecideRequest): Decided {
  const { gate, rules, otherRules = [], reach } = request;
  const { today, baseline } = gate;
  const notices: Notice[] = [...gate.notices, ...request.proposals];
  const suppressed = suppress(result.findings, gate.suppressions, { today, rules, otherRules, whole: reach.tree });
  notices.push(...suppressed.notices);
  const findings = baseline ? matchBaseline(suppressed.findings, baseline.entries, today) : suppressed.findings;
  if (baseline) notices.push(...findBaselineNotices(findings, baseline, { today, otherRules, whole: reach.history }));
  const tampered = notices.some(({ kind }) => kind === 'proposal');
  const actions = new Map((gate.config?.coverage ?? []).map(({ value: { kind, action } }) => [kind, action]));
  const coverage = decideCoverage(result.coverage, actions);
  const decision = decide(gate.policy, findings, runFacts(result, { coverage, findings }, { ...request, tampered }));
  return { ...decision, coverage, hidden: countHidden(findings), notices };
}
