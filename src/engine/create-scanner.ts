import { BlobBuffer } from './blob-buffer.ts';
import { CandidateSearch } from './candidate-search.ts';
import { Decoder } from './decode/blob-decoder.ts';
import type { BlobEncoding } from './encoding.ts';
import { IncrementalScan } from './incremental/incremental-scan.ts';
import { closeSnapshot, type DeltaInput, type ScanSnapshot } from './incremental/scan-snapshot.ts';
import { createKernelMemory } from './kernel-memory.ts';
import { findCompanions } from './matches/credential-pairs.ts';
import { MatchBuffer } from './matches/match-buffer.ts';
import type { Match } from './matches/match.ts';
import { COMMENT_REACH } from './matches/suppression-comments.ts';
import { type Program, WHOLE_BYTES } from './program.ts';
import type { ProvableScanner, ScannerOptions } from './scanner.ts';
import { READ_AFTER, READ_BEFORE } from './structure/named-value.ts';

/** A scanner over its own buffer; see `Scanner` for the order of calls. */
export function createScanner(program: Program, options: ScannerOptions = {}): ProvableScanner {
  return new BufferScanner(program, options);
}

class BufferScanner implements ProvableScanner {
  readonly program: Program;
  readonly #buffer: BlobBuffer;
  readonly #search: CandidateSearch;
  readonly #decoder: Decoder;
  readonly #matches: MatchBuffer;
  readonly #incremental: IncrementalScan;
  /** Bytes that a rule needs before and after a candidate, including context and comments: COMMENT_REACH exceeds CONTEXT_BYTES. */
  readonly #before: number;
  readonly #after: number;
  /** Address of the first byte that has not been searched. */
  #next = 0;
  /** Whether the blob has ended and was scanned in one piece. */
  #whole = false;

  constructor(program: Program, options: ScannerOptions) {
    this.program = program;
    const { rules } = program;
    const { prefilter, spans, input, limit, arena } = createKernelMemory(program.image, options.prefilter);
    const bytes = prefilter.memory;
    const buffer = new BlobBuffer({ bytes, view: options.view?.(bytes) ?? bytes, input, limit });
    const companions = findCompanions(rules);
    const matches = new MatchBuffer(rules, companions, options.scoreWeights);
    const parts = { program, buffer, prefilter, paired: companions.paired };
    const search = new CandidateSearch(
      {
        ...parts,
        counts: (match) => matches.counts(match),
        searchRewritten: (parent, size, write) => decoder.searchRewritten(parent, size, write),
      },
      options,
    );
    const decoder = new Decoder({
      memory: bytes,
      arena,
      spans,
      inflate: options.inflate,
      binary: () => buffer.encoding === 'binary',
      search: (view) => search.searchView(view),
      offsetOf: (address) => buffer.offsetOf(address),
    });
    this.#before = COMMENT_REACH + rules.reduce((most, rule) => Math.max(most, rule.before), READ_BEFORE);
    this.#after = COMMENT_REACH + rules.reduce((most, rule) => Math.max(most, rule.after), READ_AFTER);
    this.#buffer = buffer;
    this.#search = search;
    this.#decoder = decoder;
    this.#matches = matches;
    this.#incremental = new IncrementalScan({ buffer, search, decoder });
    this.begin();
  }

  get encoding(): BlobEncoding {
    return this.#buffer.encoding;
  }

  get limited(): boolean {
    return this.#decoder.limited || this.#search.limited;
  }

  get overflow(): string | undefined {
    return this.#matches.overflow;
  }

  get snapshot(): ScanSnapshot | undefined {
    const isModest = this.#whole && this.#decoder.isModest(this.#incremental.saved);
    if (!isModest || this.#matches.overflow !== undefined) return undefined;
    const { encoding, size } = this.#buffer;
    return closeSnapshot({ encoding, size, candidates: this.#search.log, units: this.#decoder.units });
  }

  finds(text: Uint8Array, rule: number): boolean {
    return this.#search.finds(text, rule);
  }

  begin(): void {
    this.#buffer.begin();
    this.#restart();
  }

  /** Forgets all findings, to search the held bytes again. */
  #restart(): void {
    this.#next = this.#buffer.input;
    this.#matches.clear();
    this.#search.restart();
    this.#whole = false;
    this.#incremental.saved = 0;
    this.#decoder.begin(this.#buffer.input);
  }

  room(): Uint8Array {
    return this.#buffer.room();
  }

  push(length: number): void {
    this.#buffer.push(length, this.#drain);
  }

  finish(inherited?: DeltaInput): readonly Match[] {
    const buffer = this.#buffer;
    buffer.detect(this.#drain);
    const isWhole = !buffer.isWide && this.#next === buffer.input;
    // a small blob is scanned in full, since a rule may depend on all of it
    if (!inherited || !isWhole || buffer.size <= WHOLE_BYTES || !this.#scanChanges(inherited)) {
      this.#scan(buffer.filled);
      this.#decoder.advance(buffer.filled, true);
    }
    if (isWhole) this.#search.searchWhole();
    this.#locate();
    this.#whole = isWhole;
    return this.#matches.resolve();
  }

  found(): readonly Match[] {
    return this.#matches.resolve();
  }

  #scanChanges(inherited: DeltaInput): boolean {
    if (this.#incremental.run(inherited)) return true;
    this.#restart();
    return false;
  }

  /** Scans all but the bytes that the longest match could still need, and moves those to the front of the buffer. */
  readonly #drain = (): void => {
    const buffer = this.#buffer;
    this.#scan(buffer.filled - this.#after);
    this.#decoder.advance(this.#next, false);
    this.#locate();
    const keep = Math.max(buffer.input, Math.min(this.#next - this.#before, this.#decoder.keep));
    this.#forget(buffer.offsetOf(keep));
    const moved = buffer.dropBefore(keep);
    this.#next -= moved;
    this.#decoder.move(moved);
  };

  /** Forgets whatever no match after this offset can overlap, so that memory does not grow with the blob. */
  #forget(until: number): void {
    this.#search.forgetBefore(until);
    // offsets of matches are in raw bytes
    if (!this.#buffer.isWide) this.#matches.forget(until);
  }

  /** Searches for candidates that start before `to`. */
  #scan(to: number): void {
    const from = this.#next;
    if (to <= from) return;
    this.#buffer.pad();
    this.#search.searchBlob(from, to);
    this.#next = to;
  }

  /** Gives the matches of one pass their lines, columns and offsets in the blob. */
  #locate(): void {
    const pending = this.#search.takePending();
    if (pending.length === 0) return;
    const { bytes, input, place, rawOffsetOf } = this.#buffer;
    this.#matches.add(pending, { bytes, input, place, offsetOf: rawOffsetOf });
  }
}
