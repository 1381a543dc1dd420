/** A matched value that cannot be printed by accident: every usual conversion to text gives the redacted form. */
export class Secret {
  readonly #bytes: Uint8Array;
  readonly #name: string | undefined;

  /** @param name public text to show instead: the name of a variable, if the bytes are code that has no value of it */
  constructor(bytes: Uint8Array, name?: string) {
    this.#bytes = bytes.slice();
    this.#name = name;
  }

  /** Length in bytes. */
  get length(): number {
    return this.#bytes.length;
  }

  /** The bytes themselves. Called in two places only: engine/evidence/checks.ts and fingerprint/fingerprint.ts. */
  reveal(): Uint8Array {
    return this.#bytes;
  }

  /** The first four printable bytes at most, and the length: `ghp_...(40)`. Values under 16 bytes show only their length. A name is shown whole. */
  redacted(): string {
    if (this.#name !== undefined) return this.#name;
    const shown = this.#bytes.length >= 16 ? 4 : 0;
    let head = '';
    for (let i = 0; i < shown; i++) {
      const byte = this.#bytes[i] ?? 0;
      head += byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '?';
    }
    return `${head}...(${this.#bytes.length})`;
  }

  toString(): string {
    return this.redacted();
  }

  toJSON(): string {
    return this.redacted();
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.redacted();
  }
}
