import type { Checked } from '../evidence/checks.ts';
import { CONTEXT_BYTES } from '../evidence/context.ts';
import type { ProgramRule } from '../program.ts';

/** Bytes before a candidate that decide what becomes of it, unless its rule reaches far. */
export const BEHIND = 64;
/** What `isOpening` looks at before a secret, and one more. */
const OPENING = 7;
/** A blob with more candidates leaves no snapshot. */
const MOST_CANDIDATES = 4096;
/** End of what decides about a candidate that is always looked at again: beyond any blob that is held whole. */
const RECHECK_ALWAYS = 0x7fffffff;

/**
 * Places of a blob where a candidate's outcome does not follow from the bytes near by: one became a secret by its rule's pattern, or one of a rule
 * that reaches far did not. Rows of `SPOT_FIELDS` numbers, in a plain array since that is neither compared nor collected as costly as as many objects
 * or a typed array of its own: place, the bytes that decide what becomes of it (low, high), the bytes of the secret (start, end; none if there was
 * none), and what became of it. All but the last are offsets.
 */
export type LoggedCandidates = readonly number[];
export const CANDIDATE_FIELDS = 6;
/** Places of the fields in a row, from its first one on, which is the place. Where the bytes [low, high) are the same, so is what becomes of the candidate. */
export const DEPENDENCY_START = 1;
export const DEPENDENCY_END = 2;
export const START = 3;
export const END = 4;
/**
 * `SKIPPED`: it can be passed over. Above: it is to be told again by its outcome, whose number this is, counted from one. Below: nothing came of it, and it is and
 * falls with others that are told again.
 */
export const OUTCOME = 5;
export const SKIPPED = 0;
const REJECTED = -1;

/** What the checks said of a secret. Holds none. */
export interface CandidateOutcome extends Checked {
  readonly rule: number;
  /** See `SeenSecret`. */
  readonly lead: number;
  /** Whether it is given back, or changes what another one is worth. */
  readonly counts: boolean;
}

/** The candidates of a blob, and the outcomes that they name. */
export interface LogRecord {
  readonly candidates: LoggedCandidates;
  readonly outcomes: readonly CandidateOutcome[];
}

const NOTHING_SETTLED: LogRecord = { candidates: [], outcomes: [] };

/** The first row of a candidate that does not come before `place`. */
export function firstCandidate(candidates: LoggedCandidates, place: number): number {
  let low = 0;
  let high = candidates.length / CANDIDATE_FIELDS;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (candidates[middle * CANDIDATE_FIELDS]! < place) low = middle + 1;
    else high = middle;
  }
  return low * CANDIDATE_FIELDS;
}

/** Half-open, in offsets. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Collects the candidates of a blob. */
export class CandidateLog {
  readonly #rules: readonly ProgramRule[];
  readonly #ahead: number;
  #rows: number[] = [];
  #outcomes: CandidateOutcome[] = [];

  /** `ahead`: how far is near by, from a candidate on. */
  constructor(rules: readonly ProgramRule[], ahead: number) {
    this.#rules = rules;
    this.#ahead = ahead;
  }

  clear(): void {
    if (this.#rows.length === 0) return;
    this.#rows = [];
    this.#outcomes = [];
  }

  /** A candidate of a rule was no secret. */
  addMiss(place: number, rule: number): void {
    const { before, after } = this.#rules[rule]!;
    if (before + OPENING <= BEHIND && after < this.#ahead) return;
    const rows = this.#rows;
    const last = rows.length - CANDIDATE_FIELDS;
    const low = place - before - OPENING;
    const high = place + after + 1;
    // several rules share a literal: one candidate for all of them
    if (last < 0 || rows[last] !== place || rows[last + START]! < rows[last + END]!) {
      this.#add(place, { low, high, start: 0, end: 0, outcome: SKIPPED });
      return;
    }
    if (low < rows[last + DEPENDENCY_START]!) rows[last + DEPENDENCY_START] = low;
    if (high > rows[last + DEPENDENCY_END]!) rows[last + DEPENDENCY_END] = high;
  }

  /** One was a secret by its pattern, for the first time; `outcome`: what the checks said of it, unless that it is none. */
  addSecret(
    place: number,
    rule: number,
    { start, end, outcome }: Range & { readonly outcome: CandidateOutcome | undefined },
  ): void {
    const number = outcome ? this.#outcomes.push(outcome) : REJECTED;
    this.#add(place, { ...this.#boundsOf(place, rule, { start, end }), start, end, outcome: number });
  }

  /**
   * One was a secret that had been found before, by a match on which the checks say the same or another one. Candidates come in an order that depends on whether their places are even, so that of
   * different ones the first has to be found anew each time.
   */
  addAgain(place: number, rule: number, { start, end, isSame }: Range & { readonly isSame: boolean }): void {
    const bounds = this.#boundsOf(place, rule, { start, end });
    this.#add(place, { ...bounds, ...(!isSame && { high: RECHECK_ALWAYS }), start, end, outcome: REJECTED });
  }

  #boundsOf(place: number, rule: number, { start, end }: Range): { low: number; high: number } {
    const { before, after } = this.#rules[rule]!;
    return {
      low: Math.min(place - before - OPENING, start - CONTEXT_BYTES),
      high: Math.max(place + after + 1, end + CONTEXT_BYTES),
    };
  }

  /** Those of the blob before that were left out, in this one's offsets. */
  addSettled({ candidates, outcomes }: LogRecord): void {
    const rows = this.#rows;
    for (let row = 0; row < candidates.length; row += CANDIDATE_FIELDS) {
      if (this.#isFull()) return;
      const outcome = candidates[row + OUTCOME]!;
      for (let field = 0; field < OUTCOME; field++) rows.push(candidates[row + field]!);
      rows.push(outcome > 0 ? this.#outcomes.push(outcomes[outcome - 1]!) : outcome);
    }
  }

  #isFull(): boolean {
    return this.#rows.length > MOST_CANDIDATES * CANDIDATE_FIELDS;
  }

  #add(
    place: number,
    { low, high, start, end, outcome }: Range & { low: number; high: number; outcome: number },
  ): void {
    if (!this.#isFull()) this.#rows.push(place, low, high, start, end, outcome);
  }

  /** All of them in the order of their places; undefined if they are too many. */
  close(): LogRecord | undefined {
    if (this.#isFull()) return undefined;
    if (this.#rows.length === 0) return NOTHING_SETTLED;
    this.#group();
    const rows = isOrdered(this.#rows) ? this.#rows.slice() : inOrder(this.#rows);
    return { candidates: rows, outcomes: this.#takeVerdicts(rows) };
  }

  /** The outcomes that are still named, numbered anew. */
  #takeVerdicts(rows: number[]): readonly CandidateOutcome[] {
    const outcomes: CandidateOutcome[] = [];
    for (let row = OUTCOME; row < rows.length; row += CANDIDATE_FIELDS)
      if (rows[row]! > 0) rows[row] = outcomes.push(this.#outcomes[rows[row]! - 1]!);
    return outcomes;
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

  /** Returns the candidates of a group the same bytes that decide, of which is also where each is looked for, and releases outcomes where none counts. */
  #tie(group: readonly number[]): void {
    const rows = this.#rows;
    const counts = group.some((row) => rows[row + OUTCOME]! > 0 && this.#outcomes[rows[row + OUTCOME]! - 1]!.counts);
    if (!counts) for (const row of group) rows[row + OUTCOME] = SKIPPED;
    if (group.length === 1) return;
    let low = Infinity;
    let high = 0;
    for (const row of group) {
      low = Math.min(low, rows[row + DEPENDENCY_START]!, rows[row]! - BEHIND);
      high = Math.max(high, rows[row + DEPENDENCY_END]!, rows[row]! + this.#ahead + 2);
    }
    for (const row of group) {
      rows[row + DEPENDENCY_START] = low;
      rows[row + DEPENDENCY_END] = high;
    }
  }
}

/** The rows of candidates with a secret, in the order in which those begin. */
function secretsByStart(rows: LoggedCandidates): readonly number[] {
  const secrets: number[] = [];
  let isSorted = true;
  let before = 0;
  for (let row = 0; row < rows.length; row += CANDIDATE_FIELDS) {
    const start = rows[row + START]!;
    if (start >= rows[row + END]!) continue;
    if (start < before) isSorted = false;
    before = start;
    secrets.push(row);
  }
  return isSorted ? secrets : secrets.sort((a, b) => rows[a + START]! - rows[b + START]!);
}

function isOrdered(rows: LoggedCandidates): boolean {
  for (let row = CANDIDATE_FIELDS; row < rows.length; row += CANDIDATE_FIELDS)
    if (rows[row - CANDIDATE_FIELDS]! > rows[row]!) return false;
  return true;
}

/** The rows in the order of their places. */
function inOrder(rows: LoggedCandidates): number[] {
  const order: number[] = [];
  for (let row = 0; row < rows.length; row += CANDIDATE_FIELDS) order.push(row);
  order.sort((a, b) => rows[a]! - rows[b]!);
  const sorted: number[] = [];
  for (const row of order) for (let field = 0; field < CANDIDATE_FIELDS; field++) sorted.push(rows[row + field]!);
  return sorted;
}
