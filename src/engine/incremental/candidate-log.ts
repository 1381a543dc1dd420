import type { Checked } from '../evidence/checks.ts';
import { CONTEXT_BYTES } from '../evidence/context.ts';
import type { ProgramRule } from '../program.ts';

/** Bytes before a candidate that decide what becomes of it, unless its rule reaches far. */
export const BEHIND = 64;
/** What `isOpening` looks at before a secret, and one more. */
const OPENING = 7;
/** A blob with more spots leaves no trail. */
const MOST_SPOTS = 4096;
/** End of what decides about a spot that is always looked at again: beyond any blob that is held whole. */
const ALWAYS = 0x7fffffff;

/**
 * Places of a blob where a candidate's outcome does not follow from the bytes near by: one became a secret by its rule's pattern, or one of a rule
 * that reaches far did not. Rows of `SPOT_FIELDS` numbers, in a plain array since that is neither compared nor collected as costly as as many objects
 * or a typed array of its own: place, the bytes that decide what becomes of it (low, high), the bytes of the secret (start, end; none where there was
 * none), and what became of it. All but the last are offsets.
 */
export type Spots = readonly number[];
export const SPOT_FIELDS = 6;
/** Places of the fields in a row, from its first one on, which is the place. Where the bytes [low, high) are the same, so is what becomes of the spot. */
export const LOW = 1;
export const HIGH = 2;
export const START = 3;
export const END = 4;
/**
 * `PASSED`: it can be passed over. Above: it is to be told again by its verdict, whose number this is, counted from one. Below: nothing came of it, and it stands and
 * falls with others that are told again.
 */
export const VERDICT = 5;
export const PASSED = 0;
const NOTHING = -1;

/** What the checks said of a secret. Holds none. */
export interface Verdict extends Checked {
  readonly rule: number;
  /** See `SeenSecret`. */
  readonly lead: number;
  /** Whether it is given back, or changes what another one is worth. */
  readonly counts: boolean;
}

/** The spots of a blob, and the verdicts that they name. */
export interface Settled {
  readonly spots: Spots;
  readonly verdicts: readonly Verdict[];
}

const NOTHING_SETTLED: Settled = { spots: [], verdicts: [] };

/** The first row of a spot that does not stand before `place`. */
export function firstSpot(spots: Spots, place: number): number {
  let low = 0;
  let high = spots.length / SPOT_FIELDS;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spots[middle * SPOT_FIELDS]! < place) low = middle + 1;
    else high = middle;
  }
  return low * SPOT_FIELDS;
}

/** Half-open, in offsets. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Collects the spots of a blob. */
export class SpotList {
  readonly #rules: readonly ProgramRule[];
  readonly #ahead: number;
  #rows: number[] = [];
  #verdicts: Verdict[] = [];

  /** `ahead`: how far is near by, from a candidate on. */
  constructor(rules: readonly ProgramRule[], ahead: number) {
    this.#rules = rules;
    this.#ahead = ahead;
  }

  clear(): void {
    if (this.#rows.length === 0) return;
    this.#rows = [];
    this.#verdicts = [];
  }

  /** A candidate of a rule was no secret. */
  addMiss(place: number, rule: number): void {
    const { before, after } = this.#rules[rule]!;
    if (before + OPENING <= BEHIND && after < this.#ahead) return;
    const rows = this.#rows;
    const last = rows.length - SPOT_FIELDS;
    const low = place - before - OPENING;
    const high = place + after + 1;
    // several rules share a literal: one spot for all of them
    if (last < 0 || rows[last] !== place || rows[last + START]! < rows[last + END]!) {
      this.#add(place, { low, high, start: 0, end: 0, verdict: PASSED });
      return;
    }
    if (low < rows[last + LOW]!) rows[last + LOW] = low;
    if (high > rows[last + HIGH]!) rows[last + HIGH] = high;
  }

  /** One was a secret by its pattern, for the first time; `verdict`: what the checks said of it, unless that it is none. */
  addSecret(
    place: number,
    rule: number,
    { start, end, verdict }: Range & { readonly verdict: Verdict | undefined },
  ): void {
    const number = verdict ? this.#verdicts.push(verdict) : NOTHING;
    this.#add(place, { ...this.#boundsOf(place, rule, { start, end }), start, end, verdict: number });
  }

  /**
   * One was a secret that had been found before, by a match on which the checks say the same or another one. Candidates come in an order that depends on whether their places are even, so that of
   * different ones the first has to be found anew each time.
   */
  addAgain(place: number, rule: number, { start, end, isSame }: Range & { readonly isSame: boolean }): void {
    const bounds = this.#boundsOf(place, rule, { start, end });
    this.#add(place, { ...bounds, ...(!isSame && { high: ALWAYS }), start, end, verdict: NOTHING });
  }

  #boundsOf(place: number, rule: number, { start, end }: Range): { low: number; high: number } {
    const { before, after } = this.#rules[rule]!;
    return {
      low: Math.min(place - before - OPENING, start - CONTEXT_BYTES),
      high: Math.max(place + after + 1, end + CONTEXT_BYTES),
    };
  }

  /** Those of the blob before that were left out, in this one's offsets. */
  addSettled({ spots, verdicts }: Settled): void {
    const rows = this.#rows;
    for (let row = 0; row < spots.length; row += SPOT_FIELDS) {
      if (this.#isFull()) return;
      const verdict = spots[row + VERDICT]!;
      for (let field = 0; field < VERDICT; field++) rows.push(spots[row + field]!);
      rows.push(verdict > 0 ? this.#verdicts.push(verdicts[verdict - 1]!) : verdict);
    }
  }

  #isFull(): boolean {
    return this.#rows.length > MOST_SPOTS * SPOT_FIELDS;
  }

  #add(
    place: number,
    { low, high, start, end, verdict }: Range & { low: number; high: number; verdict: number },
  ): void {
    if (!this.#isFull()) this.#rows.push(place, low, high, start, end, verdict);
  }

  /** All of them in the order of their places; undefined where they are too many. */
  close(): Settled | undefined {
    if (this.#isFull()) return undefined;
    if (this.#rows.length === 0) return NOTHING_SETTLED;
    this.#group();
    const rows = isOrdered(this.#rows) ? this.#rows.slice() : inOrder(this.#rows);
    return { spots: rows, verdicts: this.#takeVerdicts(rows) };
  }

  /** The verdicts that are still named, numbered anew. */
  #takeVerdicts(rows: number[]): readonly Verdict[] {
    const verdicts: Verdict[] = [];
    for (let row = VERDICT; row < rows.length; row += SPOT_FIELDS)
      if (rows[row]! > 0) rows[row] = verdicts.push(this.#verdicts[rows[row]! - 1]!);
    return verdicts;
  }

  /**
   * Secrets that meet each other, directly or through others, stand and fall together: one may take the bytes of the other, and the same secret found twice counts where
   * it was found first.
   */
  #group(): void {
    const rows = this.#rows;
    const group: number[] = [];
    let end = 0;
    for (const row of secretsByStart(rows)) {
      if (rows[row + START]! >= end && group.length > 0) {
        this.#tie(group);
        group.length = 0;
      }
      group.push(row);
      end = Math.max(end, rows[row + END]!);
    }
    if (group.length > 0) this.#tie(group);
  }

  /** Gives the spots of a group the same bytes that decide, of which is also where each is looked for, and lets go of verdicts where none counts. */
  #tie(group: readonly number[]): void {
    const rows = this.#rows;
    const counts = group.some((row) => rows[row + VERDICT]! > 0 && this.#verdicts[rows[row + VERDICT]! - 1]!.counts);
    if (!counts) for (const row of group) rows[row + VERDICT] = PASSED;
    if (group.length === 1) return;
    let low = Infinity;
    let high = 0;
    for (const row of group) {
      low = Math.min(low, rows[row + LOW]!, rows[row]! - BEHIND);
      high = Math.max(high, rows[row + HIGH]!, rows[row]! + this.#ahead + 2);
    }
    for (const row of group) {
      rows[row + LOW] = low;
      rows[row + HIGH] = high;
    }
  }
}

/** The rows of spots with a secret, in the order in which those begin. */
function secretsByStart(rows: Spots): readonly number[] {
  const secrets: number[] = [];
  let isSorted = true;
  let before = 0;
  for (let row = 0; row < rows.length; row += SPOT_FIELDS) {
    const start = rows[row + START]!;
    if (start >= rows[row + END]!) continue;
    if (start < before) isSorted = false;
    before = start;
    secrets.push(row);
  }
  return isSorted ? secrets : secrets.sort((a, b) => rows[a + START]! - rows[b + START]!);
}

function isOrdered(rows: Spots): boolean {
  for (let row = SPOT_FIELDS; row < rows.length; row += SPOT_FIELDS)
    if (rows[row - SPOT_FIELDS]! > rows[row]!) return false;
  return true;
}

/** The rows in the order of their places. */
function inOrder(rows: Spots): number[] {
  const order: number[] = [];
  for (let row = 0; row < rows.length; row += SPOT_FIELDS) order.push(row);
  order.sort((a, b) => rows[a]! - rows[b]!);
  const sorted: number[] = [];
  for (const row of order) for (let field = 0; field < SPOT_FIELDS; field++) sorted.push(rows[row + field]!);
  return sorted;
}
