import type { PackTable } from '../pack/pack-table.ts';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { READ_PADDING, type PackKernel } from './pack-kernel.ts';

/**
 * Entries of one family lie all over a pack, a few hundred bytes each: small pages, many of them, serve best. For the blobs of git/git, 285 MB of a pack,
 * 0.8 GB are read in pages of 8 KiB, 1.3 GB in those of 16 KiB, 4.4 GB in 64 KiB, with 16 MiB of them each time.
 */
const PAGE = 8 << 10;
const PAGES = 2 << 10;
/** Where an entry that crosses pages is read to, unless it is longer. */
const BOUNCE = 64 << 10;

/** Bytes of memory that a reader takes. */
export const READER_BYTES = BOUNCE + READ_PADDING + PAGES * PAGE;

// 0 if the system does not have it
const NON_BLOCKING = constants.O_NONBLOCK ?? 0;

/** Opens the file of a pack; -1 where it is not there, or not what it was when it was listed. */
function openPack({ path, size }: PackTable): number {
  let file = -1;
  try {
    file = openSync(path, constants.O_RDONLY | NON_BLOCKING);
    const found = fstatSync(file);
    if (found.isFile() && found.size === size) return file;
  } catch {
    // git looks for its objects again, and knows what to say where they are gone
  }
  if (file >= 0) closeSync(file);
  return -1;
}

/** Reads one pack into an unpacker's memory, with pages of it kept there. */
export class PackWindow {
  readonly #file: number;
  readonly #size: number;
  readonly #unpacker: PackKernel;
  readonly #bounce: number;
  readonly #pages: number;
  /** Which page of the file is at each place; -1: none. */
  readonly #held = new Float64Array(PAGES).fill(-1);

  /** `at`: address of READER_BYTES of the unpacker's memory. A pack that cannot be opened is one in which nothing can be found. */
  constructor(table: PackTable, unpacker: PackKernel, at: number) {
    this.#unpacker = unpacker;
    this.#size = table.size;
    this.#bounce = at;
    this.#pages = at + BOUNCE + READ_PADDING;
    this.#file = openPack(table);
  }

  /**
   * Address of `length` bytes from `offset` on, valid until the next call; -1 where they cannot be read. `spare`: where they may be put when they are
   * more than is kept room for.
   */
  find(offset: number, length: number, spare: number): number {
    if (this.#file < 0 || offset < 0 || length <= 0 || offset + length > this.#size) return -1;
    const page = Math.floor(offset / PAGE);
    const first = offset - page * PAGE;
    if (first + length <= PAGE) {
      const at = this.#load(page);
      return at < 0 ? -1 : at + first;
    }
    const at = length <= BOUNCE ? this.#bounce : spare;
    if (!this.#unpacker.reserve(at + length)) return -1;
    return this.#read(at, length, offset) ? at : -1;
  }

  close(): void {
    if (this.#file >= 0) closeSync(this.#file);
  }

  #load(page: number): number {
    const place = page % PAGES;
    const at = this.#pages + place * PAGE;
    if (this.#held[place] === page) return at;
    this.#held[place] = -1;
    const from = page * PAGE;
    if (!this.#read(at, Math.min(PAGE, this.#size - from), from)) return -1;
    this.#held[place] = page;
    return at;
  }

  /** Whether all of it could be read. */
  #read(at: number, length: number, from: number): boolean {
    try {
      return readSync(this.#file, this.#unpacker.bytes, at, length, from) === length;
    } catch {
      // what cannot be read is left to git
      return false;
    }
  }
}
