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
    this.#sort();
    let last = 0;
    for (let row = FIELDS; row < this.#used; row += FIELDS) {
      const [start, end, hot] = [rows[row]!, rows[row + 1]!, rows[row + 2]!];
      if (start <= rows[last + 1]! + LINK) {
        rows[last + 1] = Math.max(rows[last + 1]!, end);
        rows[last + 2]! |= hot;
        continue;
      }
      last += FIELDS;
      rows[last] = start;
      rows[last + 1] = end;
      rows[last + 2] = hot;
    }
    this.#used = last + FIELDS;
    if (this.#used > MOST_UNITS * FIELDS) this.#full = true;
  }

  /** Puts the rows in the order of their starts; mostly they are. */
  #sort(): void {
    const rows = this.#rows;
    let row = FIELDS;
    while (row < this.#used && rows[row - FIELDS]! <= rows[row]!) row += FIELDS;
    if (row >= this.#used) return;
    const order = Array.from({ length: this.#used / FIELDS }, (_, i) => rows.slice(i * FIELDS, (i + 1) * FIELDS));
    order.sort((a, b) => a[0]! - b[0]!).forEach((one, i) => rows.set(one, i * FIELDS));
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
