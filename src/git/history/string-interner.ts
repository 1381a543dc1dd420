import { latin1 } from '../../core/latin1.ts';
import type { OidIndex } from '../pack/oid-index.ts';
import type { MemoryView } from './memory-view.ts';

/** Code of a folder's mode in the kernel. */
export const FOLDER = 4;
/** Code of a submodule's. */
export const SUBMODULE = 3;

/** Whether a key is of a folder. */
export function isFolder(key: number): boolean {
  return (key & 1) === 1;
}

/** The number of the name of a key. */
export function nameOf(key: number): number {
  return key >> 1;
}

/** The number of the id of a value; 0: the entry is not there. */
export function idOf(value: number): number {
  return value >> 2;
}

/** Whether a value is a submodule's. */
export function isSubmodule(value: number): boolean {
  return (value & 3) === SUBMODULE;
}

/** Numbers for what a thread reads in trees: keys for names, values for ids with their modes. Names, and ids that no pack has, are numbered as they come. */
export class StringInterner {
  readonly names = new Map<string, number>();
  /** Ids that no pack has, in hexadecimal: submodules, objects in files of their own, and what is missing. */
  readonly others = new Map<string, number>();
  readonly #memory: MemoryView;
  readonly #ids: OidIndex;

  constructor(memory: MemoryView, ids: OidIndex) {
    this.#memory = memory;
    this.#ids = ids;
  }

  /** Key of an entry: its name, and whether it is a folder. A file and a folder of one name are two entries. */
  keyOf(at: number, length: number, code: number): number {
    const name = latin1(this.#memory.bytes, at, at + length);
    return (numberOf(this.names, name) << 1) | (code === FOLDER ? 1 : 0);
  }

  /** Value of an entry: its id, and its mode. */
  valueOf(at: number, code: number): number {
    const known = this.#ids.find(this.#memory.view, at);
    return ((known || this.#otherOf(at)) << 2) | (code & 3);
  }

  #otherOf(at: number): number {
    const id = this.#memory.bytes.toString('hex', at, at + this.#ids.oidBytes);
    return this.#ids.count + 1 + numberOf(this.others, id);
  }
}

function numberOf(numbers: Map<string, number>, text: string): number {
  let number = numbers.get(text);
  if (number === undefined) numbers.set(text, (number = numbers.size));
  return number;
}
