import { TooManyMatches } from '../engine/matches/match-buffer.ts';
import type { OmissionKind } from '../core/omission.ts';
import type { Match } from '../engine/matches/match.ts';
import type { Scanner } from '../engine/scanner.ts';
import type { DeltaInput } from '../engine/incremental/scan-snapshot.ts';
import { createFingerprinter } from '../fingerprint/fingerprint.ts';
import { PointerDetector } from './lfs-pointer.ts';
import {
  packEvidence,
  packFacts,
  packComments,
  type BatchResult,
  type FileReason,
  type FileSnapshot,
  type PoolFile,
  type ScanPlan,
} from './protocol.ts';
import { readFile, type ReadOutcome } from './file-scanner.ts';

/** What a thread tells of where it is; a watchdog may be looking. */
export interface ProgressSink {
  /** Index of the file that begins, or -1 after the last one. */
  readonly file: (index: number) => void;
  readonly beat: () => void;
}

/** Why a file is said to be limited. */
const LIMITED = 'encoded text inside it was too large or nested too deeply to be decoded';

/** Nobody is looking. */
const UNWATCHED: ProgressSink = { file: () => {}, beat: () => {} };

/** Scans batches and streams with one scanner. Not re-entrant; one per thread. */
export interface BatchScanner {
  readonly scanBatch: (files: readonly PoolFile[]) => BatchResult;
  /** One blob from a stream, as file 0 of its result. */
  readonly scanStream: (chunks: AsyncIterable<Uint8Array>) => Promise<BatchResult>;
}

/** A result as it grows. */
export interface BatchResultBuilder {
  scanned: number;
  bytes: number;
  readonly sizes: number[];
  readonly rows: number[];
  readonly texts: string[];
  readonly skipped: FileReason[];
  readonly failed: FileReason[];
  readonly limited: FileReason[];
  readonly pointers: number[];
  readonly snapshots: FileSnapshot[];
}

/** Writes what became of blobs into results: of each either `finish` or `stop`, once. */
export interface BlobWriter {
  /** The blob has ended: writes its matches. False if there are more of them than are given back, which is then a failure of it. */
  readonly finish: (builder: BatchResultBuilder, file: number, inherited?: DeltaInput) => boolean;
  /** The scan of the blob has stopped: writes why, and what was found until then if that is worth something. */
  readonly stop: (builder: BatchResultBuilder, file: number, error: unknown) => void;
}

/** A result with nothing in it. */
export function newBatchResult(): BatchResultBuilder {
  const omitted = { skipped: [], failed: [], limited: [], pointers: [] };
  return { scanned: 0, bytes: 0, sizes: [], rows: [], texts: [], ...omitted, snapshots: [] };
}

/** Counts an object that was read to the end. */
export function countObject(builder: BatchResultBuilder, place: number, size: number): void {
  builder.scanned++;
  builder.bytes += size;
  builder.sizes.push(place, size);
}

/** The result, ready to cross the thread. */
export function resultOf(builder: BatchResultBuilder): BatchResult {
  return { ...builder, sizes: Float64Array.from(builder.sizes), rows: Float64Array.from(builder.rows) };
}

/** Binds a scanner to a plan. */
export function createBatchScanner(scanner: Scanner, plan: ScanPlan, progress: ProgressSink = UNWATCHED): BatchScanner {
  const writer = createBlobWriter(scanner, plan);
  const into = { scanner, beat: progress.beat, pointers: new PointerDetector() };
  return {
    scanBatch(files) {
      const builder = newBatchResult();
      for (const [index, file] of files.entries()) {
        progress.file(index);
        scanFile(() => readFile(into, file), index, { scanner, builder, writer });
        if (into.pointers.isPointer) builder.pointers.push(index);
      }
      progress.file(-1);
      return resultOf(builder);
    },
    async scanStream(chunks) {
      const builder = newBatchResult();
      scanner.begin();
      try {
        let bytes = 0;
        for await (const chunk of chunks) bytes += pushAll(scanner, chunk);
        if (!writer.finish(builder, 0)) return resultOf(builder);
        builder.scanned = 1;
        builder.bytes = bytes;
      } catch (error) {
        if (!(error instanceof TooManyMatches)) throw error;
        writer.stop(builder, 0, error);
      }
      return resultOf(builder);
    },
  };
}

/** Pushes bytes of any length through the scanner. */
export function pushAll(scanner: Scanner, chunk: Uint8Array): number {
  for (let at = 0; at < chunk.length;) {
    const room = scanner.room();
    const piece = chunk.subarray(at, at + room.length);
    room.set(piece);
    scanner.push(piece.length);
    at += piece.length;
  }
  return chunk.length;
}

/**
 * Scans one file. Whatever goes wrong inside becomes the failure of this file, with no more of the error than its kind: a message could quote
 * the file. A file that changed while it was read keeps the matches found so far.
 */
function scanFile(
  read: () => ReadOutcome,
  index: number,
  { scanner, builder, writer }: { scanner: Scanner; builder: BatchResultBuilder; writer: BlobWriter },
): void {
  try {
    scanner.begin();
    const outcome = read();
    const isWhole = writer.finish(builder, index);
    if (outcome.result === 'read') {
      if (!isWhole) return;
      builder.scanned++;
      builder.bytes += outcome.bytes;
    } else if (isWhole) builder[outcome.result].push([index, outcome.kind, outcome.reason]);
  } catch (error) {
    writer.stop(builder, index, error);
  }
}

/** Why a scan of one file stopped, with no more of the error than its kind: a message could quote the file. */
function explainStop(error: unknown): string {
  return `the scanner stopped on this file (${error instanceof Error ? error.name : typeof error})`;
}

/** Writes into results what a scanner finds, with fingerprints where the plan asks for them. */
export function createBlobWriter(scanner: Scanner, plan: ScanPlan): BlobWriter {
  const addMatches = createMatchWriter(scanner, plan);
  const fail = (builder: BatchResultBuilder, file: number, why: readonly [OmissionKind, string]): void =>
    void builder.failed.push([file, ...why]);
  return {
    finish(builder, file, inherited) {
      addMatches(builder, file, scanner.finish(inherited));
      if (scanner.overflow === undefined) return true;
      fail(builder, file, ['over-budget', scanner.overflow]);
      return false;
    },
    stop(builder, file, error) {
      if (!(error instanceof TooManyMatches)) return fail(builder, file, ['failed', explainStop(error)]);
      addMatches(builder, file, scanner.found());
      fail(builder, file, ['over-budget', scanner.overflow ?? error.message]);
    },
  };
}

function createMatchWriter(
  scanner: Scanner,
  { fingerprints, key }: ScanPlan,
): (builder: BatchResultBuilder, file: number, matches: readonly Match[]) => void {
  const { program } = scanner;
  const fingerprint = createFingerprinter(key, fingerprints);
  return (builder, file, matches) => {
    for (const match of matches) {
      const { rule, secret } = match;
      const mask = packEvidence(match.evidence);
      const family = program.rules[rule]!.family;
      const mark = fingerprint(secret, family);
      builder.rows.push(
        file,
        rule,
        match.line,
        match.column,
        match.endLine,
        match.endColumn,
        match.start,
        match.end,
        mask,
      );
      const decoded = match.decoded?.join(',') ?? '';
      builder.texts.push(secret.redacted(), mark, decoded, packComments(match.comments), packFacts(match.facts));
    }
    if (scanner.limited) builder.limited.push([file, 'undecoded', LIMITED]);
  };
}
