/*
 * The rolling hash by which code scanning distinguishes alerts (`primaryLocationLineHash`). A polynomial of base 37 modulo 2^64 over the 100
 * characters (UTF-16 units, no spaces or tabs) from the start of a line; CR and CRLF count as LF; after the end come 65535 and zeros.
 * Source: github/codeql-action, src/fingerprints.ts. Reimplemented in four 16-bit limbs: products of two limbs are exact in a double.
 */
const BLOCK = 100;
const BASE = 37;
const END = 0xffff;
const LIMB = 0x10000;

/** 37^100 modulo 2^64, lowest limb first: the factor of the character that leaves the window. */
const LEAVING = limbsOf(BigInt.asUintN(64, BigInt(BASE) ** BigInt(BLOCK)));

function limbsOf(value: bigint): readonly [number, number, number, number] {
  const limb = (index: bigint): number => Number((value >> (16n * index)) & 0xffffn);
  return [limb(0n), limb(1n), limb(2n), limb(3n)];
}

/** Hashes some lines (counted from 1; CR, LF and CRLF end one) of a text that comes in chunks. */
export class LineHasher {
  readonly #wanted: ReadonlySet<number>;
  /** The last characters, and for each the line that it begins, or 0. */
  readonly #window = new Uint16Array(BLOCK);
  readonly #starts = new Int32Array(BLOCK);
  readonly #limbs: [number, number, number, number] = [0, 0, 0, 0];
  readonly #counts = new Map<string, number>();
  readonly #hashes = new Map<number, string>();
  #index = 0;
  #line = 0;
  #lineStarts = true;
  #afterCr = false;

  constructor(wanted: ReadonlySet<number>) {
    this.#wanted = wanted;
  }

  push(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const skipped = unit === 0x20 || unit === 0x09 || (this.#afterCr && unit === 0x0a);
      this.#afterCr = unit === 0x0d;
      if (!skipped) this.#take(unit === 0x0d ? 0x0a : unit);
    }
  }

  /** Returns the hash of each wanted line, `hex:count`; the count distinguishes lines with equal blocks. */
  finish(): ReadonlyMap<number, string> {
    this.#take(END);
    for (let i = 0; i < BLOCK; i++) {
      if (this.#starts[this.#index]! > 0) this.#emit();
      this.#roll(0);
    }
    return this.#hashes;
  }

  #take(unit: number): void {
    if (this.#starts[this.#index]! > 0) this.#emit();
    if (this.#lineStarts) this.#starts[this.#index] = ++this.#line;
    this.#lineStarts = unit === 0x0a;
    this.#roll(unit);
  }

  #emit(): void {
    const hex = hexOf(this.#limbs);
    const count = (this.#counts.get(hex) ?? 0) + 1;
    this.#counts.set(hex, count);
    const line = this.#starts[this.#index]!;
    if (this.#wanted.has(line)) this.#hashes.set(line, `${hex}:${count}`);
    this.#starts[this.#index] = 0;
  }

  #roll(unit: number): void {
    const leaving = this.#window[this.#index]!;
    this.#window[this.#index] = unit;
    let carry = unit;
    for (let i = 0; i < 4; i++) {
      const sum = BASE * this.#limbs[i]! - LEAVING[i]! * leaving + carry;
      carry = Math.floor(sum / LIMB);
      this.#limbs[i] = sum - carry * LIMB;
    }
    this.#index = (this.#index + 1) % BLOCK;
  }
}

function hexOf(limbs: readonly number[]): string {
  const hex = limbs.map((limb) => limb.toString(16).padStart(4, '0'));
  return hex
    .reverse()
    .join('')
    .replace(/^0+(?=.)/, '');
}
