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
  /** Absolute path to open: text, or bytes where the name is not UTF-8. */
  readonly path: string | Uint8Array;
  /** Listed by git's index: that it is not there is no failure. */
  readonly tracked: boolean;
}

/** An object of a repository's database to read through git and scan. */
export interface PoolObject {
  /** Its full id, in hexadecimal. */
  readonly oid: string;
}

/** Anything a worker reads and scans. The files of a batch are all of one sort. */
export type PoolItem = PoolFile | PoolObject;

/** A program with its arguments and surroundings: how a worker starts `git cat-file` for the objects it is given. */
export interface CatFileOptions {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Written before each id. */
  readonly prefix: string;
  /** Written after the ids of a batch, so that the program answers them all; may be empty. */
  readonly flush: string;
}

/** Files that one worker takes at a time. */
export interface Batch<F extends PoolItem = PoolFile> {
  readonly files: readonly F[];
}

/** What a scan does with its matches, the same for every file. */
export interface ScanPlan {
  readonly prefilter: 'auto' | 'simd' | 'scalar';
  readonly fingerprints: FingerprintUse;
  /** Key of the fingerprints: the salt of the baseline's header, a secret of the team's, or `DEFAULT_KEY`. */
  readonly key: Uint8Array;
  readonly weights: ScoreWeights;
}

/** Index of a file in its batch, and why it was not scanned. */
export type FileReason = readonly [file: number, kind: OmissionKind, reason: string];

/** Index of a file in its batch, and what its scan has left. */
export type FileSnapshot = readonly [file: number, snapshot: ScanSnapshot];

/** What became of one batch. Flat, and free of secrets: this is what crosses the thread. */
export interface BatchResult {
  /** Files read to the end. */
  readonly scanned: number;
  readonly bytes: number;
  /** Of each object of a repository that was read to the end: its index in the batch, and its bytes. Nothing of other files. */
  readonly sizes: Float64Array;
  /** `ROW_FIELDS` numbers for each match, in the order of the files, then of the matches. */
  readonly rows: Float64Array;
  /** For each match: redacted form, fingerprint ('' where none was asked for), decoders with commas between them ('' if there are none), suppression comments (`packComments`), facts as JSON ('' if there are none). */
  readonly texts: readonly string[];
  readonly skipped: readonly FileReason[];
  readonly failed: readonly FileReason[];
  /** Scanned, but with text left encoded. */
  readonly limited: readonly FileReason[];
  /** Scanned, and pointers of Git LFS: their contents are elsewhere. */
  readonly pointers: readonly number[];
  /** Of objects with matches that were read from packs, where that is asked for: what the next scan of the same object can go on from. */
  readonly snapshots: readonly FileSnapshot[];
}

/** A match as it came out of a worker. */
export interface MatchRow extends Span {
  /** Index into the batch's files. */
  readonly file: number;
  /** Index into `Program.rules`. */
  readonly rule: number;
  readonly evidence: readonly EvidenceId[];
  readonly redacted: string;
  readonly fingerprint: string;
  readonly facts: Facts;
  /** What the secret was read through, outermost first. */
  readonly decoded: readonly string[];
  readonly comments: readonly SuppressionComment[];
}

/** Numbers of a row: file, rule, line, column, endLine, endColumn, start, end, evidence (bit i: EVIDENCE[i]). */
export const ROW_FIELDS = 9;
/** Texts of a row. */
export const TEXT_FIELDS = 5;

/** The evidence as one number, bit i standing for EVIDENCE[i]; exact up to 53 kinds. */
export function packEvidence(evidence: readonly EvidenceId[]): number {
  let mask = 0;
  for (const id of new Set(evidence)) mask += 2 ** EVIDENCE.indexOf(id);
  return mask;
}

/** The evidence of `packEvidence`, in the order of EVIDENCE. */
export function unpackEvidence(mask: number): EvidenceId[] {
  return EVIDENCE.filter((_, bit) => Math.floor(mask / 2 ** bit) % 2 === 1);
}

/** Suppression comments as one text: a line each, with the number of the line it is on before it. */
export function packComments(comments: readonly SuppressionComment[] = []): string {
  return comments.map(({ line, text }) => `${line} ${text}`).join('\n');
}

/** The comments of `packComments`. */
function unpackComments(packed: string): SuppressionComment[] {
  if (packed === '') return [];
  return packed.split('\n').map((row) => {
    const space = row.indexOf(' ');
    return { line: Number(row.slice(0, space)), text: row.slice(space + 1) };
  });
}

/** Facts as one text. */
export function packFacts(facts: Facts | undefined): string {
  return facts ? JSON.stringify(facts) : '';
}

/** The facts of `packFacts`. */
function unpackFacts(packed: string): Facts {
  return packed === '' ? {} : (JSON.parse(packed) as Facts);
}

/** The matches of a result. */
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

/** A result that says only that one file failed. */
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

/** What a worker is started with: all that it takes to compile what it scans with. */
export interface WorkerStart {
  readonly program: Program;
  readonly plan: ScanPlan;
  /** `PROGRESS_FIELDS` 32-bit integers, shared with the main thread. */
  readonly progress: SharedArrayBuffer;
}

/** Where the objects of a repository are read from. A worker is told before the first of its jobs that has objects. */
export interface ObjectOrigin {
  readonly objects: CatFileOptions;
  /** Packs that batches of entries are of; each entry that cannot be read in full is read through `objects`. */
  readonly packs: readonly PackTable[];
  /** Whether results are to have snapshots. */
  readonly leavesSnapshots: boolean;
}

/** Entries of a pack, and what is known of some of them by the entry: what an earlier scan of the same object has left. */
export interface KnownBatch extends PackedBatch {
  readonly snapshots?: ReadonlyMap<number, ScanSnapshot> | undefined;
}

/** Files or objects for a worker. */
export interface ItemsJob {
  readonly id: number;
  readonly files: readonly PoolItem[];
}

/** Entries of a pack for a worker; file indexes of its result count into `entries`. */
export interface PackedJob extends KnownBatch {
  readonly id: number;
}

/** To a worker: work. */
export type WorkerJob = ItemsJob | PackedJob;

/** To a worker: anything. */
export type WorkerMessage = ObjectOrigin | WorkerJob;

/** From a worker. */
export interface WorkerReply {
  readonly id: number;
  readonly result: BatchResult;
}

/** Fields of the progress a worker shares. A worker writes, the main thread reads; each field is atomic by itself. */
export const PROGRESS = {
  /** Id of the job it is at, or -1. */
  job: 0,
  /** Index of the file it is at in that job, or -1 between files. */
  file: 1,
  /** Index of the user rule that runs, or -1. */
  rule: 2,
  /** Counts starts of files, pieces read and starts of user rules; wraps. That it is still means that nothing happens. */
  beat: 3,
} as const;
export const PROGRESS_FIELDS = 4;
