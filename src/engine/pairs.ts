import type { Match } from './match.ts';
import type { ProgramRule } from './program.ts';

/** Adds `companion-nearby` to both halves of a credential that is useless in part: a key id and its secret within the stated distance. */
export function pairCompanions(matches: readonly Match[], rules: readonly ProgramRule[]): Match[] {
  const indexOf = new Map(rules.map((rule, index) => [rule.id, index]));
  const paired = new Set<Match>();
  for (const match of matches) {
    const pair = rules[match.rule]!.pairsWith;
    if (!pair) continue;
    const wanted = indexOf.get(pair.rule);
    for (const other of matches) {
      if (other.rule !== wanted || gap(match, other) > pair.within) continue;
      paired.add(match).add(other);
    }
  }
  return matches.map((match) =>
    paired.has(match) ? { ...match, evidence: [...match.evidence, 'companion-nearby' as const] } : match,
  );
}

function gap(a: Match, b: Match): number {
  return Math.max(a.start, b.start) - Math.min(a.end, b.end);
}
