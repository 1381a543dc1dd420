import type { Match } from './match.ts';
import type { ProgramRule } from '../program.ts';

/** Specificity of a value known by the provider's name before it. */
export const NAMED = 40;
/**
 * Specificity of a form that tokens of many providers share, such as a JWT. Above a name that claims part of it, below a name that claims the same
 * bytes, because then the name identifies the provider.
 */
export const COMMON_FORM = 45;

function byPlace(a: Match, b: Match): number {
  const inner = (a.inside?.start ?? 0) - (b.inside?.start ?? 0);
  return a.start - b.start || a.end - b.end || a.rule - b.rule || inner;
}

/**
 * If two rules claim the same bytes, the more specific one wins; among equals a checksum, then a decoded match, then the longer one, then the rule
 * that comes first. Matches inside one compressed text claim its bytes together. Returns the winners, ordered by place, and every match of a rule with
 * `files`, since only a path decides whether that counts. A handling rule and one about credentials never compete.
 */
export function resolveOverlaps(matches: readonly Match[], rules: readonly ProgramRule[]): Match[] {
  const isHandling = ({ rule }: Match): boolean => rules[rule]!.class === 'handling';
  if (!matches.some(isHandling)) return resolveClass(matches, rules);
  const credentials = matches.filter((match) => !isHandling(match));
  return [...resolveClass(credentials, rules), ...resolveClass(matches.filter(isHandling), rules)].sort(byPlace);
}

function resolveClass(matches: readonly Match[], rules: readonly ProgramRule[]): Match[] {
  const named = new Set(matches.filter(({ rule }) => rules[rule]!.specificity === NAMED).map(spanOf));
  const rank = (match: Match): number => {
    const { specificity } = rules[match.rule]!;
    if (match.evidence.includes('checksum-valid')) return 1000 + specificity;
    return specificity === COMMON_FORM && named.has(spanOf(match)) ? NAMED - 1 : specificity;
  };
  const strongestFirst = [...matches].sort(
    (a, b) => rank(b) - rank(a) || depth(b) - depth(a) || b.end - b.start - (a.end - a.start) || byPlace(a, b),
  );
  const claims = new Claims();
  return strongestFirst.filter((match) => rules[match.rule]!.files !== undefined || claims.claim(match)).sort(byPlace);
}

function spanOf({ start, end, inside }: Match): string {
  return inside ? `${start}:${end}:${inside.view}:${inside.start}` : `${start}:${end}`;
}

/** Decoders it was read through. A name read apart from its value says more than none, and less than a decoder. */
function depth({ decoded }: Match): number {
  if (!decoded) return 0;
  return decoded.includes('structure') ? decoded.length - 0.5 : decoded.length;
}

/** The bytes claimed by the matches kept so far. */
class Claims {
  readonly #blob = new Intervals();
  readonly #shared: Match[] = [];
  readonly #views = new Map<number, Intervals>();

  claim(match: Match): boolean {
    const { start, end, inside } = match;
    if (!inside) return !this.#shared.some((one) => one.start < end && start < one.end) && this.#blob.claim(start, end);
    if (!this.#blob.isFree(start, end)) return false;
    const view = this.#views.get(inside.view) ?? new Intervals();
    this.#views.set(inside.view, view);
    if (!view.claim(inside.start, inside.end)) return false;
    this.#shared.push(match);
    return true;
  }
}

/** Disjoint half-open ranges in a binary search. */
class Intervals {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Whether no byte of [start, end) is claimed. */
  isFree(start: number, end: number): boolean {
    return this.#find(start, end) >= 0;
  }

  /** Claims [start, end) unless a byte of it is claimed. */
  claim(start: number, end: number): boolean {
    const index = this.#find(start, end);
    if (index < 0) return false;
    this.#starts.splice(index, 0, start);
    this.#ends.splice(index, 0, end);
    return true;
  }

  /** Index of [start, end) among the ranges, or -1 if it overlaps one. */
  #find(start: number, end: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! < start) low = middle + 1;
      else high = middle;
    }
    if (low > 0 && this.#ends[low - 1]! > start) return -1;
    return low < this.#starts.length && this.#starts[low]! < end ? -1 : low;
  }
}
