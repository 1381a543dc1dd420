import type { Program } from '../../engine/program.ts';

/** Ids of all rules that exist, those of a class that is not scanned for too. */
export function knownRules({ rules, otherRules = [] }: Program): ReadonlySet<string> {
  return new Set([...rules.map(({ id }) => id), ...otherRules]);
}
