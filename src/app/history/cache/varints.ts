/** Whole numbers as bytes, seven bits in each, small ones first of all short: for numbers of up to 50 bits, also below zero. */

/** Numbers as they are written. */
export class VarintWriter {
  #bytes = Buffer.alloc(1024);
  #length = 0;

  add(number: number): void {
    if (this.#length + 8 > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)]);
    let rest = number < 0 ? -number * 2 - 1 : number * 2;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest % 128) + 128;
    this.#bytes[this.#length++] = rest;
  }

  /** What was written, and begins anew. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }
}

/** Reads what a `VarintWriter` wrote; behind its end there are zeros. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Whether all was read. */
  get ended(): boolean {
    return this.#at >= this.#bytes.length;
  }

  next(): number {
    let number = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.#at++] ?? 0;
      number += (byte % 128) * factor;
      if (byte < 128) break;
    }
    return number % 2 === 1 ? -(number + 1) / 2 : number / 2;
  }
}
