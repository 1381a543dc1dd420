import type { ReadKey } from './checksums/keys/key-material.ts';
import type { Inflate } from './decode/blob-decoder.ts';
import type { ScoreWeights } from './evidence/score-weights.ts';
import type { BlobEncoding } from './encoding.ts';
import type { Match } from './matches/match.ts';
import type { Program } from './program.ts';
import type { DeltaInput, ScanSnapshot } from './incremental/scan-snapshot.ts';

/**
 * Scans one blob at a time, in bounded memory: `begin`, then `room` and `push` until the bytes end, then `finish`.
 * Not re-entrant; one per thread.
 */
export interface Scanner {
  readonly program: Program;
  begin(): void;
  /** Where the caller writes the next bytes (a view of the kernel's memory, at least 256 KiB long; valid until the next call of any method). */
  room(): Uint8Array;
  /** `length` bytes were written to the start of `room()`. */
  push(length: number): void;
  /**
   * The blob has ended: its matches that are useful, sorted by start, end, rule; overlaps resolved. Of a blob that was made of another one, scanned before by this scanner,
   * only what differs is looked at where `inherited` says what does; the matches are those of a whole scan.
   */
  finish(inherited?: DeltaInput): readonly Match[];
  /** What was found until the scan of the blob stopped: after `push` or `finish` has thrown TooManyMatches, in place of `finish`. */
  found(): readonly Match[];
  /** What is left out, in words, if the blob has more matches than are given back; known after `finish` and `found`. */
  readonly overflow: string | undefined;
  /** How the blob was read; known after the first push. */
  readonly encoding: BlobEncoding;
  /** Whether text of the blob was left encoded, since it was too much or too deep inside; known after `finish`. */
  readonly limited: boolean;
  /** What blobs made of this one can inherit; known after `finish`, and undefined if they are to be scanned as a whole. */
  readonly snapshot: ScanSnapshot | undefined;
}

/** A scanner that can be asked to prove itself. */
export interface ProvableScanner extends Scanner {
  /** Whether the prefilter and the pattern of the rule find what is planted in a text, of less than `room()`. To be asked before `begin`. */
  finds(text: Uint8Array, rule: number): boolean;
}

/** Called before (`index`) and after (-1) a rule of a user's pack runs, so that a watchdog can see it hang. */
export type RuleWatch = (index: number) => void;

export interface ScannerOptions {
  /** `auto` takes the SIMD kernel where WebAssembly SIMD is there. */
  readonly prefilter?: 'auto' | 'simd' | 'scalar';
  readonly watch?: RuleWatch;
  /** The same bytes as a view that can tell their text faster than JavaScript can: on Node, a `Buffer`. */
  readonly view?: (memory: Uint8Array) => Uint8Array;
  /** Without it keys are known by their structure alone. */
  readonly readKey?: ReadKey;
  /** Without it compressed text is left alone. */
  readonly inflate?: Inflate;
  /** Without it every match is given back. */
  readonly scoreWeights?: ScoreWeights;
}
