import type { Match } from './match.ts';
import type { ProgramRule } from './program.ts';

/** The other halves that rules wait for, by rule index; empty for most programs' rules. */
export type Companions = ReadonlyMap<number, { readonly rule: number; readonly within: number }>;

/** Finds the companions of a program's rules, once: a scan asks for each blob. */
export function findCompanions(rules: readonly ProgramRule[]): Companions {
  const indexOf = new Map(rules.map((rule, index) => [rule.id, index]));
  const companions = new Map<number, { rule: number; within: number }>();
  rules.forEach(({ pairsWith }, index) => {
    const rule = pairsWith && indexOf.get(pairsWith.rule);
    if (pairsWith && rule !== undefined) companions.set(index, { rule, within: pairsWith.within });
  });
  return companions;
}

/** Adds `companion-nearby` to both halves of a credential that is useless in part: a key id and its secret within the stated distance. */
export function pairCompanions(matches: readonly Match[], companions: Companions): readonly Match[] {
  const paired = new Set<Match>();
  for (const match of matches) {
    const wanted = companions.get(match.rule);
    if (!wanted) continue;
    for (const other of matches) {
      if (other.rule !== wanted.rule || gap(match, other) > wanted.within) continue;
      paired.add(match).add(other);
    }
  }
  if (paired.size === 0) return matches;
  return matches.map((match) =>
    paired.has(match) ? { ...match, evidence: [...match.evidence, 'companion-nearby' as const] } : match,
  );
}

function gap(a: Match, b: Match): number {
  return Math.max(a.start, b.start) - Math.min(a.end, b.end);
}
