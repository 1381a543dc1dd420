import { sextet } from '../decode/bytes.ts';
import { ENCODED_SPAN_REACH } from '../decode/encoded-spans.ts';
import { firstUnit, LINK, UNIT_FIELDS, type UnitList } from './units.ts';
import {
  REACH_BEFORE,
  END,
  firstCandidate,
  DEPENDENCY_END,
  DEPENDENCY_START,
  CANDIDATE_FIELDS,
  type LoggedCandidates,
  START,
  OUTCOME,
} from './candidate-log.ts';
import type { DeltaInput } from './scan-snapshot.ts';

/**
 * Ranges nearer to each other than this are searched as one, because a call of the kernel costs about as much. More than the distance of any window
 * from its literal.
 */
const MIN_GAP = 192;
/** If more than this share of a blob would be searched, the whole blob is. */
const MAX_SEARCHED_SHARE = 0.9;

/**
 * Ranges begin at an even distance from the start, as in a full scan: candidates come in the order of the windows that the prefilter reads, which is
 * every second one.
 */
const EVEN = ~1;

/** An offset beyond any blob that is held whole, and beyond any dependency range in it. */
const BEYOND = 2 ** 30;

/** Half-open ranges, start and end alternating, in ascending order. */
export type Ranges = readonly number[];

/** A blob that is held whole. */
export interface HeldBlob {
  readonly bytes: Uint8Array;
  /** Address of the first byte. */
  readonly input: number;
  readonly size: number;
}

/** Collects ranges in ascending order of their starts. */
class RangeList {
  readonly #rows: number[] = [];
  readonly #near: number;

  constructor(near: number) {
    this.#near = near;
  }

  add(from: number, to: number): void {
    if (from >= to) return;
    const last = this.#rows.length - 1;
    if (last > 0 && from < this.#rows[last]! + this.#near) this.#rows[last] = Math.max(this.#rows[last]!, to);
    else this.#rows.push(from, to);
  }

  close(size: number): Ranges {
    const rows = this.#rows;
    let covered = 0;
    for (let i = 0; i < rows.length; i += 2) covered += rows[i + 1]! - rows[i]!;
    return covered > size * MAX_SEARCHED_SHARE ? [0, size] : rows;
  }
}

/**
 * Copied ranges long enough to matter, as rows of `COPIED_RANGE_FIELDS` numbers in ascending order: start and end in the blob, how far they moved
 * from the base, and `OPENS` and `CLOSES` if the range begins or ends both blobs, so that whatever lies beyond is equal too.
 */
export type CopiedRanges = readonly number[];
const COPIED_RANGE_FIELDS = 4;
const OPENS = 1;
const CLOSES = 2;

/**
 * Finds the copied ranges; undefined if the copies contradict each other. Most copies are short, since a delta has one for each line or two. Only
 * this function reads them all.
 */
export function findCopiedRanges({ snapshot, copies }: DeltaInput, size: number): CopiedRanges | undefined {
  if (copies.length % 3 !== 0) return undefined;
  const copied: number[] = [];
  const before = snapshot.size;
  let at = 0;
  for (let i = 0; i < copies.length; i += 3) {
    const to = copies[i]!;
    const from = copies[i + 1]!;
    const length = copies[i + 2]!;
    if (length <= 0 || to < at || to + length > size || from < 0 || from + length > before) return undefined;
    at = to + length;
    if (length < MIN_GAP) continue;
    copied.push(to, at, to - from, touchedEdges(to + from, size - at + before - from - length));
  }
  return copied;
}

/** Which edges of both blobs a copied range touches, given the bytes before and after it in both together. */
function touchedEdges(before: number, behind: number): number {
  return (before === 0 ? OPENS : 0) | (behind === 0 ? CLOSES : 0);
}

/** Ranges to search for candidates. */
export interface SearchRanges {
  /** Where the outcome may differ from the base. Everywhere else it is the same. */
  readonly ranges: Ranges;
  /** The candidates outside of them, carried over. */
  readonly carriedOver: LoggedCandidates;
}

/** Finds the ranges to search; `ahead` is how far the prefilter and most rules look from a candidate. */
export function rangesToSearch(
  copied: CopiedRanges,
  candidates: LoggedCandidates,
  { size, ahead }: { readonly size: number; readonly ahead: number },
): SearchRanges {
  const list = new RangeList(MIN_GAP);
  const same: number[] = [];
  let at = 0;
  for (let i = 0; i < copied.length; i += COPIED_RANGE_FIELDS) {
    const from = copied[i]!;
    const to = copied[i + 1]!;
    const edges = copied[i + 3]!;
    const first = edges & OPENS ? from : from + REACH_BEFORE;
    const last = edges & CLOSES ? to : (to - ahead) & EVEN;
    if (last - first < MIN_GAP) continue;
    list.add(at, first);
    const bounds = { low: edges & OPENS ? -BEYOND : from, high: edges & CLOSES ? BEYOND : to, first, last };
    carryOver(candidates, { bounds, shift: copied[i + 2]! }, { same, list });
    at = last;
  }
  list.add(at, size);
  const ranges = list.close(size);
  return { ranges, carriedOver: outside(ranges, same) };
}

/** Carries over the candidates in [first, last). One whose dependency range is not within [low, high) must be searched again. */
function carryOver(
  candidates: LoggedCandidates,
  {
    bounds,
    shift,
  }: { readonly bounds: { low: number; high: number; first: number; last: number }; readonly shift: number },
  { same, list }: { readonly same: number[]; readonly list: RangeList },
): void {
  const { low, high, first, last } = bounds;
  for (let row = firstCandidate(candidates, first - shift); row < candidates.length; row += CANDIDATE_FIELDS) {
    const place = candidates[row]! + shift;
    if (place >= last) return;
    const lowest = candidates[row + DEPENDENCY_START]! + shift;
    const highest = candidates[row + DEPENDENCY_END]! + shift;
    if (lowest < low || highest > high) list.add(place & EVEN, place + 1);
    else
      same.push(
        place,
        lowest,
        highest,
        candidates[row + START]! + shift,
        candidates[row + END]! + shift,
        candidates[row + OUTCOME]!,
      );
  }
}

/** The candidates, in order, that are in none of the ranges. */
function outside(ranges: Ranges, candidates: number[]): LoggedCandidates {
  let i = 0;
  let used = 0;
  for (let row = 0; row < candidates.length; row += CANDIDATE_FIELDS) {
    const place = candidates[row]!;
    while (i < ranges.length && ranges[i + 1]! <= place) i += 2;
    if (i < ranges.length && place >= ranges[i]!) continue;
    for (let field = 0; field < CANDIDATE_FIELDS; field++) candidates[used++] = candidates[row + field]!;
  }
  candidates.length = used;
  return candidates;
}

/** Where encoded text may differ from the base, or something was found in it. */
export interface DecodeRanges {
  /** No run, and no text with escapes, crosses the edge of a range. */
  readonly ranges: Ranges;
  /** Budget that decoding the rest would have spent, in bytes. */
  readonly saved: number;
}

/** Finds the ranges to decode. `known` are the decoded spans of the base; those that are skipped are added to `units`, for the snapshot. */
export function rangesToDecode(
  copied: CopiedRanges,
  blob: HeldBlob,
  { known, units }: { readonly known: Int32Array; readonly units: UnitList },
): DecodeRanges {
  const quiet = new SkippedParts(blob, known, units);
  for (let i = 0; i < copied.length; i += COPIED_RANGE_FIELDS) {
    const from = copied[i]!;
    const to = copied[i + 1]!;
    const shift = copied[i + 2]!;
    const opens = (copied[i + 3]! & OPENS) !== 0;
    const closes = (copied[i + 3]! & CLOSES) !== 0;
    let first = opens ? from : from + ENCODED_SPAN_REACH;
    const last = closes ? to : to - ENCODED_SPAN_REACH;
    if (last - first < LINK) continue;
    const near = opens ? from : first + LINK;
    const far = closes ? to : last - LINK;
    for (let row = firstUnit(known, from - shift); row < known.length; row += UNIT_FIELDS) {
      const start = known[row]! + shift;
      if (start >= to) break;
      const end = known[row + 1]! + shift;
      if (known[row + 2] === 0 && start >= near && end <= far) continue;
      quiet.add(first, Math.min(last, start), shift);
      first = Math.max(first, end);
    }
    quiet.add(first, last, shift);
  }
  return quiet.close();
}

/** The parts of a blob in which nothing needs decoding, in ascending order. */
class SkippedParts {
  readonly #blob: HeldBlob;
  readonly #known: Int32Array;
  readonly #units: UnitList;
  readonly #ranges = new RangeList(0);
  /** End of the part before. */
  #at = 0;
  #saved = 0;

  constructor(blob: HeldBlob, known: Int32Array, units: UnitList) {
    this.#blob = blob;
    this.#known = known;
    this.#units = units;
  }

  add(from: number, to: number, shift: number): void {
    const first = this.#runEnd(from, to);
    const last = this.#runStart(first, to);
    if (last - first < LINK) return;
    this.#ranges.add(this.#at, first);
    this.#at = last;
    const known = this.#known;
    for (let row = firstUnit(known, first - shift); row < known.length; row += UNIT_FIELDS) {
      const start = known[row]! + shift;
      if (start >= last) return;
      if (start < first) continue;
      const cost = known[row + 3]!;
      this.#units.add(start, known[row + 1]! + shift, known[row + 2] === 1, cost);
      this.#saved += cost;
    }
  }

  close(): DecodeRanges {
    const { size } = this.#blob;
    this.#ranges.add(this.#at, size);
    const ranges = this.#ranges.close(size);
    if (ranges[0] !== 0 || ranges[1] !== size) return { ranges, saved: this.#saved };
    // nothing is skipped after all
    this.#units.clear();
    return { ranges, saved: 0 };
  }

  #runEnd(from: number, to: number): number {
    let at = from;
    while (at > 0 && at < to && this.#isInRun(at)) at++;
    return at;
  }

  #runStart(from: number, to: number): number {
    let at = to;
    while (at > from && at < this.#blob.size && this.#isInRun(at)) at--;
    return at;
  }

  #isInRun(at: number): boolean {
    const { bytes, input } = this.#blob;
    return sextet(bytes[input + at - 1]!) >= 0;
  }
}
