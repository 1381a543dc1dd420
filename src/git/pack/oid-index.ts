import type { PackTable } from './pack-table.ts';

/** Ids in a bucket, about: each look into a table this large waits for memory. */
const IN_BUCKET = 2;
const MOST_BITS = 20;
/** So many ids are looked through without halving them before. */
const SCANNED = 8;

/** Sorted ids of a pack. */
type SortedOids = Pick<PackTable, 'oids' | 'oidBytes'>;

/** One pack's ids, by the first bits of each. */
interface Buckets {
  readonly words: Uint32Array;
  readonly view: DataView;
  readonly count: number;
  readonly shift: number;
  readonly starts: Int32Array;
  /** Number of its first id. */
  readonly first: number;
}

function bucketsOf({ oids, oidBytes }: SortedOids, first: number): Buckets {
  const count = oids.length / oidBytes;
  const shift = 32 - Math.max(1, Math.min(MOST_BITS, Math.floor(Math.log2(count / IN_BUCKET + 1))));
  const view = new DataView(oids.buffer, oids.byteOffset, oids.length);
  const starts = new Int32Array(2 ** (32 - shift) + 1);
  for (let i = 0; i < count; i++) starts[(view.getUint32(i * oidBytes) >>> shift) + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  return { words: new Uint32Array(oids.buffer, oids.byteOffset, oids.length / 4), view, count, shift, starts, first };
}

/** Compares all of two ids: forged ones can begin alike. */
function compareOids(
  ids: DataView,
  from: number,
  { view, at, oidBytes }: { readonly view: DataView; readonly at: number; readonly oidBytes: number },
): number {
  for (let i = 0; i < oidBytes; i += 4) {
    const difference = ids.getUint32(from + i) - view.getUint32(at + i);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Numbers for the ids of packs: from 1 on, pack after pack, each pack's in the order of the ids. An id that several packs have is the first one's.
 */
export class OidIndex {
  readonly #buckets: readonly Buckets[];
  /** Bytes of an id. */
  readonly oidBytes: number;
  /** How many numbers there are. */
  readonly count: number;

  constructor(packs: readonly SortedOids[]) {
    let first = 1;
    this.#buckets = packs.map((table) => {
      const buckets = bucketsOf(table, first);
      first += buckets.count;
      return buckets;
    });
    this.count = first - 1;
    this.oidBytes = packs[0]?.oidBytes ?? 20;
  }

  /** The number of the id that is at `at`; 0 if no pack has it. */
  find(view: DataView, at: number): number {
    for (const buckets of this.#buckets) {
      const place = this.#search(buckets, view, at);
      if (place >= 0) return buckets.first + place;
    }
    return 0;
  }

  /** Which pack a number's id is of, and its place among that pack's ids. */
  placeOf(number: number): { readonly pack: number; readonly place: number } {
    let pack = this.#buckets.length - 1;
    while (number < this.#buckets[pack]!.first) pack--;
    return { pack, place: number - this.#buckets[pack]!.first };
  }

  #search({ view: ids, words, shift, starts }: Buckets, view: DataView, at: number): number {
    const { oidBytes } = this;
    const head = view.getUint32(at);
    let low = starts[head >>> shift]!;
    let high = starts[(head >>> shift) + 1]!;
    while (high - low > SCANNED) {
      const middle = (low + high) >>> 1;
      const order = compareOids(ids, middle * oidBytes, { view, at, oidBytes });
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    const first = view.getUint32(at, true);
    const size = oidBytes >> 2;
    for (let from = low * size; from < high * size; from += size) {
      if (words[from] !== first) continue;
      let i = 1;
      while (i < size && words[from + i] === view.getUint32(at + i * 4, true)) i++;
      if (i === size) return from / size;
    }
    return -1;
  }
}
