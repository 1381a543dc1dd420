import { EXIT } from '../core/errors.ts';
import type { Coverage, Finding, GateResult, Verdict } from '../core/finding.ts';

/** Findings at or above this confidence block where no policy says otherwise. */
const BLOCKING_CONFIDENCE = 0.8;
/** Findings at or above this confidence are a warning. */
const WARNING_CONFIDENCE = 0.5;

/** The least confidence of findings that are kept: what is shown never changes the verdict, so whatever a gate looks at is. */
export function keptFrom(minConfidence: number): number {
  return Math.min(minConfidence, WARNING_CONFIDENCE);
}

/** Whether a finding can be anybody's fault now: neither known before nor out of reach of every ref. */
function counts({ state, exposure }: Finding): boolean {
  return state === 'new' && exposure !== 'unreachable';
}

/** What the default policy does about one finding. */
export function actionOf(finding: Finding): GateResult['action'] {
  if (!counts(finding)) return 'note';
  const { confidence } = finding;
  return confidence >= BLOCKING_CONFIDENCE ? 'block' : confidence >= WARNING_CONFIDENCE ? 'warn' : 'note';
}

/** Whether a finding blocks. */
export function blocks(finding: Finding): boolean {
  return actionOf(finding) === 'block';
}

/** The default policy: block on confident findings, warn on likely ones, and never pass a run that did not see everything. */
export function decideVerdict(findings: readonly Finding[], coverage: Coverage, allowEmpty: boolean): Verdict {
  const actions = findings.map(actionOf);
  const blocking = actions.filter((action) => action === 'block').length;
  const warning = actions.filter((action) => action === 'warn').length;
  const incomplete = coverage.failed.length > 0 || (coverage.scanned === 0 && !allowEmpty);
  const gates: GateResult[] = [];
  if (blocking > 0) gates.push({ name: 'confident-finding', action: 'block', findings: blocking });
  if (warning > 0) gates.push({ name: 'likely-finding', action: 'warn', findings: warning });
  if (incomplete) gates.push({ name: 'incomplete-scan', action: 'block', findings: 0 });
  const exit = blocking > 0 ? EXIT.blocked : incomplete ? EXIT.incomplete : EXIT.pass;
  return { exit, pass: exit === EXIT.pass, gates };
}
