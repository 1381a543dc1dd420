const DIGIT_BITS = 11;
const DIGIT = 1 << DIGIT_BITS;
const WORD = 2 ** 32;

/** Numbers below 2^32, and for each the index that it is of. */
interface Pairs {
  readonly keys: Uint32Array;
  readonly indexes: Int32Array;
}

function newPairs(count: number): Pairs {
  return { keys: new Uint32Array(count), indexes: new Int32Array(count) };
}

/** Puts pairs in the order of one digit of their keys, from bit `shift` on; those with the same one stay as they are. */
function sortByDigit(from: Pairs, to: Pairs, shift: number): void {
  const [keys, indexes, sortedKeys, sortedIndexes] = [from.keys, from.indexes, to.keys, to.indexes];
  const starts = new Uint32Array(DIGIT + 1);
  for (let i = 0; i < keys.length; i++) starts[((keys[i]! >>> shift) & (DIGIT - 1)) + 1]!++;
  for (let i = 0; i < DIGIT; i++) starts[i + 1]! += starts[i]!;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const at = starts[(key >>> shift) & (DIGIT - 1)]!++;
    sortedKeys[at] = key;
    sortedIndexes[at] = indexes[i]!;
  }
}

/** The pairs in the order of their keys, of which none is above `most`; `spare`: room for as many. */
function sortPairs(pairs: Pairs, spare: Pairs, most: number): [sorted: Pairs, spare: Pairs] {
  let [from, to] = [pairs, spare];
  for (let shift = 0; shift < 32 && most >= 2 ** shift; shift += DIGIT_BITS) {
    sortByDigit(from, to, shift);
    [from, to] = [to, from];
  }
  return [from, to];
}

/**
 * Indexes of `values` (whole, below 2^53) in the order of the values, in shared memory. By digits, and with the values beside the indexes: comparing would take ten
 * times as long for a million, looking the values up four times.
 */
export function inOrder(values: Float64Array): Int32Array {
  const count = values.length;
  const most = values.reduce((least, value) => Math.max(least, value), 0);
  const low = newPairs(count);
  for (let i = 0; i < count; i++) {
    low.keys[i] = values[i]!;
    low.indexes[i] = i;
  }
  let [sorted, spare] = sortPairs(low, newPairs(count), Math.min(most, WORD - 1));
  if (most >= WORD) {
    for (let i = 0; i < count; i++) sorted.keys[i] = Math.floor(values[sorted.indexes[i]!]! / WORD);
    [sorted, spare] = sortPairs(sorted, spare, Math.floor(most / WORD));
  }
  const order = new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT));
  order.set(sorted.indexes);
  return order;
}

/** Looks up an offset among sorted ones, before a place; -1 where it is none of these. */
export type FindBefore = (before: number, offset: number) => number;

/** So many places are looked at before the table is: what git packs as a change of an entry often stands close behind it. */
const NEAR = 8;

/**
 * Looks offsets up (`count` sorted ones, and one more that ends them) by the block of the file that they begin in: there are as many blocks as offsets, and most hold
 * a few or none.
 */
export function offsetFinder(offsets: Float64Array): FindBefore {
  const count = offsets.length - 1;
  const blocks = Math.max(1, count) / Math.max(1, offsets[count]!);
  const starts = new Int32Array(Math.ceil(offsets[count]! * blocks) + 2).fill(count);
  for (let entry = count - 1; entry >= 0; entry--) starts[Math.floor(offsets[entry]! * blocks)] = entry;
  for (let at = starts.length - 2; at >= 0; at--) if (starts[at] === count) starts[at] = starts[at + 1]!;
  return (before, offset) => {
    for (let entry = before - 1; entry >= 0 && entry >= before - NEAR; entry--)
      if (offsets[entry]! <= offset) return offsets[entry] === offset ? entry : -1;
    if (offset < 0) return -1;
    const at = Math.floor(offset * blocks);
    let low = starts[at]!;
    let high = Math.min(before, starts[at + 1]!);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (offsets[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low < before && offsets[low] === offset ? low : -1;
  };
}
