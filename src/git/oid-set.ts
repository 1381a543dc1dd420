/** A `Set` holds up to 2^24 values; so many of them share the ids, by the first byte of each. */
const SETS = 256;

/** Object ids, each in about 60 bytes (SHA-1): a text of its own with one character for each byte. */
export class OidSet {
  readonly #sets = Array.from({ length: SETS }, () => new Set<string>());
  readonly #bytes = Buffer.alloc(32);

  add(oid: string): void {
    const key = this.#keyOf(oid);
    this.#setOf(key).add(key);
  }

  has(oid: string): boolean {
    const key = this.#keyOf(oid);
    return this.#setOf(key).has(key);
  }

  #keyOf(oid: string): string {
    return this.#bytes.toString('latin1', 0, this.#bytes.write(oid, 'hex'));
  }

  #setOf(key: string): Set<string> {
    return this.#sets[key.charCodeAt(0)]!;
  }
}
