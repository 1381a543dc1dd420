import type { BlobBuffer } from '../blob-buffer.ts';
import type { CandidateSearch } from '../candidate-search.ts';
import type { Decoder } from '../decode/blob-decoder.ts';
import { findCopiedRanges, rangesToDecode, rangesToSearch } from './changed-ranges.ts';
import { overlapsSkipped } from './overlaps-skipped.ts';
import type { DeltaInput } from './scan-snapshot.ts';

/** The parts of a scanner that an incremental scan works with. */
interface ScanParts {
  readonly buffer: BlobBuffer;
  readonly search: CandidateSearch;
  readonly decoder: Decoder;
}

/**
 * Scans a blob that has a delta base by searching only where the outcome can differ (docs/design/incremental-scan.md). The result equals a full scan:
 * if unsure, `run` returns false and the caller scans the whole blob.
 */
export class IncrementalScan {
  readonly #parts: ScanParts;
  /** Budget that decoding the skipped parts would have spent, in bytes. */
  saved = 0;

  constructor(parts: ScanParts) {
    this.#parts = parts;
  }

  /** Scans the buffer, which holds the whole blob. Returns false if a full scan must decide; the caller then restarts. */
  run({ snapshot, copies }: DeltaInput): boolean {
    const { buffer, search, decoder } = this.#parts;
    const blob = { bytes: buffer.bytes, input: buffer.input, size: buffer.size };
    const copied = snapshot.encoding === buffer.encoding && findCopiedRanges({ snapshot, copies }, blob.size);
    if (!copied) return false;
    const { ranges, carriedOver } = rangesToSearch(copied, snapshot.candidates, {
      size: blob.size,
      ahead: search.ahead,
    });
    const decode = rangesToDecode(copied, blob, { known: snapshot.units, units: decoder.units });
    this.saved = decode.saved;
    if (!decoder.isModest(this.saved)) return false;
    search.replayMatches(carriedOver, snapshot.outcomes);
    buffer.pad();
    for (let i = 0; i < ranges.length; i += 2)
      search.searchBlob(buffer.input + ranges[i]!, buffer.input + ranges[i + 1]!);
    decoder.decodeIn(decode.ranges, { start: buffer.input, size: blob.size });
    search.log.addCarriedOver({ candidates: carriedOver, outcomes: snapshot.outcomes });
    const isSure = !search.unsure && decoder.isModest(this.saved);
    return isSure && !overlapsSkipped(carriedOver, search.pending, buffer.input);
  }
}
