import type { Match } from './match.ts';
import type { ProgramRule } from '../program.ts';

/** Rules that find one half of a credential. */
export interface Companions {
  /** The companion that each rule waits for, by rule index. */
  readonly wanted: ReadonlyMap<number, { readonly rule: number; readonly within: number }>;
  /** Indexes of all rules that wait for a companion, and of the companions. */
  readonly paired: ReadonlySet<number>;
}

/** Finds the companions of a program's rules. Done once, because a scan needs them for each blob. */
export function findCompanions(rules: readonly ProgramRule[]): Companions {
  const indexOf = new Map(rules.map((rule, index) => [rule.id, index]));
  const wanted = new Map<number, { rule: number; within: number }>();
  const paired = new Set<number>();
  rules.forEach(({ pairsWith }, index) => {
    const rule = pairsWith && indexOf.get(pairsWith.rule);
    if (!pairsWith || rule === undefined) return;
    wanted.set(index, { rule, within: pairsWith.within });
    paired.add(index).add(rule);
  });
  return { wanted, paired };
}

/** Adds `companion-nearby` to both halves of a credential, such as a key id and its secret, if they are within the given distance. */
export function pairCompanions(matches: readonly Match[], { wanted }: Companions): readonly Match[] {
  const paired = new Set<Match>();
  for (const match of matches) {
    const half = wanted.get(match.rule);
    if (!half) continue;
    for (const other of matches) {
      if (other.rule !== half.rule || gap(match, other) > half.within) continue;
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
