/** A found secret, in offsets of the blob as it is scanned. */
export interface SeenSecret {
  readonly end: number;
  /** Bytes of its match before it; 0 if the checks of its rule do not look before those. */
  readonly lead: number;
  /** Whether it was carried over from the base, not found here. */
  readonly replayed: boolean;
}

/** What distinguishes secrets. */
interface Identity {
  readonly rule: number;
  readonly start: number;
  readonly end: number;
  /** Length of its own bytes, which may be decoded. */
  readonly length: number;
  /** Its place and value in compressed text. */
  readonly inside: string;
}

/** The secrets of a blob. One found twice counts where it was found first. */
export class SeenSecrets {
  readonly #seen = new Map<string, SeenSecret>();

  clear(): void {
    if (this.#seen.size > 0) this.#seen.clear();
  }

  /** Adds a secret. Returns the earlier one if it was seen before. */
  add({ rule, start, end, length, inside }: Identity, how: Omit<SeenSecret, 'end'>): SeenSecret | undefined {
    const key = `${rule}:${start}:${end}:${length}${inside}`;
    const before = this.#seen.get(key);
    if (!before) this.#seen.set(key, { end, lead: how.lead, replayed: how.replayed });
    return before;
  }

  /** Releases those that end before this offset. */
  forget(until: number): void {
    for (const [key, { end }] of this.#seen) if (end <= until) this.#seen.delete(key);
  }
}
