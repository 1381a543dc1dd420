import { ENCODED_SPAN_REACH } from '../decode/encoded-spans.ts';

/**
 * Bytes of an escaped text that are taken before its first and after its last escape. Escapes nearer to each other than both together share a text.
 */
export const LEAD = 256;
export const GAP = LEAD * 2;
/**
 * Units nearer to each other than this are joined: escapes up to `GAP + ENCODED_SPAN_REACH` apart may be decoded together, and decoding reads less
 * than that before and after them.
 */
export const LINK = GAP + ENCODED_SPAN_REACH * 2;
/** A blob with more units leaves no snapshot. */
const MAX_UNITS = 2048;
/** Numbers of a row: see `UnitList`. */
export const UNIT_FIELDS = 4;
/** More than the largest number of rows. */
const ROWS = 2 ** 13;

/**
 * Decoded spans of a blob: groups of escapes that made one text, and runs with the bytes read to find their ends. Rows of start, end (offsets), 1 if
 * something was found inside, and the budget spent, in bytes.
 */
export class UnitList {
  readonly #rows = new Int32Array(MAX_UNITS * 2 * UNIT_FIELDS);
  #used = 0;
  #full = false;

  clear(): void {
    this.#used = 0;
    this.#full = false;
  }

  add(start: number, end: number, isHot: boolean, cost: number): void {
    if (this.#used === this.#rows.length) this.#link();
    if (this.#full) return;
    const rows = this.#rows;
    const used = this.#used;
    rows[used] = start;
    rows[used + 1] = end;
    rows[used + 2] = isHot ? 1 : 0;
    rows[used + 3] = cost;
    this.#used = used + UNIT_FIELDS;
  }

  /** Returns the units in order, with neighbours joined; undefined if there are too many. */
  close(): Int32Array | undefined {
    if (this.#used === 0) return NO_UNITS;
    this.#link();
    return this.#full ? undefined : this.#rows.slice(0, this.#used);
  }

  #link(): void {
    const rows = this.#rows;
    this.#sort();
    let last = 0;
    for (let row = UNIT_FIELDS; row < this.#used; row += UNIT_FIELDS) {
      if (rows[row]! <= rows[last + 1]! + LINK) {
        rows[last + 1] = Math.max(rows[last + 1]!, rows[row + 1]!);
        rows[last + 2]! |= rows[row + 2]!;
        rows[last + 3]! += rows[row + 3]!;
        continue;
      }
      last += UNIT_FIELDS;
      rows.copyWithin(last, row, row + UNIT_FIELDS);
    }
    this.#used = last + UNIT_FIELDS;
    if (this.#used > MAX_UNITS * UNIT_FIELDS) this.#full = true;
  }

  /** Sorts the rows by their starts; usually they are sorted already. */
  #sort(): void {
    const rows = this.#rows;
    let row = UNIT_FIELDS;
    while (row < this.#used && rows[row - UNIT_FIELDS]! <= rows[row]!) row += UNIT_FIELDS;
    if (row >= this.#used) return;
    const old = rows.slice(0, this.#used);
    const keys = new Float64Array(this.#used / UNIT_FIELDS);
    for (let i = 0; i < keys.length; i++) keys[i] = old[i * UNIT_FIELDS]! * ROWS + i;
    keys.sort();
    for (let i = 0; i < keys.length; i++) {
      const from = (keys[i]! % ROWS) * UNIT_FIELDS;
      for (let field = 0; field < UNIT_FIELDS; field++) rows[i * UNIT_FIELDS + field] = old[from + field]!;
    }
  }
}

const NO_UNITS = new Int32Array(0);

/** The first row of a closed list that ends after `from`. */
export function firstUnit(rows: Int32Array, from: number): number {
  let low = 0;
  let high = rows.length / UNIT_FIELDS;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle * UNIT_FIELDS + 1]! <= from) low = middle + 1;
    else high = middle;
  }
  return low * UNIT_FIELDS;
}
