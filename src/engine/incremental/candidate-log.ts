import type { Checked } from '../evidence/checks.ts';
import { CONTEXT_BYTES } from '../evidence/context.ts';
import type { ProgramRule } from '../program.ts';
import { READ_AFTER, READ_BEFORE } from '../structure/named-value.ts';

/** Bytes before a candidate that decide its outcome, unless its rule looks further: `lookAtName` looks at 144. */
export const REACH_BEFORE = 160;
/** What `isOpening` reads before a secret, plus one. */
const OPENING = 7;
/** A blob with more candidates leaves no snapshot. */
const MAX_CANDIDATES = 4096;
/** End of the dependency range of a candidate that is always searched again: beyond any blob that is held whole. */
const RECHECK_ALWAYS = 0x7fffffff;

/**
 * Candidates whose outcome does not follow from nearby bytes: those that the rule's pattern confirmed, and those of a rule that looks further. Rows
 * of `CANDIDATE_FIELDS` numbers: place, dependency range (start, end), secret (start, end; empty if there was none), outcome. All but the outcome are
 * offsets. A plain array is cheaper to compare and to collect than objects or typed arrays.
 */
export type LoggedCandidates = readonly number[];
export const CANDIDATE_FIELDS = 6;
/** Fields of a row, counted from the place, which comes first. If the bytes of the dependency range are equal, so is the outcome. */
export const DEPENDENCY_START = 1;
export const DEPENDENCY_END = 2;
export const START = 3;
export const END = 4;
/**
 * `SKIPPED`: skip it. Positive: replay the match; the number is its outcome, counted from one. `REJECTED`: not a finding, but kept or dropped
 * together with replayed matches that it overlaps.
 */
export const OUTCOME = 5;
export const SKIPPED = 0;
const REJECTED = -1;

/** What the checks found about a secret. Contains no secret. */
export interface CandidateOutcome extends Checked {
  readonly rule: number;
  /** See `SeenSecret`. */
  readonly lead: number;
  /** Whether it is reported, or changes the score of another match. */
  readonly counts: boolean;
}

/** The candidates of a blob, and the outcomes that they refer to. */
export interface LogRecord {
  readonly candidates: LoggedCandidates;
  readonly outcomes: readonly CandidateOutcome[];
}

const EMPTY_LOG: LogRecord = { candidates: [], outcomes: [] };

/** The first row of a candidate at or after `place`. */
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

  /** `ahead`: how far after a candidate bytes count as nearby. */
  constructor(rules: readonly ProgramRule[], ahead: number) {
    this.#rules = rules;
    this.#ahead = ahead;
  }

  clear(): void {
    if (this.#rows.length === 0) return;
    this.#rows = [];
    this.#outcomes = [];
  }

  /** Logs a candidate that its rule's pattern did not confirm. */
  addMiss(place: number, rule: number): void {
    const { before, after } = this.#rules[rule]!;
    if (before + OPENING <= REACH_BEFORE && after < this.#ahead) return;
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

  /** Text around an anchor was read; if a secret was found so, it is always read again. */
  addReading(place: number, found: boolean): void {
    const high = found ? RECHECK_ALWAYS : place + READ_AFTER;
    this.#add(place, { low: place - READ_BEFORE, high, start: 0, end: 0, outcome: SKIPPED });
  }

  /** Logs a confirmed secret, found for the first time. `outcome` is undefined if the checks ruled it out. */
  addSecret(
    place: number,
    rule: number,
    { start, end, outcome }: Range & { readonly outcome: CandidateOutcome | undefined },
  ): void {
    const number = outcome ? this.#outcomes.push(outcome) : REJECTED;
    this.#add(place, { ...this.#dependencyRange(place, rule, { start, end }), start, end, outcome: number });
  }

  /**
   * Logs a secret that was found before, by a match with the same outcome or a different one. Candidates come in an order that depends on whether
   * their addresses are even, so if the outcomes differ, the first one must be found again each time.
   */
  addAgain(place: number, rule: number, { start, end, isSame }: Range & { readonly isSame: boolean }): void {
    const bounds = this.#dependencyRange(place, rule, { start, end });
    this.#add(place, { ...bounds, ...(!isSame && { high: RECHECK_ALWAYS }), start, end, outcome: REJECTED });
  }

  #dependencyRange(place: number, rule: number, { start, end }: Range): { low: number; high: number } {
    const { before, after } = this.#rules[rule]!;
    return {
      low: Math.min(place - before - OPENING, start - CONTEXT_BYTES),
      high: Math.max(place + after + 1, end + CONTEXT_BYTES),
    };
  }

  /** Adds the carried-over candidates of the delta base, in offsets of this blob. */
  addCarriedOver({ candidates, outcomes }: LogRecord): void {
    const rows = this.#rows;
    for (let row = 0; row < candidates.length; row += CANDIDATE_FIELDS) {
      if (this.#isFull()) return;
      const outcome = candidates[row + OUTCOME]!;
      for (let field = 0; field < OUTCOME; field++) rows.push(candidates[row + field]!);
      rows.push(outcome > 0 ? this.#outcomes.push(outcomes[outcome - 1]!) : outcome);
    }
  }

  #isFull(): boolean {
    return this.#rows.length > MAX_CANDIDATES * CANDIDATE_FIELDS;
  }

  #add(
    place: number,
    { low, high, start, end, outcome }: Range & { low: number; high: number; outcome: number },
  ): void {
    if (!this.#isFull()) this.#rows.push(place, low, high, start, end, outcome);
  }

  /** Returns the candidates ordered by place; undefined if there are too many. */
  close(): LogRecord | undefined {
    if (this.#isFull()) return undefined;
    if (this.#rows.length === 0) return EMPTY_LOG;
    this.#group();
    const rows = isOrdered(this.#rows) ? this.#rows.slice() : inOrder(this.#rows);
    return { candidates: rows, outcomes: this.#takeOutcomes(rows) };
  }

  /** Renumbers the outcomes that are still referred to. */
  #takeOutcomes(rows: number[]): readonly CandidateOutcome[] {
    const outcomes: CandidateOutcome[] = [];
    for (let row = OUTCOME; row < rows.length; row += CANDIDATE_FIELDS)
      if (rows[row]! > 0) rows[row] = outcomes.push(this.#outcomes[rows[row]! - 1]!);
    return outcomes;
  }

  /**
   * Ties secrets that overlap, directly or through others, into groups that are kept or dropped as a whole: one may claim the bytes of another, and a
   * secret found twice counts where it was found first.
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

  /** Gives a group one shared dependency range, which also covers each candidate's own search window. Drops its outcomes if none counts. */
  #tie(group: readonly number[]): void {
    const rows = this.#rows;
    const counts = group.some((row) => rows[row + OUTCOME]! > 0 && this.#outcomes[rows[row + OUTCOME]! - 1]!.counts);
    if (!counts) for (const row of group) rows[row + OUTCOME] = SKIPPED;
    if (group.length === 1) return;
    let low = Infinity;
    let high = 0;
    for (const row of group) {
      low = Math.min(low, rows[row + DEPENDENCY_START]!, rows[row]! - REACH_BEFORE);
      high = Math.max(high, rows[row + DEPENDENCY_END]!, rows[row]! + this.#ahead + 2);
    }
    for (const row of group) {
      rows[row + DEPENDENCY_START] = low;
      rows[row + DEPENDENCY_END] = high;
    }
  }
}

/** Rows of candidates with a secret, ordered by where the secret begins. */
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

/** Rows ordered by place. */
function inOrder(rows: LoggedCandidates): number[] {
  const order: number[] = [];
  for (let row = 0; row < rows.length; row += CANDIDATE_FIELDS) order.push(row);
  order.sort((a, b) => rows[a]! - rows[b]!);
  const sorted: number[] = [];
  for (const row of order) for (let field = 0; field < CANDIDATE_FIELDS; field++) sorted.push(rows[row + field]!);
  return sorted;
}
