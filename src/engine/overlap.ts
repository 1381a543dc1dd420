import type { Match } from './match.ts';
import type { ProgramRule } from './program.ts';

function byPlace(a: Match, b: Match): number {
  return a.start - b.start || a.end - b.end || a.rule - b.rule;
}

/**
 * Where two rules claim the same bytes, the more specific one wins; among equals a checksum, then the longer match, then the rule that
 * comes first. Gives back the winners in order of place.
 */
export function resolveOverlaps(matches: readonly Match[], rules: readonly ProgramRule[]): Match[] {
  const rank = (match: Match): number => {
    const proof = match.evidence.includes('checksum-valid') ? 1000 : 0;
    return proof + rules[match.rule]!.specificity;
  };
  const strongestFirst = [...matches].sort(
    (a, b) => rank(b) - rank(a) || b.end - b.start - (a.end - a.start) || byPlace(a, b),
  );
  const kept: Match[] = [];
  const taken = new Intervals();
  for (const match of strongestFirst) {
    if (taken.claim(match.start, match.end)) kept.push(match);
  }
  return kept.sort(byPlace);
}

/** Disjoint half-open ranges, found by binary search. */
class Intervals {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Takes [start, end) unless a byte of it is taken. */
  claim(start: number, end: number): boolean {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! < start) low = middle + 1;
      else high = middle;
    }
    if (low > 0 && this.#ends[low - 1]! > start) return false;
    if (low < this.#starts.length && this.#starts[low]! < end) return false;
    this.#starts.splice(low, 0, start);
    this.#ends.splice(low, 0, end);
    return true;
  }
}
