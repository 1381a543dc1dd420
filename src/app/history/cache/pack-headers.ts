import type { PackHeaders, PackMemory } from '../../../git/pack/read-pack-table.ts';

const COUNT_BYTES = 4;

/**
 * What the headers of packs told an earlier scan. As bytes: for each pack its sum, how many entries it has (32 bits, little-endian), their bases (32 bits each, in the
 * order of bytes of the machine) and their kinds (a byte each).
 */
export class SavedPackHeaders implements PackMemory {
  readonly #oidBytes: number;
  readonly #old = new Map<string, PackHeaders>();
  /** Of packs that there are now. */
  readonly #used = new Map<string, PackHeaders>();
  #isNew = false;

  /** `oidBytes` of a sum in bytes. */
  constructor(oidBytes: number) {
    this.#oidBytes = oidBytes;
  }

  /** What `bytes` gave; undefined if they are anything else. */
  static parse(bytes: Buffer, oidBytes: number): SavedPackHeaders | undefined {
    const saved = new SavedPackHeaders(oidBytes);
    const head = oidBytes + COUNT_BYTES;
    let at = 0;
    while (at + head <= bytes.length) {
      const sum = bytes.toString('hex', at, at + oidBytes);
      const count = bytes.readUInt32LE(at + oidBytes);
      const kinds = at + head + count * Int32Array.BYTES_PER_ELEMENT;
      if (kinds + count > bytes.length) return undefined;
      const bases = new Int32Array(bytes.buffer.slice(bytes.byteOffset + at + head, bytes.byteOffset + kinds));
      saved.#old.set(sum, { bases, types: bytes.subarray(kinds, kinds + count) });
      at = kinds + count;
    }
    return at === bytes.length ? saved : undefined;
  }

  /** Whether there is something to be written. */
  get isNew(): boolean {
    return this.#isNew;
  }

  recall(sum: string): PackHeaders | undefined {
    const headers = this.#used.get(sum) ?? this.#old.get(sum);
    if (headers) this.#used.set(sum, headers);
    return headers;
  }

  remember(sum: string, headers: PackHeaders): void {
    this.#used.set(sum, headers);
    this.#isNew = true;
  }

  /** What is known of the packs that were asked for; of packs that are gone nothing is kept. */
  bytes(): Buffer {
    const parts: Uint8Array[] = [];
    for (const [sum, { bases, types }] of this.#used) {
      const head = Buffer.alloc(this.#oidBytes + COUNT_BYTES);
      head.write(sum, 'hex');
      head.writeUInt32LE(types.length, this.#oidBytes);
      parts.push(head, new Uint8Array(bases.buffer, bases.byteOffset, bases.byteLength), types);
    }
    return Buffer.concat(parts);
  }
}
