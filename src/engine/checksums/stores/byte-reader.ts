import { textOfBytes } from '../encodings/base64.ts';

/** Reads Java's `DataOutput` format: big-endian numbers, texts and bytes after their lengths. `at` is NaN once something reached beyond the end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  /** Whether everything read so far was there. */
  get isInside(): boolean {
    return !Number.isNaN(this.at);
  }

  /** The next bytes; empty beyond the end. */
  take(length: number): Uint8Array {
    const start = this.at;
    this.at = length >= 0 && start + length <= this.#bytes.length ? start + length : Number.NaN;
    return this.isInside ? this.#bytes.subarray(start, this.at) : new Uint8Array(0);
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  /** A signed number of 32 bits. */
  int(): number {
    const { at } = this;
    return this.take(4).length === 4 ? this.#view.getInt32(at) : 0;
  }

  /** A text after its length in two bytes (`writeUTF`), as Latin-1. */
  text(): string {
    const { at } = this;
    const length = this.take(2).length === 2 ? this.#view.getUint16(at) : 0;
    return textOfBytes(this.take(length));
  }

  /** Bytes after their length. */
  block(): Uint8Array {
    return this.take(this.int());
  }
}
