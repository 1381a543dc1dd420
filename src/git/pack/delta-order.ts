import { type PackTable, NO_BASE } from './pack-table.ts';

const NONE = -1;
/** A batch is full at this many bytes of the pack where a tree of changes ends, and anywhere at four times as many: within a tree, the next worker has to make the bases again. */
export const FULL_BYTES = 256 << 10;
/** How many times as many. */
const LATEST = 4;
const MOST_ENTRIES = 4096;

/** By entry: 1 for those that are wanted, and for all that these are made from. */
function reachedFrom({ bases }: PackTable, wanted: Uint8Array): Uint8Array {
  const reached = new Uint8Array(bases.length);
  for (let entry = 0; entry < bases.length; entry++) {
    if (wanted[entry] === 0) continue;
    for (let one = entry; one >= 0 && reached[one] === 0; one = bases[one]!) reached[one] = 1;
  }
  return reached;
}

/** The last change of each entry, and for each change the one before it of the same base; of entries that are reached. */
function kinOf({ bases }: PackTable, reached: Uint8Array): [last: Int32Array, before: Int32Array] {
  const last = new Int32Array(bases.length).fill(NONE);
  const before = new Int32Array(bases.length).fill(NONE);
  for (let entry = 0; entry < bases.length; entry++) {
    const base = bases[entry]!;
    if (base < 0 || reached[entry] === 0) continue;
    before[entry] = last[base]!;
    last[base] = entry;
  }
  return [last, before];
}

/** A batch as it grows. */
class Growing {
  readonly #entries = new Int32Array(MOST_ENTRIES);
  readonly #full: number;
  #count = 0;
  #bytes = 0;

  constructor(full: number) {
    this.#full = full;
  }

  add(entry: number, bytes: number): void {
    this.#entries[this.#count++] = entry;
    this.#bytes += bytes;
  }

  /** Whether it is to be handed on; `between`: a tree of changes has ended. */
  isFull(between: boolean): boolean {
    return this.#count === MOST_ENTRIES || this.#bytes >= (between ? this.#full : this.#full * LATEST);
  }

  /** The entries, and an empty batch again; undefined if there are none. */
  take(): Int32Array | undefined {
    if (this.#count === 0) return undefined;
    const taken = this.#entries.slice(0, this.#count);
    this.#count = this.#bytes = 0;
    return taken;
  }
}

/**
 * The entries of a pack whose place in `wanted` is not 0, depth first through the trees of changes, so what an entry is a change of was unpacked just
 * before it. Only entries whose kind is known are reached. `full`: bytes of the pack at which a batch is, at least 1.
 */
export function* packInDeltaOrder(
  table: PackTable,
  wanted: Uint8Array,
  full = FULL_BYTES,
): Generator<Int32Array, void, undefined> {
  const { bases, offsets } = table;
  const reached = reachedFrom(table, wanted);
  const [last, before] = kinOf(table, reached);
  const batch = new Growing(full);
  const stack: number[] = [];
  for (let root = 0; root < bases.length; root++) {
    if (bases[root] !== NO_BASE || reached[root] === 0) continue;
    if (batch.isFull(true)) yield batch.take()!;
    stack.push(root);
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      if (wanted[entry] !== 0) batch.add(entry, offsets[entry + 1]! - offsets[entry]!);
      if (batch.isFull(false)) yield batch.take()!;
      for (let change = last[entry]!; change !== NONE; change = before[change]!) stack.push(change);
    }
  }
  const rest = batch.take();
  if (rest) yield rest;
}
