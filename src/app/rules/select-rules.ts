import { present } from '../../core/present.ts';
import { ScanError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import type { ProgramRule, RuleProgram } from '../../engine/program.ts';

/**
 * Reduces a program to some of its rules.
 * @throws ScanError `rule-unknown` for an unknown id.
 */
export function selectRules(program: RuleProgram, only: readonly string[], skip: readonly string[]): RuleProgram {
  if (only.length === 0 && skip.length === 0) return program;
  refuseUnknown(program, only, skip);
  const kept = keepRules(program, ({ id }) => (only.length === 0 || only.includes(id)) && !skip.includes(id));
  return { ...kept, hash: `${program.hash}:${kept.rules.map(({ id }) => id).join(',')}` };
}

/** Leaves out the rules that are not about credentials. */
export function withoutHandling(program: RuleProgram): RuleProgram {
  const others = program.rules.filter((rule) => rule.class === 'handling').map(({ id }) => id);
  if (others.length === 0) return program;
  const kept = keepRules(program, (rule) => rule.class !== 'handling');
  return { ...kept, hash: `${program.hash}:credential`, otherRules: others };
}

/** Rules of another class may be skipped, since they are not used anyway. */
function refuseUnknown(
  { rules, otherRules = [] }: RuleProgram,
  only: readonly string[],
  skip: readonly string[],
): void {
  const ids = rules.map(({ id }) => id);
  for (const id of [...only, ...skip]) {
    if (ids.includes(id) || (otherRules.includes(id) && !only.includes(id))) continue;
    if (otherRules.includes(id)) {
      throw new ScanError('rule-unknown', `the rule ${id} is of the class handling, which is not scanned for`, {
        hint: 'add --class handling',
      });
    }
    const near = nearest(id, ids);
    throw new ScanError('rule-unknown', `no rule is called ${id}`, {
      hint: near ? `did you mean ${near}?` : '`leakgate rules list` shows them all',
    });
  }
}

function keepRules(program: RuleProgram, wanted: (rule: ProgramRule) => boolean): RuleProgram {
  const kept = program.rules.map((rule, index) => ({ rule, index })).filter(({ rule }) => wanted(rule));
  const place = new Map(kept.map(({ index }, now) => [index, now]));
  const literals = program.literals
    .filter(({ rule }) => place.has(rule))
    .map((literal) => ({ ...literal, rule: present(place.get(literal.rule)) }));
  return { ...program, rules: kept.map(({ rule }) => rule), literals };
}
