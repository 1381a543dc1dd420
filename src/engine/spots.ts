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

/** Whether a secret at [start, end) meets that of one of the spots. */
export function meetsAny(
  spots: readonly Spot[],
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return spots.some((spot) => spot.start < end && start < spot.end);
}

/** Collects the spots of a blob. */
export class SpotList {
  #spots: Spot[] = [];

  clear(): void {
    if (this.#spots.length > 0) this.#spots = [];
  }

  add(spot: Spot): void {
    if (this.#spots.length <= MOST_SPOTS) this.#spots.push(spot);
  }

  /** All of them in the order of their places; undefined where they are too many. */
  close(): readonly Spot[] | undefined {
    const spots = this.#spots;
    if (spots.length > MOST_SPOTS) return undefined;
    if (spots.length === 0) return NO_SPOTS;
    return keepTogether(spots).sort((a, b) => a.place - b.place);
  }
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
