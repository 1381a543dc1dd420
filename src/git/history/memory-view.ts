import type { PackKernel } from '../unpack/pack-kernel.ts';

/** Views of a kernel's memory, made anew where that has grown. */
export class MemoryView {
  readonly #unpacker: PackKernel;
  #bytes: Buffer = Buffer.alloc(0);
  #view: DataView = new DataView(new ArrayBuffer(0));
  #words: Uint32Array = new Uint32Array(0);

  constructor(unpacker: PackKernel) {
    this.#unpacker = unpacker;
  }

  /** To be called after whatever may have made the memory grow. */
  renew(): void {
    const { buffer } = this.#unpacker.bytes;
    if (this.#bytes.buffer === buffer) return;
    this.#bytes = Buffer.from(buffer);
    this.#view = new DataView(buffer);
    this.#words = new Uint32Array(buffer);
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  get view(): DataView {
    return this.#view;
  }

  get words(): Uint32Array {
    return this.#words;
  }
}
