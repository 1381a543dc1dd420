import { PlaceWalker } from '../core/place.ts';
import { Secret } from '../core/secret.ts';
import { type CheckMatch, createChecks, looksBeforeMatch } from './evidence/checks.ts';
import { Confirmers, type SecretSpan } from './confirm.ts';
import { readSurroundings } from './evidence/context.ts';
import { findsRule } from './finds-rule.ts';
import { type BlobEncoding, detectEncoding, HEAD_BYTES, Utf16Reader } from './encoding.ts';
import { PADDING, WINDOW_REACH } from './kernel/layout.ts';
import { createKernelMemory, type KernelMemory } from './kernel-memory.ts';
import { latin1 } from '../core/latin1.ts';
import { Unwrapper } from './decode/unwrap.ts';
import { isCompressed } from './decode/decoders.ts';
import type { View } from './decode/decoded-text.ts';
import { type Confirmed, HeldMatches } from './matches/match-buffer.ts';
import { findComments, type FoundComment, COMMENT_REACH, moveComments } from './matches/suppression-comments.ts';
import type { Match } from './matches/match.ts';
import { findCompanions } from './matches/credential-pairs.ts';
import type { Prefilter } from './prefilter.ts';
import type { Program } from './program.ts';
import { findStretches, type Ranges, rangesToDecode, rangesToSearch } from './incremental/changed-ranges.ts';
import type { ProvableScanner, ScannerOptions } from './scanner.ts';
import { type SeenSecret, SeenSecrets } from './matches/seen-secrets.ts';
import { meetsPassed } from './incremental/overlaps-skipped.ts';
import { END, SPOT_FIELDS, SpotList, type Spots, START, type Verdict, VERDICT } from './incremental/candidate-log.ts';
import { closeTrail, type Inherited, reachAhead, type Trail } from './incremental/scan-snapshot.ts';

/** `room()` is never smaller than this. */
const ROOM_BYTES = 256 << 10;
const NO_COMMENTS: readonly FoundComment[] = [];

/** A scanner over its own buffer; see `Scanner` for the order of calls. */
export function createScanner(program: Program, options: ScannerOptions = {}): ProvableScanner {
  return new BufferScanner(program, options);
}

/** What is searched: the bytes of the blob that are held, or a decoded text. */
interface Text {
  readonly low: number;
  readonly high: number;
  readonly view?: View;
}

/** Where in the blob's bytes a secret stands, in addresses. */
type Placed = Pick<Confirmed, 'start' | 'end' | 'decoded' | 'inside'>;

class BufferScanner implements ProvableScanner {
  readonly program: Program;
  encoding: BlobEncoding = 'text';
  readonly #prefilter: Prefilter;
  readonly #bytes: Uint8Array;
  /** The same bytes, for reading text. */
  readonly #view: Uint8Array;
  /** Addresses of the buffer's first byte and of its end. */
  readonly #input: number;
  readonly #limit: number;
  /** What any rule needs to see before and after a candidate, context and comments included: COMMENT_REACH is more than CONTEXT_BYTES. */
  readonly #before: number;
  readonly #after: number;
  readonly #confirmers: Confirmers;
  readonly #held: HeldMatches;
  readonly #check: CheckMatch;
  readonly #unwrapper: Unwrapper;
  /** Stands at the buffer's first byte. */
  readonly #place = new PlaceWalker();
  readonly #seen = new SeenSecrets();
  /** Whether one was found again that was told of, by another match: which of them is the first, only a whole scan tells. */
  #unsure = false;
  #wide: { reader: Utf16Reader; bomBytes: number; raw: Uint8Array } | undefined;
  #known = false;
  /** Address after the last byte written, and of the first byte where no candidate has been looked for. */
  #filled = 0;
  #next = 0;
  /** Found since the last call of #locate. */
  #confirmed: Confirmed[] = [];
  /** Decoded texts of this blob. */
  #views = 0;
  /** Whether one of their secrets had a place in the blob. */
  #met = false;
  /** How far the prefilter and most rules look from a candidate on. */
  readonly #ahead: number;
  readonly #spots: SpotList;
  /** Whether the blob has ended, and was scanned in one piece. */
  #whole = false;
  /** Bytes that decoding would have taken of the budget where nothing was decoded. */
  #saved = 0;

  constructor(program: Program, options: ScannerOptions) {
    this.program = program;
    const { rules } = program;
    const memory = createKernelMemory(program.image, options.prefilter);
    this.#prefilter = memory.prefilter;
    this.#bytes = memory.prefilter.memory;
    this.#view = options.view?.(this.#bytes) ?? this.#bytes;
    this.#input = memory.input;
    this.#limit = memory.limit;
    this.#before = COMMENT_REACH + rules.reduce((most, rule) => Math.max(most, rule.before), 0);
    this.#after = COMMENT_REACH + rules.reduce((most, rule) => Math.max(most, rule.after), 0);
    this.#confirmers = new Confirmers(program, options.watch);
    const companions = findCompanions(rules);
    this.#ahead = reachAhead(program);
    this.#spots = new SpotList(rules, this.#ahead);
    this.#held = new HeldMatches(rules, companions, options.worth);
    this.#check = createChecks(rules, companions.paired, options);
    this.#unwrapper = this.#createUnwrapper(memory, options);
    this.begin();
  }

  get limited(): boolean {
    return this.#unwrapper.limited;
  }

  #createUnwrapper({ arena, spans }: KernelMemory, { inflate }: ScannerOptions): Unwrapper {
    return new Unwrapper({
      memory: this.#bytes,
      arena,
      spans,
      inflate,
      binary: () => this.encoding === 'binary',
      search: (view) => this.#searchView(view),
      offsetOf: (address) => this.#place.offset + address - this.#input,
    });
  }

  get overflow(): string | undefined {
    return this.#held.overflow;
  }

  get trail(): Trail | undefined {
    if (!this.#whole || this.#held.overflow !== undefined || !this.#unwrapper.isModest(this.#saved)) return undefined;
    const { units } = this.#unwrapper;
    return closeTrail({ encoding: this.encoding, size: this.#filled - this.#input, spots: this.#spots, units });
  }

  begin(): void {
    this.#filled = this.#input;
    this.#known = false;
    this.#wide = undefined;
    this.encoding = 'text';
    this.#place.reset();
    this.#restart();
  }

  finds(text: Uint8Array, rule: number): boolean {
    const [prefilter, confirmers, bytes, view] = [this.#prefilter, this.#confirmers, this.#bytes, this.#view];
    return findsRule({ program: this.program, prefilter, confirmers, bytes, view, input: this.#input }, text, rule);
  }

  /** Nothing of the bytes that are held was looked at. */
  #restart(): void {
    this.#next = this.#input;
    this.#held.clear();
    this.#confirmed = [];
    this.#views = 0;
    this.#seen.clear();
    this.#unsure = false;
    this.#spots.clear();
    this.#whole = false;
    this.#saved = 0;
    this.#unwrapper.begin(this.#input);
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

  finish(inherited?: Inherited): readonly Match[] {
    if (!this.#known) this.#detect();
    const isWhole = !this.#wide && this.#next === this.#input;
    if (!inherited || !isWhole || !this.#scanChanges(inherited)) {
      this.#scan(this.#filled);
      this.#unwrapper.advance(this.#filled, true);
    }
    this.#locate();
    this.#whole = isWhole;
    return this.#held.resolve();
  }

  found(): readonly Match[] {
    return this.#held.resolve();
  }

  /** Looks at what differs only; false, and nothing was looked at, where that could tell something else than a whole scan. */
  #scanChanges({ trail, copies }: Inherited): boolean {
    const blob = { bytes: this.#bytes, input: this.#input, size: this.#filled - this.#input };
    const stretches = trail.encoding === this.encoding && findStretches({ trail, copies }, blob.size);
    if (!stretches) return false;
    const { ranges, settled } = rangesToSearch(stretches, trail.spots, { size: blob.size, ahead: this.#ahead });
    const units = { known: trail.units, units: this.#unwrapper.units };
    const decode = rangesToDecode(stretches, blob, units);
    this.#saved = decode.saved;
    if (this.#unwrapper.isModest(this.#saved)) {
      this.#tellAgain(settled, trail.verdicts);
      this.#searchIn(ranges);
      this.#unwrapper.decodeIn(decode.ranges, { start: this.#input, size: blob.size });
      this.#spots.addSettled({ spots: settled, verdicts: trail.verdicts });
      const isSure = !this.#unsure && this.#unwrapper.isModest(this.#saved);
      if (isSure && !meetsPassed(settled, this.#confirmed, this.#input)) return true;
    }
    this.#restart();
    return false;
  }

  /** Takes what was found in the blob before, and stands here with all that decides about it, as found. First of all: what is found twice counts once. */
  #tellAgain(spots: Spots, verdicts: readonly Verdict[]): void {
    for (let row = 0; row < spots.length; row += SPOT_FIELDS) {
      const number = spots[row + VERDICT]!;
      if (number <= 0) continue;
      const { rule, lead, evidence, facts, useful } = verdicts[number - 1]!;
      const place = { start: this.#input + spots[row + START]!, end: this.#input + spots[row + END]! };
      if (this.#note(rule, place, { length: place.end - place.start, inside: '', lead, told: true })) continue;
      const secret = new Secret(this.#bytes.subarray(place.start, place.end));
      const comments = useful ? this.#commentsAt(place) : NO_COMMENTS;
      this.#confirmed.push({ rule, ...place, secret, evidence, ...(facts && { facts }), useful, comments });
    }
  }

  #searchIn(ranges: Ranges): void {
    this.#bytes.fill(0, this.#filled, this.#filled + PADDING);
    const text = { low: this.#input, high: this.#filled };
    for (let i = 0; i < ranges.length; i += 2)
      this.#search(text, this.#input + ranges[i]!, this.#input + ranges[i + 1]!);
  }

  #detect(): void {
    this.#known = true;
    const [start, end] = [this.#input, this.#filled];
    // looking for a byte is faster in the caller's view
    const head = this.#view.subarray(start, Math.min(end, start + HEAD_BYTES));
    this.encoding = detectEncoding(head);
    if (this.encoding !== 'utf-16le' && this.encoding !== 'utf-16be') return;
    const bomBytes = head[0] === 0xff || head[0] === 0xfe ? 2 : 0;
    this.#wide = { reader: new Utf16Reader(this.encoding), bomBytes, raw: new Uint8Array(ROOM_BYTES) };
    this.#place.countsUnits = true;
    const raw = this.#bytes.slice(start + bomBytes, end);
    this.#filled = start;
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
    this.#unwrapper.advance(this.#next, false);
    this.#locate();
    const keep = Math.max(this.#input, Math.min(this.#next - this.#before, this.#unwrapper.keep));
    this.#forget(this.#place.offset + keep - this.#input);
    this.#place.advance(this.#bytes, this.#input, keep);
    this.#bytes.copyWithin(this.#input, keep, this.#filled);
    const moved = keep - this.#input;
    this.#filled -= moved;
    this.#next -= moved;
    this.#unwrapper.move(moved);
  }

  /** Lets go of what nothing found behind this offset (of the blob as it is scanned) can meet, so that memory does not grow with the blob. */
  #forget(until: number): void {
    this.#seen.forget(until);
    // offsets of matches are those of the raw bytes
    if (!this.#wide) this.#held.forget(until);
  }

  /** Looks for candidates that start before `to`. */
  #scan(to: number): void {
    const from = this.#next;
    if (to <= from) return;
    this.#bytes.fill(0, this.#filled, this.#filled + PADDING);
    this.#search({ low: this.#input, high: this.#filled }, from, to);
    this.#next = to;
  }

  /** Confirms the candidates that start in [from, to) of a text. */
  #search(text: Text, from: number, to: number): void {
    for (let at = from - 2; at < to + WINDOW_REACH; at = this.#prefilter.resume()) {
      this.#confirmAll(this.#prefilter.scan(from, to, at), text);
    }
  }

  #searchView(view: View): boolean {
    this.#views++;
    this.#met = false;
    this.#search({ low: view.start, high: view.end, view }, view.start, view.end);
    return this.#met;
  }

  #confirmAll(count: number, text: Text): void {
    const { candidates } = this.#prefilter;
    const { table, rules } = this.program;
    const binary = this.encoding === 'binary';
    for (let i = 0; i < count; i++) {
      const index = candidates[i * 2 + 1]!;
      if (binary && !rules[table.rules[index]!]!.binary) continue;
      const one = this.#confirm(candidates[i * 2]!, index, text);
      if (one) this.#confirmed.push(one);
    }
  }

  #confirm(at: number, index: number, text: Text): Confirmed | undefined {
    const { table } = this.program;
    const rule = table.rules[index]!;
    const span = this.#confirmers.find(rule, this.#view, { at, length: table.lengths[index]! }, text);
    if (!text.view) return this.#confirmInBlob(at, rule, span);
    const place = span && this.#placeInBlob(span, text.view);
    if (!place) return undefined;
    this.#met = true;
    return this.#isFirstInView(rule, place, span, text.view) ? this.#judge(rule, place, span, text) : undefined;
  }

  #confirmInBlob(at: number, rule: number, span: SecretSpan | undefined): Confirmed | undefined {
    const input = this.#input;
    if (!span) {
      this.#spots.addMiss(at - input, rule);
      return undefined;
    }
    const { start, end, match } = span;
    const range = { start: start - input, end: end - input };
    const lead = looksBeforeMatch(this.program.rules[rule]!) ? start - match.start : 0;
    const before = this.#note(rule, span, { length: end - start, inside: '', lead, told: false });
    if (before) {
      this.#unsure ||= before.told && before.lead !== lead;
      this.#spots.addAgain(at - input, rule, { ...range, isSame: before.lead === lead });
      return undefined;
    }
    const one = this.#judge(rule, { start, end }, span, { low: input, high: this.#filled });
    this.#spots.addSecret(at - input, rule, { ...range, verdict: one && this.#verdictOf(one, lead) });
    return one;
  }

  #verdictOf({ rule, evidence, facts, useful }: Confirmed, lead: number): Verdict {
    return { rule, lead, evidence, ...(facts && { facts }), useful, counts: this.#held.counts({ useful, rule }) };
  }

  #judge(rule: number, place: Placed, span: SecretSpan, text: Text): Confirmed | undefined {
    const secret = new Secret(this.#bytes.subarray(span.start, span.end));
    const checked = this.#check(rule, secret, readSurroundings(this.#view, span, text));
    if (!checked) return undefined;
    const { evidence, facts, useful } = checked;
    const { start, end, decoded, inside } = place;
    const comments = useful ? this.#commentsAt(place) : NO_COMMENTS;
    const one = { rule, start, end, secret, evidence, useful, comments };
    if (!facts && !decoded && !inside) return one;
    return { ...one, ...(facts && { facts }), ...(decoded && { decoded }), ...(inside && { inside }) };
  }

  /** Suppression comments beside a secret, by their places in the blob. */
  #commentsAt(place: { readonly start: number; readonly end: number }): FoundComment[] {
    const offset = this.#place.offset - this.#input;
    return moveComments(findComments(this.#view, place, { low: this.#input, high: this.#filled }), offset);
  }

  /** Where in the blob's bytes a secret of a view stands; undefined where it was not decoded at all, and so was seen before. */
  #placeInBlob({ start, end, match }: SecretSpan, view: View): Placed | undefined {
    if (!view.isDecoded(match.start, match.end)) return undefined;
    const place = view.toBlob({ start, end }, match);
    return isCompressed(place.decoded) ? { ...place, inside: { view: this.#views, start, end } } : place;
  }

  /** Notes a secret; gives it back where it was seen before. */
  #note(
    rule: number,
    place: Placed,
    how: { length: number; inside: string; lead: number; told: boolean },
  ): SeenSecret | undefined {
    const offset = this.#place.offset - this.#input;
    const { length, inside } = how;
    return this.#seen.add({ rule, start: place.start + offset, end: place.end + offset, length, inside }, how);
  }

  /** What is cut off can be unpacked twice, at two lengths: in compressed text the same value at the same distance from its start is the same one. */
  #isFirstInView(rule: number, place: Placed, { start, end }: SecretSpan, view: View): boolean {
    const inside = place.inside ? `:${start - view.start}:${latin1(this.#view, start, end)}` : '';
    return !this.#note(rule, place, { length: end - start, inside, lead: 0, told: false });
  }

  /** Gives the matches of one pass their lines, columns and offsets in the blob. */
  #locate(): void {
    const confirmed = this.#confirmed;
    if (confirmed.length === 0) return;
    this.#confirmed = [];
    const wide = this.#wide;
    const offsetOf = wide && ((walker: PlaceWalker): number => walker.units * 2 + wide.bomBytes);
    this.#held.add(confirmed, { bytes: this.#bytes, input: this.#input, place: this.#place, offsetOf });
  }
}
