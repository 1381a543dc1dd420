import { READ_PADDING } from './pack-kernel.ts';

/** Contents kept at once end below so many bytes: what would not is left to git. */
export const DELTA_STACK_BYTES = 96 << 20;

/**
 * The contents of a chain of changes, each made from the one before it: what they are, and where they are in memory. Whoever makes the next one may let go
 * of the one that it was made from, so that a long chain takes the room of two or three. The user may leave a note with each.
 */
export class DeltaStack<Note = never> {
  readonly #low: number;
  readonly #entries: number[] = [];
  readonly #starts: number[] = [];
  readonly #sizes: number[] = [];
  /** Where the last of the contents up to each ends. */
  readonly #ends: number[] = [];
  readonly #notes: (Note | undefined)[] = [];
  readonly #places = new Map<number, number>();

  /** `low`: address from which on memory is free. */
  constructor(low: number) {
    this.#low = low;
  }

  get depth(): number {
    return this.#entries.length;
  }

  /** Address behind all contents. */
  get end(): number {
    return this.#ends.at(-1) ?? this.#low;
  }

  /** Address and bytes of the last content. */
  get start(): number {
    return this.#starts.at(-1)!;
  }

  get size(): number {
    return this.#sizes.at(-1)!;
  }

  /** The note left with the last content. */
  get note(): Note | undefined {
    return this.#notes.at(-1);
  }

  set note(note: Note | undefined) {
    this.#notes[this.#notes.length - 1] = note;
  }

  /** How many contents there are up to that of an entry, itself included; 0 if it is not among them. */
  depthOf(entry: number): number {
    return this.#places.get(entry) ?? 0;
  }

  /** Releases all but the first `depth`. */
  cut(depth: number): void {
    while (this.#entries.length > depth) {
      this.#places.delete(this.#entries.pop()!);
      this.#starts.pop();
      this.#sizes.pop();
      this.#ends.pop();
      this.#notes.pop();
    }
  }

  /** Address for a content of `size` bytes beside all those that are kept; -1 if there is no room. Before the last one, if it fits there. */
  place(size: number): number {
    const last = this.#entries.length - 1;
    const floor = last > 0 ? this.#ends[last - 1]! : this.#low;
    const room = size + READ_PADDING;
    if (last >= 0 && this.#starts[last]! - floor >= room) return floor;
    return this.end + room <= this.#low + DELTA_STACK_BYTES ? this.end : -1;
  }

  /** Keeps a content at an address that `place` gave. */
  push(entry: number, start: number, size: number): void {
    // a multiple of 16, so that copies by sixteen are aligned
    const end = (start + size + READ_PADDING + 15) & ~15;
    this.#ends.push(Math.max(this.end, end));
    this.#entries.push(entry);
    this.#starts.push(start);
    this.#sizes.push(size);
    this.#notes.push(undefined);
    this.#places.set(entry, this.#entries.length);
  }

  /** Releases the one that the last one was made from. */
  dropBase(): void {
    const entry = this.#entries.at(-1)!;
    const { start, size, note } = this;
    this.cut(this.#entries.length - 2);
    this.push(entry, start, size);
    this.note = note;
  }

  /** Releases the last one if it is this entry's. */
  dropLast(entry: number): void {
    if (this.#entries.at(-1) === entry) this.cut(this.#entries.length - 1);
  }
}
