import { present } from '../../core/present.ts';
import { ScanError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import type { RuleProgram } from '../../engine/program.ts';

/**
 * Reduces a program to some of its rules.
 * @throws ScanError `rule-unknown` for an unknown id.
 */
export function selectRules(program: RuleProgram, only: readonly string[], skip: readonly string[]): RuleProgram {
  if (only.length === 0 && skip.length === 0) return program;
  const ids = program.rules.map((rule) => rule.id);
  for (const id of [...only, ...skip]) {
    if (ids.includes(id)) continue;
    const near = nearest(id, ids);
    throw new ScanError('rule-unknown', `no rule is called ${id}`, {
      hint: near ? `did you mean ${near}?` : '`leakgate rules list` shows them all',
    });
  }
  const wanted = (id: string): boolean => (only.length === 0 || only.includes(id)) && !skip.includes(id);
  const kept = program.rules.map((rule, index) => ({ rule, index })).filter(({ rule }) => wanted(rule.id));
  const place = new Map(kept.map(({ index }, now) => [index, now]));
  const literals = program.literals
    .filter(({ rule }) => place.has(rule))
    .map((literal) => ({ ...literal, rule: present(place.get(literal.rule)) }));
  return {
    ...program,
    rules: kept.map(({ rule }) => rule),
    literals,
    hash: `${program.hash}:${kept.map(({ rule }) => rule.id).join(',')}`,
  };
}
