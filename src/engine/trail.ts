import type { UnitList } from './decode/units.ts';
import type { BlobEncoding } from './encoding.ts';
import { PADDING } from './kernel/layout.ts';
import type { Program } from './program.ts';
import type { Spot, SpotList } from './spots.ts';

/**
 * What the scan of a blob leaves to the scan of one that was made of it: where an outcome depends on more than the bytes near by. Everywhere else it
 * is known that nothing was found, and that nothing can be where the same bytes stand again. Holds places, and nothing of what stands there.
 */
export interface Trail {
  readonly encoding: BlobEncoding;
  /** Bytes of the blob. */
  readonly size: number;
  /** In the order of their places. */
  readonly spots: readonly Spot[];
  /** In ascending order: see `UnitList`. */
  readonly units: Int32Array;
  /** Bytes that decoding took of its budget, or more. */
  readonly spent: number;
}

/** What a blob has from one that was scanned before, by the same scanner. */
export interface Inherited {
  readonly trail: Trail;
  /**
   * Rows of three, in ascending order of the first, which do not overlap there: place in the blob, place in the one before, number of equal bytes. All
   * else is new.
   */
  readonly copies: Int32Array;
}

/** Bytes from a candidate on that decide whether the prefilter hands it out, and what becomes of it unless its rule reaches far. */
export function reachAhead({ table }: Program): number {
  return table.lengths.reduce((most, length) => Math.max(most, length), 0) + PADDING + 1;
}

/** What is told of a scan in its end. */
interface Ended extends Pick<Trail, 'encoding' | 'size' | 'spent'> {
  readonly spots: SpotList;
  readonly units: UnitList;
}

/** The trail of a scan; undefined where it would be too long. */
export function closeTrail({ encoding, size, spent, spots, units }: Ended): Trail | undefined {
  const rows = units.close();
  const places = spots.close();
  return rows && places && { encoding, size, spent, spots: places, units: rows };
}
