import type { UnitList } from './units.ts';
import type { BlobEncoding } from '../encoding.ts';
import { PADDING } from '../kernel/layout.ts';
import type { Program } from '../program.ts';
import type { LogRecord, CandidateLog } from './candidate-log.ts';

/**
 * What the scan of a blob leaves for the scan of a blob with this delta base: candidates whose outcome depends on more than nearby bytes. Everywhere
 * else nothing was found, and nothing can be found in equal bytes. Holds offsets, ordered by place, and what the checks found, but no bytes of the
 * blob.
 */
export interface ScanSnapshot extends LogRecord {
  readonly encoding: BlobEncoding;
  /** Bytes of the blob. */
  readonly size: number;
  /** In ascending order; see `UnitList`. */
  readonly units: Int32Array;
}

/** What a blob shares with its delta base, which the same scanner has scanned. */
export interface DeltaInput {
  readonly snapshot: ScanSnapshot;
  /**
   * Rows of three numbers: offset in the blob, offset in the base, number of equal bytes. In ascending order of the first, without overlaps there.
   * Everything else is new.
   */
  readonly copies: Int32Array;
}

/** How far `lookAtName` looks beyond a name's text. */
const LOOK_REACH = 240;

/** Bytes after a candidate that decide whether it is read, and its outcome unless its rule looks further. */
export function reachAhead({ table }: Program): number {
  return table.lengths.reduce((most, length) => Math.max(most, length), 0) + Math.max(LOOK_REACH, PADDING + 1);
}

/** What a finished scan leaves. */
interface Ended extends Pick<ScanSnapshot, 'encoding' | 'size'> {
  readonly candidates: CandidateLog;
  readonly units: UnitList;
}

/** Returns the snapshot of a scan; undefined if it would be too long. */
export function closeSnapshot({ encoding, size, candidates, units }: Ended): ScanSnapshot | undefined {
  const rows = units.close();
  const log = candidates.close();
  return rows && log && { encoding, size, units: rows, ...log };
}
