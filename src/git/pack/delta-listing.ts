import type { ListedObject } from '../plumbing/list-objects.ts';

/** Entries there is room for at first. */
const FIRST_ROOM = 1024;
/** Slots of the table of ids for each entry: half of them stay empty. */
const SLOTS = 2;
/** Objects handed on at a time. */
const PART = 1024;
const NONE = -1;

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/**
 * The blobs of a database, and which was packed as a change of which. About 50 bytes each (SHA-1): 20 for the id, 8 for the size, 4 for the base, 8 to 16 for finding
 * it, 8 while they are put in order.
 */
export class DeltaListing {
  /** Bytes of an id; known with the first. */
  #oidBytes = 0;
  #count = 0;
  #ids = Buffer.alloc(0);
  /** NaN if an object was only named as a base. */
  #sizes = new Float64Array(0);
  #bases = new Int32Array(0);
  #wanted = new Uint8Array(0);
  /** How many of them there are. */
  #wants = 0;
  /** Entry by the first bytes of its id, which are evenly spread; what collides is in the slots behind. */
  #slots = new Int32Array(0);
  readonly #key = Buffer.alloc(32);

  /** Adds a blob. */
  add({ oid, size, base }: ListedObject): void {
    const entry = this.#enter(oid);
    const under = base === undefined ? NONE : this.#enter(base);
    this.#sizes[entry] = size;
    this.#bases[entry] = under;
  }

  /** Whether a blob was added. */
  has(oid: string): boolean {
    return this.#count > 0 && !Number.isNaN(this.#sizes[this.#slots[this.#slotOf(oid)]!] ?? Number.NaN);
  }

  /** Marks a blob that was added as one of those that `families` gives. */
  want(oid: string): void {
    // first: to enter an id can replace the arrays
    const entry = this.#enter(oid);
    if (this.#wanted[entry] === 0) this.#wants++;
    this.#wanted[entry] = 1;
  }

  /**
   * The wanted blobs, each behind its base and before whatever is no kin: git keeps the base of the last ones unpacked, so that each costs no more than its own
   * change. In the order of the packs they are mixed, and a chain is unpacked again and again.
   */
  *families(): Generator<readonly ListedObject[], void, undefined> {
    let part: ListedObject[] = [];
    let left = this.#wants;
    for (const entry of this.#inOrder()) {
      if (this.#wanted[entry] === 0) continue;
      left--;
      part.push({ oid: this.#oidOf(entry), kind: 'blob', size: this.#sizes[entry]! });
      if (part.length < PART) continue;
      yield part;
      part = [];
    }
    if (part.length > 0) yield part;
    if (left !== 0) throw new Error('objects were lost on the way to the scan');
  }

  /** All entries, bases before what was packed on them. */
  *#inOrder(): Generator<number, void, undefined> {
    const [first, next] = this.#kin();
    const seen = new Uint8Array(this.#count);
    const stack: number[] = [];
    for (const root of this.#roots()) {
      stack.push(root);
      for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
        if (seen[entry] === 1) continue;
        seen[entry] = 1;
        yield entry;
        for (let child = first[entry]!; child !== NONE; child = next[child]!) stack.push(child);
      }
    }
  }

  /** What stands for itself; then everything: where packs hold the same objects, bases can go in a circle, which begins anywhere. */
  *#roots(): Generator<number, void, undefined> {
    for (let entry = 0; entry < this.#count; entry++) if (this.#bases[entry] === NONE) yield entry;
    for (let entry = 0; entry < this.#count; entry++) yield entry;
  }

  /** The last entry packed on each, and for each the one before it on the same base. */
  #kin(): [first: Int32Array, next: Int32Array] {
    const first = new Int32Array(this.#count).fill(NONE);
    const next = new Int32Array(this.#count).fill(NONE);
    for (let entry = 0; entry < this.#count; entry++) {
      const base = this.#bases[entry]!;
      if (base === NONE) continue;
      next[entry] = first[base]!;
      first[base] = entry;
    }
    return [first, next];
  }

  #oidOf(entry: number): string {
    return this.#ids.toString('hex', entry * this.#oidBytes, (entry + 1) * this.#oidBytes);
  }

  #enter(oid: string): number {
    this.#oidBytes ||= oid.length / 2;
    if (this.#count * SLOTS >= this.#slots.length) this.#grow();
    const slot = this.#slotOf(oid);
    const known = this.#slots[slot]!;
    if (known !== NONE) return known;
    const entry = this.#count++;
    this.#key.copy(this.#ids, entry * this.#oidBytes, 0, this.#oidBytes);
    this.#slots[slot] = entry;
    return entry;
  }

  /** The slot that an id is in, or would are in; the id is in `#key` then. */
  #slotOf(oid: string): number {
    const oidBytes = this.#oidBytes;
    const mask = this.#slots.length - 1;
    this.#key.write(oid, 'hex');
    for (let slot = this.#key.readUInt32BE(0) & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot]!;
      if (entry === NONE) return slot;
      if (this.#ids.compare(this.#key, 0, oidBytes, entry * oidBytes, (entry + 1) * oidBytes) === 0) return slot;
    }
  }

  #grow(): void {
    const room = Math.max(FIRST_ROOM, this.#count * 2);
    this.#ids = Buffer.concat([this.#ids], room * this.#oidBytes);
    this.#sizes = grown(this.#sizes, new Float64Array(room).fill(Number.NaN));
    this.#bases = grown(this.#bases, new Int32Array(room).fill(NONE));
    const wanted = new Uint8Array(room);
    wanted.set(this.#wanted);
    this.#wanted = wanted;
    this.#slots = new Int32Array(room * SLOTS).fill(NONE);
    const mask = this.#slots.length - 1;
    for (let entry = 0; entry < this.#count; entry++) {
      let slot = this.#ids.readUInt32BE(entry * this.#oidBytes) & mask;
      while (this.#slots[slot] !== NONE) slot = (slot + 1) & mask;
      this.#slots[slot] = entry;
    }
  }
}

/** Objects in an order in which git reads them fast: what is no blob as it comes, then the blobs, which are in `table`, by families. */
export async function* inDeltaOrder<T extends { readonly oid: string; readonly kind: string }>(
  parts: AsyncIterable<readonly T[]>,
  table: DeltaListing,
): AsyncGenerator<readonly (T | ListedObject)[], void, undefined> {
  for await (const part of parts) {
    for (const { oid, kind } of part) if (kind === 'blob') table.want(oid);
    const others = part.filter(({ kind }) => kind !== 'blob');
    if (others.length > 0) yield others;
  }
  yield* table.families();
}
