import { PlaceWalker } from '../core/place.ts';
import { Secret } from '../core/secret.ts';
import { checkMatch } from './checks.ts';
import { Confirmer, type SecretSpan } from './confirm.ts';
import { CONTEXT_BYTES, isApartFrom, isBounded, readSurroundings } from './context.ts';
import { detectEncoding, HEAD_BYTES, Utf16Reader } from './encoding.ts';
import { PADDING, WINDOW_REACH, type Image } from './kernel/layout.ts';
import { cutMarks, findMarks, type FoundMark, moveMarks } from './marks.ts';
import type { EvidenceId, Match } from './match.ts';
import { resolveOverlaps } from './overlap.ts';
import { type Companions, findCompanions, pairCompanions } from './pairs.ts';
import type { Prefilter } from './prefilter.ts';
import { createScalarPrefilter } from './prefilter-scalar.ts';
import { createSimdPrefilter } from './prefilter-simd.ts';
import type { Program, ProgramRule } from './program.ts';
import type { BlobEncoding, Scanner, ScannerOptions } from './scanner.ts';

/** Bytes of a blob held at once. A blob of this size or less is scanned in one piece. */
const BUFFER_BYTES = 4 << 20;
/** `room()` is never smaller than this. */
const ROOM_BYTES = 256 << 10;
/** Matches kept of one blob; what comes after is counted as a failure of the blob, never dropped silently. */
export const MATCHES_PER_BLOB = 20_000;

/** A blob with more matches than a report could use: the scan of it stops, and says so. */
export class TooManyMatches extends Error {}

function choosePrefilter(image: Image, options: ScannerOptions): Prefilter {
  const bytes = BUFFER_BYTES + PADDING;
  if (options.prefilter === 'scalar') return createScalarPrefilter(image, bytes);
  const simd = createSimdPrefilter(image, bytes);
  if (!simd && options.prefilter === 'simd') throw new Error('this runtime has no WebAssembly SIMD');
  return simd ?? createScalarPrefilter(image, bytes);
}

/** A scanner over its own buffer; see `Scanner` for the order of calls. */
export function createScanner(program: Program, options: ScannerOptions = {}): Scanner {
  return new BufferScanner(program, options);
}

interface Confirmed {
  readonly rule: number;
  readonly start: number;
  readonly end: number;
  readonly secret: Secret;
  readonly evidence: readonly EvidenceId[];
  readonly marks: readonly FoundMark[];
}

class BufferScanner implements Scanner {
  readonly program: Program;
  encoding: BlobEncoding = 'text';
  readonly #prefilter: Prefilter;
  readonly #bytes: Uint8Array;
  /** The same bytes, for reading text. */
  readonly #view: Uint8Array;
  /** Addresses of the buffer's first byte and of its end. */
  readonly #input: number;
  readonly #limit: number;
  /** What any rule needs to see before and after a candidate, context included. */
  readonly #before: number;
  readonly #after: number;
  readonly #confirmers: readonly Confirmer[];
  readonly #companions: Companions;
  readonly #watch: ((index: number) => void) | undefined;
  /** Stands at the buffer's first byte. */
  readonly #place = new PlaceWalker();
  readonly #seen = new Set<string>();
  #wide: { reader: Utf16Reader; mark: number; raw: Uint8Array } | undefined;
  #known = false;
  /** Address after the last byte written, and of the first byte where no candidate has been looked for. */
  #filled = 0;
  #next = 0;
  #matches: Match[] = [];
  /** Where confirmed secrets begin in the blob as it is scanned. */
  #starts: number[] = [];

  constructor(program: Program, options: ScannerOptions) {
    this.program = program;
    const { rules, image } = program;
    this.#prefilter = choosePrefilter(image, options);
    this.#bytes = this.#prefilter.memory;
    this.#view = options.view?.(this.#bytes) ?? this.#bytes;
    this.#input = image.layout.input;
    this.#limit = this.#input + BUFFER_BYTES;
    this.#before = CONTEXT_BYTES + rules.reduce((most, rule) => Math.max(most, rule.before), 0);
    this.#after = CONTEXT_BYTES + rules.reduce((most, rule) => Math.max(most, rule.after), 0);
    this.#confirmers = rules.map((rule) => new Confirmer(rule, program.parts));
    this.#companions = findCompanions(rules);
    this.#watch = options.watch;
    this.begin();
  }

  begin(): void {
    this.#filled = this.#input;
    this.#next = this.#input;
    this.#known = false;
    this.#wide = undefined;
    this.encoding = 'text';
    this.#matches = [];
    this.#starts = [];
    this.#seen.clear();
    this.#place.reset();
  }

  room(): Uint8Array {
    return this.#wide?.raw ?? this.#bytes.subarray(this.#filled, this.#limit);
  }

  push(length: number): void {
    if (this.#wide) this.#append(this.#wide.raw.subarray(0, length));
    else this.#filled += length;
    if (!this.#known && this.#filled - this.#input >= HEAD_BYTES) this.#detect();
    if (this.#limit - this.#filled < ROOM_BYTES * 2) this.#drain();
  }

  finish(): readonly Match[] {
    if (!this.#known) this.#detect();
    this.#scan(this.#filled);
    if (this.#matches.length === 0) return [];
    const { rules } = this.program;
    const matches = resolveOverlaps(pairCompanions(this.#matches, this.#companions), rules);
    this.#matches = [];
    return this.#withCutMarks(matches);
  }

  #withCutMarks(matches: readonly Match[]): readonly Match[] {
    if (!matches.some(({ marks }) => marks !== undefined)) return matches;
    const starts = this.#starts.sort((a, b) => a - b);
    return matches.map((match) => (match.marks ? { ...match, marks: cutMarks(match.marks, starts) } : match));
  }

  #detect(): void {
    this.#known = true;
    const head = this.#bytes.subarray(this.#input, this.#filled);
    this.encoding = detectEncoding(head);
    if (this.encoding !== 'utf-16le' && this.encoding !== 'utf-16be') return;
    const mark = head[0] === 0xff || head[0] === 0xfe ? 2 : 0;
    this.#wide = { reader: new Utf16Reader(this.encoding), mark, raw: new Uint8Array(ROOM_BYTES) };
    const raw = head.slice(mark);
    this.#filled = this.#input;
    for (let at = 0; at < raw.length; at += ROOM_BYTES) {
      this.#append(raw.subarray(at, at + ROOM_BYTES));
      if (this.#limit - this.#filled < ROOM_BYTES * 2) this.#drain();
    }
  }

  #append(raw: Uint8Array): void {
    this.#filled += this.#wide!.reader.transcode(raw, this.#bytes.subarray(this.#filled, this.#limit));
  }

  /** Scans all but what the longest match could still need, and moves the rest to the buffer's front. */
  #drain(): void {
    this.#scan(this.#filled - this.#after);
    const keep = Math.max(this.#input, this.#next - this.#before);
    this.#place.advance(this.#bytes, this.#input, keep);
    this.#bytes.copyWithin(this.#input, keep, this.#filled);
    const moved = keep - this.#input;
    this.#filled -= moved;
    this.#next -= moved;
  }

  /** Looks for candidates that start before `to`. */
  #scan(to: number): void {
    const from = this.#next;
    if (to <= from) return;
    this.#bytes.fill(0, this.#filled, this.#filled + PADDING);
    const confirmed: Confirmed[] = [];
    for (let at = from - 2; at < to + WINDOW_REACH; at = this.#prefilter.resume()) {
      this.#confirmAll(this.#prefilter.scan(from, to, at), confirmed);
    }
    this.#next = to;
    if (confirmed.length > 0) this.#locate(confirmed);
  }

  #confirmAll(count: number, confirmed: Confirmed[]): void {
    const { candidates } = this.#prefilter;
    const { table, rules } = this.program;
    const binary = this.encoding === 'binary';
    for (let i = 0; i < count; i++) {
      const index = candidates[i * 2 + 1]!;
      if (binary && !rules[table.rules[index]!]!.binary) continue;
      const one = this.#confirm(candidates[i * 2]!, index);
      if (one) confirmed.push(one);
    }
  }

  #confirm(at: number, index: number): Confirmed | undefined {
    const { table, rules } = this.program;
    const number = table.rules[index]!;
    const rule = rules[number]!;
    const bounds = { low: this.#input, high: this.#filled };
    if (rule.user) this.#watch?.(number);
    const span = this.#confirmers[number]!.confirm(this.#view, { at, length: table.lengths[index]! }, bounds);
    if (rule.user) this.#watch?.(-1);
    if (!span || !this.#standsAlone(rule, span)) return undefined;
    const offset = this.#place.offset - this.#input;
    const key = `${number}:${span.start + offset}:${span.end + offset}`;
    if (this.#seen.has(key)) return undefined;
    this.#seen.add(key);
    const secret = new Secret(this.#bytes.subarray(span.start, span.end));
    const evidence = checkMatch(rule, secret, readSurroundings(this.#view, span, bounds));
    if (!evidence) return undefined;
    this.#starts.push(span.start + offset);
    const marks = moveMarks(findMarks(this.#view, span, bounds), offset);
    return { rule: number, ...span, secret, evidence, marks };
  }

  #standsAlone({ boundary, boundaryBytes }: ProgramRule, span: SecretSpan): boolean {
    if (boundary === 'word' && !isBounded(this.#bytes, span.start, span.end)) return false;
    return !boundaryBytes || isApartFrom(boundaryBytes, this.#bytes, span);
  }

  /** Gives the matches of one pass their lines, columns and offsets in the blob. */
  #locate(confirmed: readonly Confirmed[]): void {
    if (this.#matches.length + confirmed.length > MATCHES_PER_BLOB)
      throw new TooManyMatches(`more than ${MATCHES_PER_BLOB} matches`);
    const addresses = new Set<number>();
    for (const { start, end } of confirmed) addresses.add(start).add(end);
    const walker = this.#place.fork();
    const places = new Map<number, { line: number; column: number; offset: number }>();
    let at = this.#input;
    for (const address of [...addresses].sort((a, b) => a - b)) {
      walker.advance(this.#bytes, at, address);
      at = address;
      const offset = this.#wide ? walker.units * 2 + this.#wide.mark : walker.offset;
      places.set(address, { line: walker.line, column: walker.column, offset });
    }
    for (const { rule, start, end, secret, evidence, marks } of confirmed) {
      const first = places.get(start)!;
      const last = places.get(end)!;
      const span = {
        line: first.line,
        column: first.column,
        endLine: last.line,
        endColumn: last.column,
        start: first.offset,
        end: last.offset,
      };
      this.#matches.push({ rule, secret, evidence, ...span, ...(marks.length > 0 && { marks }) });
    }
  }
}
