/** Sorted ids that can be looked through. */
export interface SortedIds {
  /** `oidBytes` bytes each. */
  readonly ids: Uint8Array;
  readonly oidBytes: number;
  /** How many begin with a byte up to this one. */
  readonly fanout: Uint32Array;
}

function compareAt(
  ids: Uint8Array,
  at: number,
  { wanted, from, oidBytes }: { wanted: Uint8Array; from: number; oidBytes: number },
): number {
  for (let i = 0; i < oidBytes; i++) {
    const difference = ids[at + i]! - wanted[from + i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Place of the id that is in `wanted` at `from`, among sorted ids; -1 where it is none of them. */
export function findId({ ids, oidBytes, fanout }: SortedIds, wanted: Uint8Array, from = 0): number {
  const first = wanted[from]!;
  let low = first === 0 ? 0 : fanout[first - 1]!;
  let high = fanout[first]!;
  const sought = { wanted, from, oidBytes };
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareAt(ids, middle * oidBytes, sought);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return -1;
}
