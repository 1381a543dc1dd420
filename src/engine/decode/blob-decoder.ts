import { PADDING } from '../kernel/layout.ts';
import { SPAN_KIND, ENCODED_SPAN_REACH, type EncodedSpanFinder } from './encoded-spans.ts';
import { writeUnescaped } from './text-view.ts';
import { classifyContent } from './content.ts';
import { followRun, type Run, seenBehind, unpackedSize, writeUnpacked } from './unpack.ts';
import type { DecoderName } from './decoders.ts';
import { SourceMap } from './source-map.ts';
import { GAP, LEAD, UnitList } from '../incremental/units.ts';
import { copyAfter, isValue, lineBefore, VALUE_AFTER, VALUE_BEFORE } from './value-line.ts';
import { DecodedText } from './decoded-text.ts';

/**
 * Inflates gzip or zlib data, even if it is truncated, to at most `most` bytes. Returns `too-large` if that is not enough, undefined if the data is
 * not what it seems. Injected, since the engine has no inflater.
 */
export type Inflate = (bytes: Uint8Array, most: number) => Uint8Array | 'too-large' | undefined;

/** Writes a text from an address on, and where its parts came from; returns its end. */
export type RewriteText = (start: number, map: SourceMap) => number;

/** What the decoder works on and reports to. */
export interface DecoderContext {
  /** The kernel's memory, which holds the blob and, in `arena`, the decoded texts. */
  readonly memory: Uint8Array;
  readonly arena: { readonly start: number; readonly end: number };
  readonly spans: EncodedSpanFinder;
  readonly inflate: Inflate | undefined;
  /**
   * Searches a decoded text, which is valid during the call and has `PADDING` zero bytes on both sides. Returns whether one of its secrets has a
   * place in the blob.
   */
  readonly search: (view: DecodedText) => boolean;
  /** Whether the blob is binary: escapes mean nothing there. */
  readonly binary: () => boolean;
  /** Offset in the blob of an address of its own bytes. */
  readonly offsetOf: (address: number) => number;
}

/** Most decoders inside each other. */
export const MAX_DEPTH = 5;
/** Budget of decoded bytes for one blob: this many times the bytes read so far, plus `FREE_BYTES`. */
const BUDGET_FACTOR = 4;
const FREE_BYTES = 4 << 20;
/** A blob that spends no more than this could spend as much again, and inflate everything it holds, without reaching its limit. */
const MODEST_BYTES = FREE_BYTES >> 2;
/** Least cost of an attempt to inflate. */
const INFLATE_COST = 4096;

/** A text with more escapes is cut here; the next one begins `CUT_LEAD` bytes earlier. */
const MAX_TEXT_LENGTH = 1 << 20;
const CUT_LEAD = 8192;

/** Escapes near each other: the start of the first, the end of the last, and their kinds. */
interface Cluster {
  first: number;
  last: number;
  kinds: number;
  lead: number;
}

/** A text being decoded: the held bytes of the blob, or a view. */
interface Level {
  readonly view: DecodedText | undefined;
  readonly depth: number;
  low: number;
  /** After the last byte to look at; everything before it is complete if `final`. */
  high: number;
  final: boolean;
  cluster: Cluster | undefined;
  /** Runs that begin before this address are done. */
  done: number;
}

/** Finds encoded text in a blob and in the decoded text, decodes it, and passes it to the search. One blob at a time. */
export class Decoder {
  readonly #context: DecoderContext;
  readonly #blob: Level;
  /** Spans of the blob that begin before this address are done. */
  #next = 0;
  #spent = 0;
  #top = 0;
  #limited = false;
  /** Whether the last decoded text had a secret with a place in the blob. */
  #met = false;
  /** Decoded spans of the blob's own bytes. */
  readonly units = new UnitList();

  constructor(context: DecoderContext) {
    this.#context = context;
    this.#blob = { view: undefined, depth: 0, low: 0, high: 0, final: false, cluster: undefined, done: 0 };
  }

  /** Whether something in the blob was left encoded: too deeply nested, or too much of it. */
  get limited(): boolean {
    return this.#limited;
  }

  /** Whether nothing was left encoded, and nothing would have been if `more` bytes had been spent at any time. */
  isModest(more: number): boolean {
    return !this.#limited && this.#spent + more <= MODEST_BYTES;
  }

  /** Begins a blob at this address. */
  begin(address: number): void {
    this.#next = address;
    this.#spent = 0;
    this.#top = this.#context.arena.start;
    this.#limited = false;
    this.units.clear();
    this.#blob.cluster = undefined;
    this.#blob.done = address;
    this.#blob.low = address;
  }

  /** The lowest address of the blob that is still needed. */
  get keep(): number {
    const { cluster } = this.#blob;
    const next = this.#next - LEAD - ENCODED_SPAN_REACH;
    return cluster ? Math.min(next, cluster.first - cluster.lead) : next;
  }

  /** Follows the blob's bytes, which moved down by this much; earlier bytes are gone. */
  move(by: number): void {
    this.#next -= by;
    this.#blob.done -= by;
    const { cluster } = this.#blob;
    if (!cluster) return;
    cluster.first -= by;
    cluster.last -= by;
  }

  /**
   * Decodes what ends before `to`, up to where `ENCODED_SPAN_REACH` bytes are known. If `final`, the blob ends there, and the rest is decoded too.
   */
  advance(to: number, final: boolean): void {
    const blob = this.#blob;
    blob.high = to;
    blob.final = final;
    this.#next = this.#walk(blob, this.#next, final ? to + 1 : to - ENCODED_SPAN_REACH);
  }

  /**
   * Decodes what begins in these ranges of a blob of `size` bytes that is held whole, from `start` on. No run, and no group of escapes that belong
   * together, may cross the edge of a range.
   */
  decodeIn(ranges: readonly number[], { start, size }: { readonly start: number; readonly size: number }): void {
    const blob = this.#blob;
    blob.high = start + size;
    blob.final = true;
    for (let i = 0; i < ranges.length; i += 2) {
      const to = ranges[i + 1]!;
      // the byte after the last one ends a run
      this.#walk(blob, start + ranges[i]!, to === size ? blob.high + 1 : start + to);
    }
  }

  /** Visits the spans in [from, to). Returns where to continue. */
  #walk(level: Level, from: number, to: number): number {
    let at = from;
    while (at < to) {
      const count = this.#context.spans.scan(at, to, !this.#context.binary());
      // both are overwritten when a nested text is searched
      const next = this.#context.spans.resume();
      const stop = count === 0 ? -1 : this.#visitAll(level, this.#context.spans.spans.slice(0, count * 2));
      if (stop >= 0) return stop;
      if (next === at) break;
      at = next;
    }
    if (level.final) this.#flush(level);
    else this.#flushBefore(level, at);
    return at;
  }

  /** Returns where a run begins whose end is not known yet, or -1. */
  #visitAll(level: Level, spans: Uint32Array): number {
    for (let i = 0; i < spans.length; i += 2) {
      const at = spans[i]!;
      const kind = spans[i + 1]! & 15;
      this.#flushBefore(level, at);
      if (kind < SPAN_KIND.base64) this.#addEscape(level, at, kind);
      else if (!this.#addRun(level, { start: at, kind, length: spans[i + 1]! >>> 4 })) return at;
    }
    return -1;
  }

  /** Whether a span of a decoded text exists only because of the decoding. Any other has been seen before. */
  #isNew({ view }: Level, start: number, end: number): boolean {
    return view === undefined || view.isDecoded(start, end);
  }

  #addEscape(level: Level, at: number, kind: number): void {
    if (!this.#isNew(level, at, at + 2)) return;
    const { cluster } = level;
    if (cluster && at - cluster.first < MAX_TEXT_LENGTH) {
      cluster.last = at;
      cluster.kinds |= 1 << kind;
      return;
    }
    if (cluster) this.#flush(level);
    level.cluster = { first: at, last: at, kinds: 1 << kind, lead: cluster ? CUT_LEAD : LEAD };
  }

  #flushBefore(level: Level, at: number): void {
    if (level.cluster && at - level.cluster.last > GAP + ENCODED_SPAN_REACH) this.#flush(level);
  }

  #flush(level: Level): void {
    const { cluster } = level;
    if (!cluster) return;
    level.cluster = undefined;
    const from = Math.max(level.low, cluster.first - cluster.lead);
    const to = Math.min(level.high, cluster.last + LEAD + ENCODED_SPAN_REACH);
    const spent = this.#spent;
    const target = this.#reserve(level, to, to - from);
    if (target === 0) return;
    const { memory, spans } = this.#context;
    if (level === this.#blob) this.#met = false;
    const { end, sourceMap } = writeUnescaped(memory, { from, to, kinds: cluster.kinds }, target, spans);
    this.#open(new DecodedText(level.view, { start: target, end }, sourceMap), level.depth + 1);
    if (level === this.#blob) this.#note(cluster.first, cluster.last + 1, spent);
  }

  /** Records that a part of the blob was decoded; `spent` is what the budget had spent before. */
  #note(start: number, end: number, spent: number): void {
    const { offsetOf } = this.#context;
    this.units.add(offsetOf(start), offsetOf(Math.min(end, this.#blob.high)), this.#met, this.#spent - spent);
  }

  /** Returns false if the end of the run is not known yet. */
  #addRun(level: Level, span: { start: number; kind: number; length: number }): boolean {
    if (span.start < level.done) return true;
    const { memory } = this.#context;
    const run = followRun(memory, span, level.final ? level.high + PADDING : level.high);
    if (!run) return false;
    level.done = run.end;
    if (!this.#isNew(level, span.start, run.end)) return true;
    if (level !== this.#blob) {
      this.#decodeRun(level, run);
      return true;
    }
    const spent = this.#spent;
    this.#met = false;
    this.#decodeRun(level, run);
    this.#note(span.start, run.end + seenBehind(run), spent);
    return true;
  }

  #decodeRun(level: Level, run: Run): void {
    const { memory } = this.#context;
    const target = this.#reserve(level, run.end, unpackedSize(run) + VALUE_BEFORE + VALUE_AFTER);
    if (target === 0) return;
    const sourceMap = new SourceMap();
    const before = lineBefore(memory, level.low, run.lines[0]!);
    const start = target + run.lines[0]! - before;
    sourceMap.copied(target, before, run.lines[0]!);
    let end = writeUnpacked(memory, run, start, sourceMap);
    const content = classifyContent(memory, start, end);
    if (content === 'binary') return;
    const bare = content !== 'text' || !isValue(memory, start, end);
    if (!bare) {
      memory.copyWithin(target, before, run.lines[0]!);
      end = copyAfter(memory, { from: run.end, to: level.high }, end, sourceMap);
    }
    const view = new DecodedText(level.view, { start: bare ? start : target, end }, sourceMap);
    if (content === 'text') this.#open(view, level.depth + 1);
    else this.#unpackAgain(view, content, level.depth + 1);
  }

  /** Decodes the content of base64 and similar runs if it is not plain text. */
  #unpackAgain(view: DecodedText, content: 'utf-16' | 'gzip' | 'zlib', depth: number): void {
    const top = this.#top;
    this.#top = view.end + PADDING;
    if (content === 'utf-16') this.#narrow(view, depth);
    else this.#inflate(view, content, depth);
    this.#top = top;
  }

  #narrow(outer: DecodedText, depth: number): void {
    const { memory } = this.#context;
    const target = this.#reserve({ view: outer, depth }, outer.end, (outer.end - outer.start) >> 1);
    if (target === 0) return;
    let end = target;
    for (let at = outer.start; at + 1 < outer.end; at += 2) memory[end++] = memory[at + 1] === 0 ? memory[at]! : 0xff;
    this.#openWhole(outer, { start: target, end }, { decoder: 'utf-16', depth: depth + 1 });
  }

  #inflate(outer: DecodedText, decoder: 'gzip' | 'zlib', depth: number): void {
    const { memory, arena, inflate } = this.#context;
    const target = this.#reserve({ view: outer, depth }, outer.end, INFLATE_COST);
    if (target === 0 || !inflate) return;
    // half of what is left, so that one bomb does not use up the budget of others
    const most = Math.min(arena.end - target - PADDING, this.#left(outer, outer.end) >> 1);
    if (most === 0) return;
    const bytes = inflate(memory.slice(outer.start, outer.end), most);
    if (bytes === 'too-large') {
      this.#limited = true;
      this.#spent += most;
      return;
    }
    if (bytes === undefined) return;
    this.#spent += bytes.length;
    memory.set(bytes, target);
    this.#openWhole(outer, { start: target, end: target + bytes.length }, { decoder, depth: depth + 1 });
  }

  #openWhole(
    outer: DecodedText,
    range: { start: number; end: number },
    made: { decoder: DecoderName; depth: number },
  ): void {
    const sourceMap = new SourceMap();
    sourceMap.decoded(range.start, outer.start, outer.end, made.decoder);
    this.#open(new DecodedText(outer, range, sourceMap), made.depth);
  }

  /** Searches a decoded text and looks for nested encoded text. */
  #open(view: DecodedText, depth: number): void {
    const { memory, search } = this.#context;
    const { start, end } = view;
    if (start === end) return;
    memory.fill(0, start - PADDING, start);
    memory.fill(0, end, end + PADDING);
    const top = this.#top;
    this.#top = end + PADDING;
    if (search(view)) this.#met = true;
    const level = { view, depth, low: start, high: end, final: true, cluster: undefined, done: start };
    this.#walk(level, start, end + 1);
    this.#top = top;
  }

  /**
   * Searches a text of at most `bytes` that is written from parts of another, which is `parent` or the blob. What is encoded in it was seen there. Readers bound themselves, so that the budget
   * has no part in it. Returns whether something was found.
   */
  searchRewritten(parent: DecodedText | undefined, bytes: number, write: RewriteText): boolean {
    const { memory, arena, search } = this.#context;
    const start = this.#top + PADDING;
    if (start + bytes + PADDING > arena.end) return false;
    const map = new SourceMap();
    const end = write(start, map);
    memory.fill(0, start - PADDING, start);
    memory.fill(0, end, end + PADDING);
    const top = this.#top;
    this.#top = end + PADDING;
    const found = search(new DecodedText(parent, { start, end }, map, true));
    this.#top = top;
    return found;
  }

  /** Reserves room for a text of this many bytes, decoded from this level up to `at`. Returns its address, or 0 if it is too deep or too much. */
  #reserve({ view, depth }: Pick<Level, 'view' | 'depth'>, at: number, bytes: number): number {
    const target = this.#top + PADDING;
    if (depth < MAX_DEPTH && bytes <= this.#left(view, at) && target + bytes + PADDING <= this.#context.arena.end) {
      this.#spent += bytes;
      return target;
    }
    this.#limited = true;
    return 0;
  }

  /** Decoded bytes left in the budget. It grows with the blob, so that it does not depend on what comes later. */
  #left(view: DecodedText | undefined, at: number): number {
    const inBlob = view ? view.blobEnd(at) : at;
    return FREE_BYTES + BUDGET_FACTOR * this.#context.offsetOf(inBlob) - this.#spent;
  }
}
