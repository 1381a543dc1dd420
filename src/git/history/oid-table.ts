import type { PackTable } from '../pack/pack-table.ts';
import { packedId } from '../pack/entry-oid.ts';
import { OidIndex } from '../pack/oid-index.ts';

/** Numbers of the ids of packs, and behind them those of ids that no pack has, in hexadecimal. */
export class OidTable {
  readonly #packs: readonly PackTable[];
  readonly #known: OidIndex;
  readonly #others: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #id: Buffer;
  readonly #view: DataView;

  /** `others`: ids that no pack has. */
  constructor(packs: readonly PackTable[], others: readonly string[]) {
    this.#packs = packs;
    this.#known = new OidIndex(packs);
    this.#others = others;
    this.#numbers = new Map(others.map((oid, i) => [oid, this.#known.count + 1 + i]));
    this.#id = Buffer.alloc(this.#known.oidBytes);
    this.#view = new DataView(this.#id.buffer, this.#id.byteOffset, this.#id.length);
  }

  /** The number of an id; 0 if it is none of these. */
  numberOf(oid: string): number {
    if (this.#id.write(oid, 'hex') !== this.#id.length) return 0;
    return this.numberAt(oid, this.#view, 0);
  }

  /** The number of an id whose bytes are at `at`. */
  numberAt(oid: string, view: DataView, at: number): number {
    return this.#known.find(view, at) || (this.#numbers.get(oid) ?? 0);
  }

  idOf(number: number): string {
    if (number > this.#known.count) return this.#others[number - this.#known.count - 1]!;
    const { pack, place } = this.#known.placeOf(number);
    return packedId(this.#packs[pack]!, place);
  }
}
