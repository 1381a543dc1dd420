const DIGIT = 1 << 16;

/** Indexes of `values` (whole, below 2^53) in the order of the values, in shared memory. By digits, as comparing would take four times as long for a million. */
export function inOrder(values: Float64Array): Int32Array {
  const count = values.length;
  let from = Int32Array.from({ length: count }, (_, i) => i);
  let to = new Int32Array(count);
  const most = values.reduce((least, value) => Math.max(least, value), 0);
  for (let unit = 1; unit <= most; unit *= DIGIT) {
    const starts = new Uint32Array(DIGIT + 1);
    for (let i = 0; i < count; i++) starts[((values[i]! / unit) & (DIGIT - 1)) + 1]!++;
    for (let i = 0; i < DIGIT; i++) starts[i + 1]! += starts[i]!;
    for (let i = 0; i < count; i++) {
      const index = from[i]!;
      to[starts[(values[index]! / unit) & (DIGIT - 1)]!++] = index;
    }
    [from, to] = [to, from];
  }
  const order = new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT));
  order.set(from);
  return order;
}

/** Looks offsets up among sorted ones; -1 where none is the same. */
export type FindOffset = (offset: number) => number;

/** Blocks of a file for each entry: most hold one or none. */
const BLOCKS = 2;

/** Finds entries by their offsets (`count` of them, sorted; one more that ends them), by the block of the file that they begin in. */
export function offsetFinder(offsets: Float64Array): FindOffset {
  const count = offsets.length - 1;
  const block = Math.max(1, Math.ceil(offsets[count]! / Math.max(1, count * BLOCKS)));
  const starts = new Int32Array(Math.ceil(offsets[count]! / block) + 2);
  for (let entry = 0, next = 0; next < starts.length; next++) {
    while (entry < count && offsets[entry]! < next * block) entry++;
    starts[next] = entry;
  }
  return (offset) => {
    const at = Math.floor(offset / block);
    let low = starts[at] ?? count;
    let high = starts[at + 1] ?? count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (offsets[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low < count && offsets[low] === offset ? low : -1;
  };
}
