import { nameOf } from './string-interner.ts';

/** The top of every tree. */
export const TOP = 0;

/** Numbers for paths: each is one entry further than another. */
export class PathTable {
  readonly #keys: number;
  readonly #numbers = new Map<number, number>();
  readonly #parents = [TOP];
  readonly #last = [0];

  /** `keys`: how many there are. */
  constructor(keys: number) {
    this.#keys = keys;
  }

  /** How many numbers are given. */
  get count(): number {
    return this.#parents.length;
  }

  /** The path of an entry of a folder. */
  child(folder: number, key: number): number {
    // exact: neither has more than 26 bits
    const together = folder * this.#keys + key;
    const known = this.#numbers.get(together);
    if (known !== undefined) return known;
    const number = this.#parents.length;
    this.#numbers.set(together, number);
    this.#parents.push(folder);
    this.#last.push(key);
    return number;
  }

  /** A path as text, with its bytes as Latin-1. */
  textOf(path: number, names: readonly string[]): string {
    const parts: string[] = [];
    for (let at = path; at !== TOP; at = this.#parents[at]!) parts.push(names[nameOf(this.#last[at]!)]!);
    return parts.reverse().join('/');
  }
}
