/**
 * Units nearer to each other than this are taken as one: escapes so near may be decoded together, and what is decoded reads less than this before and
 * behind it.
 */
export const LINK = 1024;
/** A blob with more units leaves no trail. */
const MOST_UNITS = 2048;
const FIELDS = 3;

/**
 * What was decoded of a blob: escapes that made one text, and runs with what was looked at to find their ends. Rows of start, end (offsets), and 1 where something
 * was found inside.
 */
export class UnitList {
  readonly #rows = new Int32Array(MOST_UNITS * 2 * FIELDS);
  #used = 0;
  #full = false;

  clear(): void {
    this.#used = 0;
    this.#full = false;
  }

  add(start: number, end: number, isHot: boolean): void {
    if (this.#used === this.#rows.length) this.#link();
    if (this.#full) return;
    const used = this.#used;
    this.#rows[used] = start;
    this.#rows[used + 1] = end;
    this.#rows[used + 2] = isHot ? 1 : 0;
    this.#used = used + FIELDS;
  }

  /** All of them in order, those near each other as one; undefined where they are too many. */
  close(): Int32Array | undefined {
    if (this.#used === 0) return NO_UNITS;
    this.#link();
    return this.#full ? undefined : this.#rows.slice(0, this.#used);
  }

  #link(): void {
    const rows = this.#rows;
    const order = Array.from({ length: this.#used / FIELDS }, (_, i) => rows.slice(i * FIELDS, (i + 1) * FIELDS));
    let used = -FIELDS;
    for (const [start = 0, end = 0, hot = 0] of order.sort((a, b) => a[0]! - b[0]!)) {
      if (used >= 0 && start <= rows[used + 1]! + LINK) {
        rows[used + 1] = Math.max(rows[used + 1]!, end);
        rows[used + 2]! |= hot;
        continue;
      }
      used += FIELDS;
      rows[used] = start;
      rows[used + 1] = end;
      rows[used + 2] = hot;
    }
    this.#used = used + FIELDS;
    if (this.#used > MOST_UNITS * FIELDS) this.#full = true;
  }
}

const NO_UNITS = new Int32Array(0);

/** Goes through rows of a closed list, in order, from the first that ends behind `from` to the last that starts before `to`. */
export function visitUnits(
  rows: Int32Array,
  { from, to }: { readonly from: number; readonly to: number },
  visit: (start: number, end: number, isHot: boolean) => void,
): void {
  let low = 0;
  let high = rows.length / FIELDS;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle * FIELDS + 1]! <= from) low = middle + 1;
    else high = middle;
  }
  for (let row = low * FIELDS; row < rows.length && rows[row]! < to; row += FIELDS)
    visit(rows[row]!, rows[row + 1]!, rows[row + 2] === 1);
}
