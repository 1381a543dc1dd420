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

/** Receives the position of a thread; a watchdog may read it. */
export interface ProgressSink {
  /** Index of the file that begins, or -1 after the last one. */
  readonly file: (index: number) => void;
  readonly beat: () => void;
}

/** Why a file is limited. */
const LIMITED =
  'encoded text inside it was too large or nested too deeply to be decoded, or it holds too many names of secrets';

/** For a thread without a watchdog. */
const UNWATCHED: ProgressSink = { file: () => {}, beat: () => {} };

/** Scans batches and streams with one scanner. Not re-entrant; one per thread. */
export interface BatchScanner {
  readonly scanBatch: (files: readonly PoolFile[]) => BatchResult;
  /** Scans one blob from a stream, as file 0 of its result. */
  readonly scanStream: (chunks: AsyncIterable<Uint8Array>) => Promise<BatchResult>;
}

/** A result under construction. */
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

/** Writes the outcome of blobs into results: for each either `finish` or `stop`, once. */
export interface BlobWriter {
  /** Ends the blob and writes its matches. Returns false if there are too many, in which case the blob fails. */
  readonly finish: (builder: BatchResultBuilder, file: number, inherited?: DeltaInput) => boolean;
  /** Writes why the scan of the blob stopped, and the matches until then if they are usable. */
  readonly stop: (builder: BatchResultBuilder, file: number, error: unknown) => void;
}

/** An empty result. */
export function newBatchResult(): BatchResultBuilder {
  const omitted = { skipped: [], failed: [], limited: [], pointers: [] };
  return { scanned: 0, bytes: 0, sizes: [], rows: [], texts: [], ...omitted, snapshots: [] };
}

/** Counts an object that was read completely. */
export function countObject(builder: BatchResultBuilder, place: number, size: number): void {
  builder.scanned++;
  builder.bytes += size;
  builder.sizes.push(place, size);
}

/** Converts the result for transfer between threads. */
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
 * Scans one file. Any error becomes a failure of this file, reported only by its kind, because a message could quote the file. A file that changed
 * while it was read keeps the matches found so far.
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

/** Explains why the scan of a file stopped, only by the kind of error, because a message could quote the file. */
function explainStop(error: unknown): string {
  return `the scanner stopped on this file (${error instanceof Error ? error.name : typeof error})`;
}

/** Creates the writer of a scanner's matches into results, with fingerprints if the plan requests them. */
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
