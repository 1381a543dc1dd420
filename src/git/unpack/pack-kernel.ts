import { canRun, instantiate } from '../../core/wasm.ts';
import { UNPACK_BASE64 } from './unpack.generated.ts';

/** Bytes that have to be there behind whatever the kernel reads or writes: it reads ahead, and copies by sixteen. */
export const READ_PADDING = 64;
/** Copies of one change that are told; the kernel counts on, but writes no more. */
export const MOST_COPIES = 1 << 15;

const PAGE = 1 << 16;
const TABLES = 1024;
/** More than the kernel's tables take. */
const TABLE_BYTES = 24 << 10;
const COPIES = TABLES + TABLE_BYTES;
const COPY_BYTES = 12;
/** Where the memory is its user's. */
const FREE = (COPIES + MOST_COPIES * COPY_BYTES + PAGE - 1) & -PAGE;
/** The memory is grown by so much at least. */
const STEP = 4 << 20;

/** What the kernel in `assembly/unpack.ts` exports; see there. All places are addresses in its memory, all results negative where the input is bad. */
interface KernelExports {
  configure(tables: number): void;
  inflate(from: number, end: number, out: number, size: number): number;
  targetSize(delta: number, end: number): number;
  applyDelta(...numbers: number[]): number;
  compareTrees(...numbers: number[]): number;
}

/** A change: where its instructions begin and end. */
export interface Delta {
  readonly start: number;
  readonly end: number;
}

/** Where bytes are in memory. */
export interface MemoryRange {
  readonly start: number;
  readonly size: number;
}

/** A tree, and the table of its entries: the address of its room for so many of three words each. */
export interface EntryTable extends MemoryRange {
  readonly table: number;
  readonly room: number;
  readonly count: number;
}

/** Where differences are told, how many at most, and bytes of an id. */
interface Comparison {
  readonly out: number;
  readonly most: number;
  readonly oidBytes: number;
}

/**
 * The kernel that unpacks entries of packs, and its memory, from `free` on its user's. Not re-entrant; one per thread.
 */
export class PackKernel {
  readonly free = FREE;
  readonly #memory: WebAssembly.Memory;
  readonly #kernel: KernelExports;
  #bytes: Uint8Array;

  /** @throws where the runtime lacks what the kernel needs: `createUnpacker` looks first. */
  constructor() {
    this.#memory = new WebAssembly.Memory({ initial: FREE / PAGE });
    this.#kernel = instantiate(UNPACK_BASE64, this.#memory) as KernelExports;
    this.#kernel.configure(TABLES);
    this.#bytes = new Uint8Array(this.#memory.buffer);
  }

  /** The memory. Another view after `reserve`. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Sees to it that the memory goes up to `end`, and what the kernel needs behind it. False if there is no more memory. */
  reserve(end: number): boolean {
    const missing = end + READ_PADDING - this.#bytes.length;
    if (missing <= 0) return true;
    try {
      this.#memory.grow(Math.ceil(Math.max(missing, STEP) / PAGE));
    } catch {
      return false;
    }
    this.#bytes = new Uint8Array(this.#memory.buffer);
    return true;
  }

  /**
   * Inflates the zlib stream at `from`, which ends at `end` at the latest, into exactly `out.size` bytes. Returns how long the stream is, or a
   * negative number where it is none of that size.
   */
  inflate(from: number, end: number, { start, size }: MemoryRange): number {
    return this.#kernel.inflate(from, end, start, size);
  }

  /** The size of what a change makes, or a negative number. */
  targetSize({ start, end }: Delta): number {
    return this.#kernel.targetSize(start, end);
  }

  /**
   * Makes what a change says of `base` into exactly `out.size` bytes. Returns of how many copies it consists, or a negative number where it is no change of
   * that.
   */
  applyDelta({ start, end }: Delta, base: MemoryRange, out: MemoryRange): number {
    return this.#kernel.applyDelta(start, end, base.start, base.size, out.start, out.size, COPIES, MOST_COPIES);
  }

  /**
   * Tells how a tree differs from a plain one, in `out`; see `compareTrees` in `assembly/trees.ts`. Returns how many entries differ, or a negative number where the
   * tree is not plain. `oidBytes`: bytes of an id.
   */
  compareTrees(base: EntryTable, made: EntryTable, { out, most, oidBytes }: Comparison): number {
    const { start, size, table, room } = made;
    // not spread: it is called for every tree
    return this.#kernel.compareTrees(
      base.start,
      base.size,
      base.table,
      base.room,
      base.count,
      start,
      size,
      table,
      room,
      oidBytes,
      out,
      most,
    );
  }

  /** The copies of the last change, at most MOST_COPIES: place in what was made, place in the base, length. Valid until the next call of any method. */
  copies(count: number): Int32Array {
    return new Int32Array(this.#memory.buffer, COPIES, count * 3);
  }
}

/** An unpacker, or undefined if the runtime has no WebAssembly SIMD: git reads then. */
export function createPackKernel(): PackKernel | undefined {
  return canRun(UNPACK_BASE64) ? new PackKernel() : undefined;
}
