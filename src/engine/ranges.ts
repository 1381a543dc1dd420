import { sextet } from './decode/bytes.ts';
import { MARK_REACH } from './decode/marks.ts';
import { LINK, type UnitList, visitUnits } from './decode/units.ts';
import { ALWAYS, BEHIND, firstSpot, moveSpot, type Spot } from './spots.ts';
import type { Inherited } from './trail.ts';

/** Ranges nearer to each other than this are searched as one: a call of the kernel costs about as much. It is more than a window is away from its literal. */
const NEAR = 192;
/** Where more of a blob than this would be searched, all of it is. */
const MOST = 0.9;

/**
 * Ranges to search begin at an even distance from the beginning, as a whole scan does: candidates come in the order of the windows that the prefilter
 * looks at, which are every second one.
 */
const EVEN = ~1;

/** Half-open ranges, start and end alternating, in ascending order. */
export type Ranges = readonly number[];

/** The bytes of a blob, held whole. */
export interface HeldBlob {
  readonly bytes: Uint8Array;
  /** Address of the first byte. */
  readonly input: number;
  readonly size: number;
}

/** Ranges that come in ascending order of their starts. */
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
    return covered > size * MOST ? [0, size] : rows;
  }
}

/** Whether what is said of copies can be true. */
export function isSound({ trail, copies }: Inherited, size: number): boolean {
  let at = 0;
  for (let i = 0; i < copies.length; i += 3) {
    const [to, from, length] = [copies[i]!, copies[i + 1]!, copies[i + 2]!];
    if (to < at || from < 0 || length <= 0 || to + length > size || from + length > trail.size) return false;
    at = to + length;
  }
  return copies.length % 3 === 0;
}

/** A copied stretch: [from, to) of the blob, `shift` bytes further on than in the one before. */
interface Stretch {
  from: number;
  to: number;
  shift: number;
  /** Whether it begins, and ends, both blobs: what is beyond is the same, too. */
  opens: boolean;
  closes: boolean;
}

/** Visits the stretches of at least so many bytes; the object is the same each time. Most are short: a delta has one for each line or two. */
function visitStretches(
  { trail, copies }: Inherited,
  { size, least }: { readonly size: number; readonly least: number },
  visit: (stretch: Stretch) => void,
): void {
  const stretch: Stretch = { from: 0, to: 0, shift: 0, opens: false, closes: false };
  for (let i = 0; i < copies.length; i += 3) {
    const length = copies[i + 2]!;
    if (length < least) continue;
    const source = copies[i + 1]!;
    stretch.from = copies[i]!;
    stretch.to = stretch.from + length;
    stretch.shift = stretch.from - source;
    stretch.opens = stretch.from === 0 && source === 0;
    stretch.closes = stretch.to === size && stretch.to - stretch.shift === trail.size;
    visit(stretch);
  }
}

/** Where to look for candidates. */
export interface SearchRanges {
  /** Where they can have another outcome than in the blob before, or had one that counts. All others have the one they had. */
  readonly ranges: Ranges;
  /** The spots that are left out. What became a secret there counts only where another one takes bytes of it. */
  readonly passed: readonly Spot[];
}

/** Finds where to search; `ahead`: how far the prefilter and most rules look from a candidate on. */
export function rangesToSearch(
  inherited: Inherited,
  { size, ahead }: { readonly size: number; readonly ahead: number },
): SearchRanges {
  const list = new RangeList(NEAR);
  const { spots } = inherited.trail;
  const same: Spot[] = [];
  let at = 0;
  visitStretches(inherited, { size, least: NEAR }, ({ from, to, shift, opens, closes }) => {
    const first = opens ? from : from + BEHIND;
    const last = closes ? to : (to - ahead) & EVEN;
    if (last - first < NEAR) return;
    list.add(at, first);
    const low = opens ? -Infinity : from;
    const high = closes ? ALWAYS : to + 1;
    for (let i = firstSpot(spots, first - shift); i < spots.length && spots[i]!.place + shift < last; i++) {
      const spot = moveSpot(spots[i]!, shift);
      if (spot.low >= low && spot.high < high) same.push(spot);
      else list.add(spot.place & EVEN, spot.place + 1);
    }
    at = last;
  });
  list.add(at, size);
  const ranges = list.close(size);
  return { ranges, passed: outside(ranges, same) };
}

/** Those of the spots, which come in order, that stand in none of the ranges. */
function outside(ranges: Ranges, spots: readonly Spot[]): readonly Spot[] {
  let i = 0;
  return spots.filter(({ place }) => {
    while (i < ranges.length && ranges[i + 1]! <= place) i += 2;
    return i >= ranges.length || place < ranges[i]!;
  });
}

/** Where encoded text can be another than in the blob before, or held something. */
export interface DecodeRanges {
  /** Each begins and ends where no run, and no text of escapes, goes over its edge. */
  readonly ranges: Ranges;
  /** Bytes that what is left out would take of the decoders' budget. */
  readonly saved: number;
}

/** Finds where to decode; `units` gets those that are left out, for the trail. */
export function rangesToDecode(inherited: Inherited, blob: HeldBlob, units: UnitList): DecodeRanges {
  const quiet = new QuietParts(blob, inherited.trail.units, units);
  visitStretches(inherited, { size: blob.size, least: LINK }, ({ from, to, shift, opens, closes }) => {
    let first = opens ? from : from + MARK_REACH;
    const last = closes ? to : to - MARK_REACH;
    if (last - first < LINK) return;
    const near = opens ? from : first + LINK;
    const far = closes ? to : last - LINK;
    visitUnits(inherited.trail.units, { from: from - shift, to: to - shift }, (start, end, isHot) => {
      if (!isHot && start + shift >= near && end + shift <= far) return;
      quiet.add(first, Math.min(last, start + shift), shift);
      first = Math.max(first, end + shift);
    });
    quiet.add(first, last, shift);
  });
  return quiet.close();
}

/** The parts of a blob in which nothing is to be decoded, in ascending order. */
class QuietParts {
  readonly #blob: HeldBlob;
  readonly #known: Int32Array;
  readonly #units: UnitList;
  readonly #ranges = new RangeList(0);
  /** Where the part before ends. */
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
    visitUnits(this.#known, { from: first - shift, to: last - shift }, (start, end, isHot, cost) => {
      if (start + shift < first) return;
      this.#units.add(start + shift, end + shift, isHot, cost);
      this.#saved += cost;
    });
  }

  close(): DecodeRanges {
    const { size } = this.#blob;
    this.#ranges.add(this.#at, size);
    const ranges = this.#ranges.close(size);
    if (ranges[0] !== 0 || ranges[1] !== size) return { ranges, saved: this.#saved };
    // nothing is left out after all
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
