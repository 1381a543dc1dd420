import type { ReadKey } from './checksums/keys/key-material.ts';
import type { TryPasswords } from './checksums/stores/store-lock.ts';
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
  /** The room for the next bytes: a view of the kernel's memory, at least 256 KiB long, valid until the next call of any method. */
  room(): Uint8Array;
  /** Accepts `length` bytes written to the start of `room()`. */
  push(length: number): void;
  /**
   * Ends the blob. Returns its useful matches, sorted by start, end and rule, with overlaps resolved. With `inherited`, a blob with a delta base that
   * this scanner has scanned is searched only where it differs; the result equals a full scan.
   */
  finish(inherited?: DeltaInput): readonly Match[];
  /** Returns the matches found before the scan stopped; call it in place of `finish` after `push` or `finish` has thrown TooManyMatches. */
  found(): readonly Match[];
  /** What was left out, for people, if the blob has more matches than are reported; known after `finish` and `found`. */
  readonly overflow: string | undefined;
  /** How the blob was read; known after the first push. */
  readonly encoding: BlobEncoding;
  /** Whether text of the blob was left encoded, because it was too much or too deeply nested; known after `finish`. */
  readonly limited: boolean;
  /** The snapshot for blobs with this delta base; known after `finish`, undefined if those must be scanned in full. */
  readonly snapshot: ScanSnapshot | undefined;
}

/** A scanner with a self-test. */
export interface ProvableScanner extends Scanner {
  /** Whether the prefilter and the rule's pattern find the secret planted in a text, which must fit into `room()`. Call it before `begin`. */
  finds(text: Uint8Array, rule: number): boolean;
}

/** Called before (`index`) and after (-1) a rule of a user's pack runs, so that a watchdog can see it hang. */
export type RuleWatch = (index: number) => void;

export interface ScannerOptions {
  /** `auto` uses the SIMD kernel if the runtime has WebAssembly SIMD. */
  readonly prefilter?: 'auto' | 'simd' | 'scalar';
  readonly watch?: RuleWatch;
  /** Creates a view of the same bytes that decodes text faster than JavaScript can: on Node, a `Buffer`. */
  readonly view?: (memory: Uint8Array) => Uint8Array;
  /** Without it, keys are judged by their structure alone. */
  readonly readKey?: ReadKey;
  /** Without it, no password of a key store is tried. */
  readonly tryPasswords?: TryPasswords;
  /** Without it, compressed text is not decoded. */
  readonly inflate?: Inflate;
  /** Without it, every match is reported. */
  readonly scoreWeights?: ScoreWeights;
}
