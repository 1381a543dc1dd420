import { findBaselineNotices, matchBaseline } from '../baseline/match-baseline.ts';
import type { Coverage, Finding, Hidden, Notice, ScanReport } from '../core/finding.ts';
import { decideCoverage } from '../policy/coverage.ts';
import { decide } from '../policy/decide.ts';
import type { RunFacts } from '../policy/gate.ts';
import { suppress } from '../suppress/suppress.ts';
import type { GateSettings } from './gate/load-gate.ts';
import type { ScanResult } from './scan/scan-result.ts';

/** How much of everything a run looked at: what matched nothing there is of no use. */
export interface Reach {
  /** All of the tree: what `allow` entries are about. */
  readonly tree: boolean;
  /** All of history as well, or there is none: what the baseline is about. */
  readonly history: boolean;
}

/** What deciding needs to know besides what was seen. */
export interface DecideRequest {
  readonly gate: GateSettings;
  /** Ids of all rules there are; undefined if only some were looked for. */
  readonly rules: ReadonlySet<string> | undefined;
  /** Scanning nothing is fine. */
  readonly allowEmpty: boolean;
  readonly reach: Reach;
  /** What a change would alter of what the gate is made of. */
  readonly proposals: readonly Notice[];
}

/** What a run comes to: the verdict, every finding with its state, every omission with what it does. */
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

/** Suppressions, then the baseline, then the policy: from what was seen to what it comes to. Pure. */
export function decideRun(result: ScanResult, request: DecideRequest): Decided {
  const { gate, rules, reach } = request;
  const { today, baseline } = gate;
  const notices: Notice[] = [...gate.notices, ...request.proposals];
  const suppressed = suppress(result.findings, gate.suppressions, { today, rules, whole: reach.tree });
  notices.push(...suppressed.notices);
  const findings = baseline ? matchBaseline(suppressed.findings, baseline.entries, today) : suppressed.findings;
  if (baseline) notices.push(...findBaselineNotices(findings, baseline, { today, whole: reach.history }));
  const tampered = notices.some(({ kind }) => kind === 'proposal');
  const actions = new Map((gate.config?.coverage ?? []).map(({ value: { kind, action } }) => [kind, action]));
  const coverage = decideCoverage(result.coverage, actions);
  const decision = decide(gate.policy, findings, runFacts(result, { coverage, findings }, { ...request, tampered }));
  return { ...decision, coverage, hidden: countHidden(findings), notices };
}
