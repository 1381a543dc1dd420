import type { UnitList } from './units.ts';
import type { BlobEncoding } from '../encoding.ts';
import { PADDING } from '../kernel/layout.ts';
import type { Program } from '../program.ts';
import type { LogRecord, CandidateLog } from './candidate-log.ts';

/**
 * What the scan of a blob leaves to the scan of one that was made of it: where an outcome depends on more than the bytes near by. Everywhere else it
 * is known that nothing was found, and that nothing can be where the same bytes stand again. Holds places, and what the checks said of some of them, but
 * nothing of what is there. Spots are in the order of their places.
 */
export interface ScanSnapshot extends LogRecord {
  readonly encoding: BlobEncoding;
  /** Bytes of the blob. */
  readonly size: number;
  /** In ascending order: see `UnitList`. */
  readonly units: Int32Array;
}

/** What a blob has from one that was scanned before, by the same scanner. */
export interface DeltaInput {
  readonly snapshot: ScanSnapshot;
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
interface Ended extends Pick<ScanSnapshot, 'encoding' | 'size'> {
  readonly candidates: CandidateLog;
  readonly units: UnitList;
}

/** The snapshot of a scan; undefined if it would be too long. */
export function closeSnapshot({ encoding, size, candidates, units }: Ended): ScanSnapshot | undefined {
  const rows = units.close();
  const settled = candidates.close();
  return rows && settled && { encoding, size, units: rows, ...settled };
}
