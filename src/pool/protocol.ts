import type { FingerprintUse } from '../fingerprint/fingerprint.ts';
import type { PackTable, PackedBatch } from '../git/pack/pack-table.ts';
import type { Facts, SuppressionComment, Span } from '../core/finding.ts';
import type { OmissionKind } from '../core/omission.ts';
import { EVIDENCE, type EvidenceId } from '../engine/matches/match.ts';
import type { Program } from '../engine/program.ts';
import type { ScoreWeights } from '../engine/evidence/score-weights.ts';
import type { ScanSnapshot } from '../engine/incremental/scan-snapshot.ts';

/** A file to read and scan. */
export interface PoolFile {
  /** Absolute path to open: text, or bytes if the name is not UTF-8. */
  readonly path: string | Uint8Array;
  /** Listed in git's index, so that a missing file is not a failure. */
  readonly tracked: boolean;
}

/** An object of a repository's database, to read through git and scan. */
export interface PoolObject {
  /** Its full id, in hexadecimal. */
  readonly oid: string;
}

/** Anything that a worker reads and scans. All items of a batch are of one kind. */
export type PoolItem = PoolFile | PoolObject;

/** A program with its arguments and environment: how a worker starts `git cat-file` for its objects. */
export interface CatFileOptions {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Written before each id. */
  readonly prefix: string;
  /** Written after the ids of a batch, so that the program answers all of them; may be empty. */
  readonly flush: string;
}

/** Files for one worker. */
export interface Batch<F extends PoolItem = PoolFile> {
  readonly files: readonly F[];
}

/** How a scan reports its matches, the same for every file. */
export interface ScanPlan {
  readonly prefilter: 'auto' | 'simd' | 'scalar';
  readonly fingerprints: FingerprintUse;
  /** Key of the fingerprints: the salt in the baseline's header, a team's secret, or `DEFAULT_KEY`. */
  readonly key: Uint8Array;
  readonly weights: ScoreWeights;
}

/** Index of a file in its batch, and why it was not scanned. */
export type FileReason = readonly [file: number, kind: OmissionKind, reason: string];

/** Index of a file in its batch, and the snapshot of its scan. */
export type FileSnapshot = readonly [file: number, snapshot: ScanSnapshot];

/** Result of one batch. Flat and free of secrets, because it crosses the thread boundary. */
export interface BatchResult {
  /** Number of files read completely. */
  readonly scanned: number;
  readonly bytes: number;
  /** Index in the batch and size of each repository object that was read completely. Empty for files. */
  readonly sizes: Float64Array;
  /** `ROW_FIELDS` numbers per match, ordered by file, then by match. */
  readonly rows: Float64Array;
  /**
   * For each match: redacted form, fingerprint ('' if not requested), decoders separated by commas, suppression comments (`packComments`),
   * facts as JSON ('' if there are none).
   */
  readonly texts: readonly string[];
  readonly skipped: readonly FileReason[];
  readonly failed: readonly FileReason[];
  /** Scanned, but with text left encoded. */
  readonly limited: readonly FileReason[];
  /** Scanned, and Git LFS pointers: their contents are elsewhere. */
  readonly pointers: readonly number[];
  /** For objects with matches that were read from packs, if requested: snapshots for the next scan of the same object. */
  readonly snapshots: readonly FileSnapshot[];
}

/** A match from a worker. */
export interface MatchRow extends Span {
  /** Index into the batch's files. */
  readonly file: number;
  /** Index into `Program.rules`. */
  readonly rule: number;
  readonly evidence: readonly EvidenceId[];
  readonly redacted: string;
  readonly fingerprint: string;
  readonly facts: Facts;
  /** Decoders that the secret was read through, outermost first. */
  readonly decoded: readonly string[];
  readonly comments: readonly SuppressionComment[];
}

/** Numbers of a row: file, rule, line, column, endLine, endColumn, start, end, evidence (bit i: EVIDENCE[i]). */
export const ROW_FIELDS = 9;
/** Number of texts of a row. */
export const TEXT_FIELDS = 5;

/** Packs evidence into a number: bit i is EVIDENCE[i]; exact up to 53 kinds. */
export function packEvidence(evidence: readonly EvidenceId[]): number {
  let mask = 0;
  for (const id of new Set(evidence)) mask += 2 ** EVIDENCE.indexOf(id);
  return mask;
}

/** Reverses `packEvidence`, in the order of EVIDENCE. */
export function unpackEvidence(mask: number): EvidenceId[] {
  return EVIDENCE.filter((_, bit) => Math.floor(mask / 2 ** bit) % 2 === 1);
}

/** Packs suppression comments into a text: a line for each, preceded by its line number. */
export function packComments(comments: readonly SuppressionComment[] = []): string {
  return comments.map(({ line, text }) => `${line} ${text}`).join('\n');
}

/** Reverses `packComments`. */
function unpackComments(packed: string): SuppressionComment[] {
  if (packed === '') return [];
  return packed.split('\n').map((row) => {
    const space = row.indexOf(' ');
    return { line: Number(row.slice(0, space)), text: row.slice(space + 1) };
  });
}

/** Packs facts into a text. */
export function packFacts(facts: Facts | undefined): string {
  return facts ? JSON.stringify(facts) : '';
}

/** Reverses `packFacts`. */
function unpackFacts(packed: string): Facts {
  return packed === '' ? {} : (JSON.parse(packed) as Facts);
}

/** Reads the matches of a result. */
export function readRows({ rows, texts }: BatchResult): MatchRow[] {
  const matches: MatchRow[] = [];
  for (let at = 0, text = 0; at < rows.length; at += ROW_FIELDS, text += TEXT_FIELDS) {
    matches.push({
      file: rows[at]!,
      rule: rows[at + 1]!,
      line: rows[at + 2]!,
      column: rows[at + 3]!,
      endLine: rows[at + 4]!,
      endColumn: rows[at + 5]!,
      start: rows[at + 6]!,
      end: rows[at + 7]!,
      evidence: unpackEvidence(rows[at + 8]!),
      redacted: texts[text]!,
      fingerprint: texts[text + 1]!,
      decoded: texts[text + 2]!.split(',').filter((name) => name !== ''),
      comments: unpackComments(texts[text + 3]!),
      facts: unpackFacts(texts[text + 4]!),
    });
  }
  return matches;
}

/** A result with one failed file. */
export function failedResult(failure: FileReason): BatchResult {
  return {
    scanned: 0,
    bytes: 0,
    sizes: new Float64Array(0),
    rows: new Float64Array(0),
    texts: [],
    skipped: [],
    failed: [failure],
    limited: [],
    pointers: [],
    snapshots: [],
  };
}

/** What a worker starts with: all it needs to create its scanner. */
export interface WorkerStart {
  readonly program: Program;
  readonly plan: ScanPlan;
  /** `PROGRESS_FIELDS` 32-bit integers, shared with the main thread. */
  readonly progress: SharedArrayBuffer;
}

/** Source of a repository's objects. A worker receives it before its first job with objects. */
export interface ObjectOrigin {
  readonly objects: CatFileOptions;
  /** Packs of the batches of entries. An entry that cannot be read completely is read through `objects`. */
  readonly packs: readonly PackTable[];
  /** Whether results include snapshots. */
  readonly leavesSnapshots: boolean;
}

/** Entries of a pack, with snapshots from earlier scans of some of them, by entry. */
export interface KnownBatch extends PackedBatch {
  readonly snapshots?: ReadonlyMap<number, ScanSnapshot> | undefined;
}

/** Files or objects for a worker. */
export interface ItemsJob {
  readonly id: number;
  readonly files: readonly PoolItem[];
}

/** Entries of a pack for a worker; file indexes of its result refer to `entries`. */
export interface PackedJob extends KnownBatch {
  readonly id: number;
}

/** Work, sent to a worker. */
export type WorkerJob = ItemsJob | PackedJob;

/** Any message to a worker. */
export type WorkerMessage = ObjectOrigin | WorkerJob;

/** A message from a worker. */
export interface WorkerReply {
  readonly id: number;
  readonly result: BatchResult;
}

/** Fields of the progress that a worker shares. The worker writes, the main thread reads; each field is atomic by itself. */
export const PROGRESS = {
  /** Id of the current job, or -1. */
  job: 0,
  /** Index of the current file in that job, or -1 between files. */
  file: 1,
  /** Index of the running user rule, or -1. */
  rule: 2,
  /** Counts starts of files, chunks read and starts of user rules; wraps. If it does not change, nothing happens. */
  beat: 3,
} as const;
export const PROGRESS_FIELDS = 4;
