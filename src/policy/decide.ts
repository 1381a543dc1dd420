import { itemAt } from '../core/present.ts';
import { EXIT } from '../core/errors.ts';
import { addDays } from '../core/day.ts';
import {
  classOf,
  type Finding,
  GATE_ACTIONS,
  type GateAction,
  type GateResult,
  type Verdict,
} from '../core/finding.ts';
import { firstSeen } from './age.ts';
import type { Gate, Grace, Policy, RunFacts } from './gate.ts';

/** A verdict, and the findings with their matching gates and owners. */
export interface Decision {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

function weaker(a: GateAction, b: GateAction): GateAction {
  return GATE_ACTIONS.indexOf(a) < GATE_ACTIONS.indexOf(b) ? a : b;
}

/** Whether a finding is in a change under review, whose commits may bear any date. */
function isArriving({ state, arriving }: Finding, { mode }: RunFacts): boolean {
  return state === 'new' && (arriving === true || mode === 'range' || mode === 'staged');
}

/**
 * Whether a finding is older than the gate's adoption and still within the grace period. An unknown age counts as new, and so does whatever a change
 * introduces, regardless of its commits' dates.
 */
function inGrace(finding: Finding, grace: Grace | undefined, run: RunFacts): boolean {
  if (grace === undefined || run.today > addDays(grace.adopted, grace.days) || isArriving(finding, run)) return false;
  const seen = firstSeen(finding);
  return seen !== undefined && seen < grace.adopted;
}

/** The owner and limit of a path: the last override with an owner, and the mildest limit. */
function limitsOf(path: string, policy: Policy): { owner: string | undefined; atMost: GateAction } {
  let owner: string | undefined;
  let atMost: GateAction = 'block';
  for (const override of policy.overrides) {
    if (!override.paths(path)) continue;
    owner = override.owner ?? owner;
    atMost = weaker(atMost, override.atMost ?? 'block');
  }
  return { owner, atMost };
}

/** Counts matches by gate and by action. */
class GateCounts {
  readonly #counts = new Map<Gate, Map<GateAction, number>>();
  blocking = 0;

  add(gate: Gate, action: GateAction, findings: number): void {
    const actions = this.#counts.get(gate) ?? new Map<GateAction, number>();
    this.#counts.set(gate, actions.set(action, (actions.get(action) ?? 0) + findings));
  }

  blocks(wanted: (gate: Gate) => boolean): boolean {
    return [...this.#counts].some(([gate, actions]) => actions.has('block') && wanted(gate));
  }

  results(gates: readonly Gate[]): GateResult[] {
    return gates.flatMap((gate) => {
      const actions = this.#counts.get(gate);
      const more = gate.message === undefined ? {} : { message: gate.message };
      return GATE_ACTIONS.toReversed().flatMap((action) => {
        const findings = actions?.get(action);
        return findings === undefined ? [] : [{ name: gate.name, action, findings, ...more }];
      });
    });
  }
}

function judgeFinding(finding: Finding, asked: { policy: Policy; run: RunFacts; counts: GateCounts }): Finding {
  const { policy, run, counts } = asked;
  const { owner, atMost } = limitsOf(finding.path, policy);
  const owned = owner === undefined ? finding : { ...finding, owner };
  const most = inGrace(owned, policy.grace, run) ? weaker(atMost, 'warn') : atMost;
  const matching = policy.gates.filter(
    (gate) =>
      gate.about === 'finding' &&
      gate.classes.includes(classOf(finding)) &&
      (gate.paths?.(finding.path) ?? true) &&
      gate.matches(owned, run),
  );
  const actions = matching.map((gate) => weaker(gate.action, most));
  matching.forEach((gate, i) => counts.add(gate, itemAt(actions, i), 1));
  const action = GATE_ACTIONS.findLast((one) => actions.includes(one));
  if (action === 'block') counts.blocking++;
  return { ...owned, gates: matching.map(({ name }) => name), ...(action && { action }) };
}

/** Evaluates every gate for every finding, and for the run. Exit 1 if one blocks, 3 if gates block only because the run is incomplete. */
export function decide(policy: Policy, findings: readonly Finding[], run: RunFacts): Decision {
  const counts = new GateCounts();
  const judged = findings.map((finding) => judgeFinding(finding, { policy, run, counts }));
  for (const gate of policy.gates) {
    if (gate.about === 'run' && gate.matches(undefined, run)) counts.add(gate, gate.action, 0);
  }
  const blocked = counts.blocks((gate) => !gate.incompleteness);
  const exit = blocked ? EXIT.blocked : counts.blocks((gate) => gate.incompleteness) ? EXIT.incomplete : EXIT.pass;
  const gates = counts.results(policy.gates);
  return { verdict: { exit, pass: exit === EXIT.pass, blocking: counts.blocking, gates }, findings: judged };
}

/** Whether a gate can match findings of the class `handling`, so that they must be found. */
export function needsHandling({ gates }: Policy): boolean {
  return gates.some(({ about, classes, never }) => about === 'finding' && !never && classes.includes('handling'));
}

/** The minimum confidence that any gate looks at; 1 if none does. */
export function minGateConfidence(policy: Policy): number {
  return policy.gates.reduce(
    (least, gate) => (gate.about === 'finding' ? Math.min(least, gate.minConfidence) : least),
    1,
  );
}
