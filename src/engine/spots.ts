import { CONTEXT_BYTES } from './context.ts';
import type { ProgramRule } from './program.ts';

/** Bytes before a candidate that decide what becomes of it, unless its rule reaches far. */
export const BEHIND = 64;
/** What `isOpening` looks at before a secret, and one more. */
const OPENING = 7;
/** A blob with more spots leaves no trail. */
const MOST_SPOTS = 4096;
/** End of what decides about a spot that is always looked at again. */
export const ALWAYS = 0x7fffffff;

/**
 * A place of a blob where a candidate's outcome does not follow from the bytes near by: one became a secret by its rule's pattern, or one of a rule
 * that reaches far did not. Offsets.
 */
export interface Spot {
  readonly place: number;
  /** The bytes that decide what becomes of it, [low, high). Where they are the same, so is that. */
  readonly low: number;
  readonly high: number;
  /** The bytes of the secret; none where there was none. */
  readonly start: number;
  readonly end: number;
}

const NO_SPOTS: readonly Spot[] = [];

/** The same spot, so many bytes further on. */
export function moveSpot(spot: Spot, by: number): Spot {
  if (by === 0) return spot;
  const { place, low, high, start, end } = spot;
  return {
    place: place + by,
    low: low + by,
    high: high === ALWAYS ? ALWAYS : high + by,
    start: start + by,
    end: end + by,
  };
}

/** Index of the first spot that does not stand before `place`. */
export function firstSpot(spots: readonly Spot[], place: number): number {
  let low = 0;
  let high = spots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spots[middle]!.place < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Half-open, in offsets. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether a secret meets that of one of the spots. */
export function meetsAny(spots: readonly Spot[], { start, end }: Range): boolean {
  return spots.some((spot) => spot.start < end && start < spot.end);
}

/** Collects the spots of a blob. */
export class SpotList {
  readonly #rules: readonly ProgramRule[];
  readonly #ahead: number;
  #spots: Spot[] = [];

  /** `ahead`: how far is near by, from a candidate on. */
  constructor(rules: readonly ProgramRule[], ahead: number) {
    this.#rules = rules;
    this.#ahead = ahead;
  }

  clear(): void {
    if (this.#spots.length > 0) this.#spots = [];
  }

  add(spot: Spot): void {
    if (this.#spots.length <= MOST_SPOTS) this.#spots.push(spot);
  }

  /** A candidate of a rule was no secret. */
  addMiss(place: number, rule: number): void {
    const { before, after } = this.#rules[rule]!;
    if (before + OPENING <= BEHIND && after < this.#ahead) return;
    const last = this.#spots.at(-1);
    const [low, high] = [place - before - OPENING, place + after + 1];
    // several rules share a literal: one spot for all of them
    if (last?.place !== place || last.start < last.end) this.add({ place, low, high, start: 0, end: 0 });
    else if (low < last.low || high > last.high)
      this.#spots[this.#spots.length - 1] = { ...last, low: Math.min(low, last.low), high: Math.max(high, last.high) };
  }

  /** One was a secret by its pattern; whether it counts: it is given back, or changes what another one is worth. */
  addSecret(place: number, rule: number, { start, end, counts }: Range & { readonly counts: boolean }): void {
    const { before, after } = this.#rules[rule]!;
    const low = Math.min(place - before - OPENING, start - CONTEXT_BYTES);
    const high = counts ? ALWAYS : Math.max(place + after + 1, end + CONTEXT_BYTES);
    this.add({ place, low, high, start, end });
  }

  /** All of them in the order of their places; undefined where they are too many. */
  close(): readonly Spot[] | undefined {
    const spots = this.#spots;
    if (spots.length > MOST_SPOTS) return undefined;
    return spots.length === 0 ? NO_SPOTS : inOrder(keepTogether(spots));
  }
}

/** Mostly they are. */
function inOrder(spots: Spot[]): Spot[] {
  const isInOrder = spots.every(({ place }, i) => i === 0 || spots[i - 1]!.place <= place);
  return isInOrder ? spots : spots.sort((a, b) => a.place - b.place);
}

/** What meets a secret that is always looked at again, directly or through others, is so too: one may take the bytes of the other. */
function keepTogether(spots: readonly Spot[]): Spot[] {
  if (!spots.some(({ high }) => high === ALWAYS)) return [...spots];
  const settled: Spot[] = [];
  let group: Spot[] = [];
  let end = 0;
  const close = (): void => {
    const isKept = group.some(({ high }) => high === ALWAYS);
    for (const spot of group) settled.push(isKept && spot.high !== ALWAYS ? { ...spot, high: ALWAYS } : spot);
    group = [];
  };
  for (const spot of [...spots].sort((a, b) => a.start - b.start)) {
    if (spot.start === spot.end) {
      settled.push(spot);
      continue;
    }
    if (spot.start >= end) close();
    group.push(spot);
    end = Math.max(end, spot.end);
  }
  close();
  return settled;
}
