import type { GateAction } from '../core/finding.ts';
import { compileGlobs } from '../core/glob.ts';
import { createConditionCompiler, isFault, type ConditionFault } from './condition.ts';
import type { Gate } from './gate.ts';
import type { Mention } from './mention.ts';

/** A gate of a policy file. */
export interface GateSpec {
  readonly name: string;
  readonly when: string;
  readonly action: GateAction;
  readonly message?: string;
  readonly paths?: readonly string[];
  /** Its `file:line:column`. */
  readonly place: string;
}

/** A gate that does not compile. `offset` counts characters of its condition. */
export interface GateFault extends ConditionFault {
  readonly gate: number;
}

/** A name in a gate's condition, with the index of the gate. */
export interface GateMention extends Mention {
  readonly gate: number;
}

/** Compiles gates in order. Stops at the first that does not compile and returns its fault. */
export function compileGates(specs: readonly GateSpec[]): {
  gates: Gate[];
  mentions: GateMention[];
  fault?: GateFault;
} {
  const compile = createConditionCompiler();
  const gates: Gate[] = [];
  const mentions: GateMention[] = [];
  for (const [index, { name, when, action, message, paths, place }] of specs.entries()) {
    const condition = compile(when);
    if (isFault(condition)) return { gates, mentions, fault: { ...condition, gate: index } };
    const { about, classes, minConfidence, mentionsIncomplete, mentionsFingerprint, holds } = condition;
    mentions.push(...condition.mentions.map((mention) => ({ ...mention, gate: index })));
    gates.push({
      name,
      action,
      message,
      when,
      place,
      about: paths === undefined ? about : 'finding',
      classes,
      minConfidence,
      incompleteness: about === 'run' && mentionsIncomplete,
      needsFingerprint: mentionsFingerprint,
      never: condition.constant === false,
      doubtful: condition.fulfilment === 'doubtful',
      paths: paths && compileGlobs(paths),
      matches: holds,
    });
  }
  return { gates, mentions };
}
