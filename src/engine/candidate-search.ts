import { latin1 } from '../core/latin1.ts';
import { Secret } from '../core/secret.ts';
import type { BlobBuffer } from './blob-buffer.ts';
import { Confirmers, type SecretSpan } from './confirm.ts';
import type { RewriteText } from './decode/blob-decoder.ts';
import type { DecodedText } from './decode/decoded-text.ts';
import { isCompressed } from './decode/decoders.ts';
import { type CheckMatch, createChecks, looksBeforeMatch } from './evidence/checks.ts';
import { readContext } from './evidence/context.ts';
import { findsRule } from './finds-rule.ts';
import {
  CANDIDATE_FIELDS,
  CandidateLog,
  type CandidateOutcome,
  END,
  type LoggedCandidates,
  OUTCOME,
  START,
} from './incremental/candidate-log.ts';
import { reachAhead } from './incremental/scan-snapshot.ts';
import { WINDOW_REACH } from './kernel/layout.ts';
import type { PendingMatch } from './matches/match-buffer.ts';
import { type SeenSecret, SeenSecrets } from './matches/seen-secrets.ts';
import { findComments, type FoundComment, moveComments } from './matches/suppression-comments.ts';
import type { Prefilter } from './prefilter.ts';
import { type Program, WHOLE_BYTES } from './program.ts';
import type { ScannerOptions } from './scanner.ts';
import { type Anchor, ANCHOR_KINDS, type AnchorKind, readAnchor } from './structure/read-anchor.ts';
import { lookAtCommand } from './structure/look/look-at-command.ts';
import { lookAtForeign } from './structure/foreign.ts';
import { lookAtName } from './structure/look/look-at-name.ts';
import { sizeOf, writeNamedValue } from './structure/write-named-value.ts';

/** Anchors that are read in any blob, and bytes per anchor beyond: lists of secrets have 40 for each. What leaves a snapshot has fewer. */
const MIN_READINGS = 20_000;
const BYTES_PER_READING = 32;

const NO_COMMENTS: readonly FoundComment[] = [];

/** A text to search, in addresses: the held bytes of the blob, or a decoded text. */
interface Text {
  readonly low: number;
  readonly high: number;
  readonly view?: DecodedText;
}

/** The bytes of the blob that hold a secret, in addresses. */
type MatchPlace = Pick<PendingMatch, 'start' | 'end' | 'decoded' | 'inside'>;

/** The parts that a search works on. */
interface SearchParts {
  readonly program: Program;
  readonly buffer: BlobBuffer;
  readonly prefilter: Prefilter;
  /** Rules whose match may still gain from a companion. */
  readonly paired: ReadonlySet<number>;
  /** Whether a match is reported, or changes the score of another one. */
  readonly counts: (match: { readonly useful: boolean; readonly rule: number }) => boolean;
  /** Searches a text written from parts of another one (`Decoder.searchRewritten`). */
  readonly searchRewritten: (parent: DecodedText | undefined, bytes: number, write: RewriteText) => boolean;
}

/** Finds secrets in the held bytes: the prefilter yields candidates, the rule's pattern confirms them, the checks judge them. */
export class CandidateSearch {
  readonly #program: Program;
  readonly #buffer: BlobBuffer;
  readonly #prefilter: Prefilter;
  readonly #counts: SearchParts['counts'];
  readonly #searchRewritten: SearchParts['searchRewritten'];
  readonly #confirmers: Confirmers;
  readonly #check: CheckMatch;
  readonly #seen = new SeenSecrets();
  /** Candidates whose outcome the next version of the blob may carry over. */
  readonly log: CandidateLog;
  /** Rules whose secret is all that a file holds. */
  readonly #wholeRules: readonly number[];
  /** How far the prefilter and most rules look ahead from a candidate, in bytes. */
  readonly ahead: number;
  /** Whether a carried-over secret was found again through another match; a full scan must decide which one wins. */
  unsure = false;
  /** Whether there were too many anchors to read all of them. */
  limited = false;
  #readings = 0;
  #decodedReadings = 0;
  /** Found since the last call of `takePending`. */
  #pending: PendingMatch[] = [];
  /** Number of decoded texts of this blob so far. */
  #views = 0;
  /** Whether a secret of the current decoded text has a place in the blob. */
  #met = false;
  /** Place, length and kind of the last anchor that was looked at. */
  #looked = -1;

  constructor({ program, buffer, prefilter, paired, counts, searchRewritten }: SearchParts, options: ScannerOptions) {
    this.#program = program;
    this.#buffer = buffer;
    this.#prefilter = prefilter;
    this.#counts = counts;
    this.#searchRewritten = searchRewritten;
    this.#confirmers = new Confirmers(program, options.watch);
    this.#check = createChecks(program.rules, paired, options);
    this.#wholeRules = program.rules.flatMap(({ whole }, index) => (whole ? [index] : []));
    this.ahead = reachAhead(program);
    this.log = new CandidateLog(program.rules, this.ahead);
  }

  /** Forgets all findings of the blob. */
  restart(): void {
    this.#pending = [];
    this.#views = 0;
    this.#seen.clear();
    this.unsure = false;
    this.limited = false;
    this.#readings = 0;
    this.#decodedReadings = 0;
    this.log.clear();
  }

  /** Forgets secrets before this offset: no later match can equal one of them. */
  forgetBefore(offset: number): void {
    this.#seen.forget(offset);
  }

  get pending(): readonly PendingMatch[] {
    return this.#pending;
  }

  /** Takes the matches that have no line and column yet. */
  takePending(): readonly PendingMatch[] {
    const pending = this.#pending;
    if (pending.length > 0) this.#pending = [];
    return pending;
  }

  /** Whether the prefilter and the rule's pattern find the secret planted in a text. */
  finds(text: Uint8Array, rule: number): boolean {
    const { bytes, view, input } = this.#buffer;
    const parts = { program: this.#program, prefilter: this.#prefilter, confirmers: this.#confirmers };
    return findsRule({ ...parts, bytes, view, input }, text, rule);
  }

  /** Searches the blob for candidates that start in [from, to). */
  searchBlob(from: number, to: number): void {
    this.#search({ low: this.#buffer.input, high: this.#buffer.filled }, from, to);
  }

  /** Confirms the rules for whole files on a blob that is held whole. */
  searchWhole(): void {
    const { bytes, view, input, filled, encoding } = this.#buffer;
    if (this.#wholeRules.length === 0 || filled - input > WHOLE_BYTES || encoding === 'binary') return;
    const bounds = { low: input, high: filled };
    while (bounds.low < bounds.high && isBlank(bytes[bounds.low]!)) bounds.low++;
    while (bounds.low < bounds.high && isBlank(bytes[bounds.high - 1]!)) bounds.high--;
    for (const rule of this.#wholeRules) {
      const span = this.#confirmers.findWhole(rule, view, bounds);
      if (!span) continue;
      const { start, end } = span;
      if (this.#note(rule, span, { length: end - start, inside: '', lead: 0, replayed: false })) continue;
      const one = this.#judge(rule, { start, end }, span, { low: input, high: filled });
      if (one) this.#pending.push(one);
    }
  }

  /** Searches a decoded text; returns whether one of its secrets has a place in the blob. */
  searchView(view: DecodedText): boolean {
    this.#views++;
    this.#met = false;
    this.#search({ low: view.start, high: view.end, view }, view.start, view.end);
    return this.#met;
  }

  /** Carries over secrets of the delta base whose dependencies were copied. Call it first, because a secret found twice counts once. */
  replayMatches(candidates: LoggedCandidates, outcomes: readonly CandidateOutcome[]): void {
    const { bytes, input } = this.#buffer;
    for (let row = 0; row < candidates.length; row += CANDIDATE_FIELDS) {
      const number = candidates[row + OUTCOME]!;
      if (number <= 0) continue;
      const { rule, lead, evidence, facts, useful } = outcomes[number - 1]!;
      const place = { start: input + candidates[row + START]!, end: input + candidates[row + END]! };
      if (this.#note(rule, place, { length: place.end - place.start, inside: '', lead, replayed: true })) continue;
      const secret = this.#secretOf(rule, bytes.subarray(place.start - lead, place.end), lead);
      const comments = useful ? this.#commentsAt(place) : NO_COMMENTS;
      this.#pending.push({ rule, ...place, secret, evidence, ...(facts && { facts }), useful, comments });
    }
  }

  /** Confirms the candidates that start in [from, to) of a text. */
  #search(text: Text, from: number, to: number): void {
    const anchors: Anchor[] = [];
    this.#looked = -1;
    for (let at = from - 2; at < to + WINDOW_REACH; at = this.#prefilter.resume()) {
      this.#confirmAll(this.#prefilter.scan(from, to, at), text, anchors);
    }
    if (anchors.length === 0) return;
    anchors.sort((a, b) => a.at - b.at || a.length - b.length);
    for (const anchor of anchors) this.#readAnchor(anchor, text);
  }

  /** Searches what an anchor names, though the name is not directly before it. The prefilter's output is another one afterwards. */
  #readAnchor(anchor: Anchor, text: Text): void {
    const { bytes, view, input } = this.#buffer;
    if (!this.#mayRead(anchor, text)) {
      this.limited = true;
      return;
    }
    let met = false;
    for (const assignment of readAnchor(view, anchor, text)) {
      const write: RewriteText = (start, map) => writeNamedValue(bytes, assignment, start, map);
      if (this.#searchRewritten(text.view, sizeOf(assignment), write)) met = true;
    }
    if (text.view) this.#met ||= met;
    else this.log.addReading(anchor.at - input, met);
  }

  /** Whether there have not been too many readings: in the blob for its size so far, in all decoded texts. */
  #mayRead({ at }: Anchor, { view }: Text): boolean {
    if (view) return ++this.#decodedReadings <= MIN_READINGS;
    return ++this.#readings <= MIN_READINGS + this.#buffer.offsetOf(at) / BYTES_PER_READING;
  }

  #confirmAll(count: number, text: Text, anchors: Anchor[]): void {
    const { candidates } = this.#prefilter;
    const { table, rules } = this.#program;
    const binary = this.#buffer.encoding === 'binary';
    for (let i = 0; i < count; i++) {
      const index = candidates[i * 2 + 1]!;
      const kind = table.rules[index]! - rules.length;
      if (kind >= 0) {
        if (!binary && text.view?.isRewritten !== true)
          this.#addAnchor(anchors, candidates[i * 2]!, table.lengths[index]!, ANCHOR_KINDS[kind]!);
        continue;
      }
      if (binary && !rules[table.rules[index]!]!.binary) continue;
      const one = this.#confirm(candidates[i * 2]!, index, text);
      if (one) this.#pending.push(one);
    }
  }

  #addAnchor(anchors: Anchor[], at: number, length: number, kind: AnchorKind): void {
    // a text is listed more than once if it may go on in several ways
    const key = (at * 256 + length) * ANCHOR_KINDS.length + ANCHOR_KINDS.indexOf(kind);
    if (key === this.#looked) return;
    this.#looked = key;
    const { bytes } = this.#buffer;
    const readers = kind === 'name' ? lookAtName(bytes, at, length) : 0;
    if (kind === 'name' ? readers === 0 : !mayHold(bytes, at, length, kind)) return;
    anchors.push({ at, length, kind, readers });
  }

  #confirm(at: number, index: number, text: Text): PendingMatch | undefined {
    const { table } = this.#program;
    const rule = table.rules[index]!;
    // a rewritten text holds names and values, no code
    if (text.view?.isRewritten && this.#program.rules[rule]!.class === 'handling') return undefined;
    const span = this.#confirmers.find(rule, this.#buffer.view, { at, length: table.lengths[index]! }, text);
    if (!text.view) return this.#confirmInBlob(at, rule, span);
    const place = span && this.#placeInBlob(span, text.view);
    if (!place) return undefined;
    this.#met = true;
    return this.#isFirstInView(rule, place, span, text.view) ? this.#judge(rule, place, span, text) : undefined;
  }

  #confirmInBlob(at: number, rule: number, span: SecretSpan | undefined): PendingMatch | undefined {
    const { input } = this.#buffer;
    if (!span) {
      this.log.addMiss(at - input, rule);
      return undefined;
    }
    const { start, end, match } = span;
    const range = { start: start - input, end: end - input };
    const lead = looksBeforeMatch(this.#program.rules[rule]!) ? start - match.start : 0;
    const before = this.#note(rule, span, { length: end - start, inside: '', lead, replayed: false });
    if (before) {
      this.unsure ||= before.replayed && before.lead !== lead;
      this.log.addAgain(at - input, rule, { ...range, isSame: before.lead === lead });
      return undefined;
    }
    const one = this.#judge(rule, { start, end }, span, { low: input, high: this.#buffer.filled });
    this.log.addSecret(at - input, rule, { ...range, outcome: one && this.#outcomeOf(one, lead) });
    return one;
  }

  #outcomeOf({ rule, evidence, facts, useful }: PendingMatch, lead: number): CandidateOutcome {
    return { rule, lead, evidence, ...(facts && { facts }), useful, counts: this.#counts({ useful, rule }) };
  }

  #judge(rule: number, place: MatchPlace, span: SecretSpan, text: Text): PendingMatch | undefined {
    const lead = looksBeforeMatch(this.#program.rules[rule]!) ? span.start - span.match.start : 0;
    const secret = this.#secretOf(rule, this.#buffer.bytes.subarray(span.start - lead, span.end), lead);
    const checked = this.#check(rule, secret, readContext(this.#buffer.view, span, text));
    if (!checked) return undefined;
    const { evidence, facts, useful } = checked;
    const { start, end, decoded, inside } = place;
    const comments = useful ? this.#commentsAt(place) : NO_COMMENTS;
    const one = { rule, start, end, secret, evidence, useful, comments };
    if (!facts && !decoded && !inside) return one;
    return { ...one, ...(facts && { facts }), ...(decoded && { decoded }), ...(inside && { inside }) };
  }

  /** The secret at the end of `bytes`. Code that handles a secret is identified with the `lead` bytes before the name, and shown as the name. */
  #secretOf(rule: number, bytes: Uint8Array, lead: number): Secret {
    const { class: given, user } = this.#program.rules[rule]!;
    if (given !== 'handling') return new Secret(bytes.subarray(lead));
    // only our own rules are known to find names
    return new Secret(bytes, user ? undefined : latin1(bytes, lead, bytes.length));
  }

  /** Finds suppression comments next to a secret, with offsets in the blob. */
  #commentsAt(place: { readonly start: number; readonly end: number }): FoundComment[] {
    const { view, input, filled } = this.#buffer;
    return moveComments(findComments(view, place, { low: input, high: filled }), this.#buffer.offsetOf(0));
  }

  /** Places a secret of a decoded text in the blob. Returns undefined if no byte of it was decoded: the blob's own scan has seen it. */
  #placeInBlob({ start, end, match }: SecretSpan, view: DecodedText): MatchPlace | undefined {
    if (!view.isDecoded(match.start, match.end)) return undefined;
    const place = view.toBlob({ start, end }, match);
    return isCompressed(place.decoded) ? { ...place, inside: { view: this.#views, start, end } } : place;
  }

  /** Records a secret. Returns the earlier one if it was seen before. */
  #note(
    rule: number,
    place: MatchPlace,
    how: { length: number; inside: string; lead: number; replayed: boolean },
  ): SeenSecret | undefined {
    const offset = this.#buffer.offsetOf(0);
    const { length, inside } = how;
    return this.#seen.add({ rule, start: place.start + offset, end: place.end + offset, length, inside }, how);
  }

  /** A truncated text may be inflated twice, to two lengths. The same value at the same distance from the start is one secret. */
  #isFirstInView(rule: number, place: MatchPlace, { start, end }: SecretSpan, view: DecodedText): boolean {
    const rewritten = view.isRewritten ? ':structure' : '';
    const inside = place.inside ? `:${start - view.start}:${latin1(this.#buffer.view, start, end)}` : rewritten;
    return !this.#note(rule, place, { length: end - start, inside, lead: 0, replayed: false });
  }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** What a quick look at an anchor's bytes tells. */
function mayHold(bytes: Uint8Array, at: number, length: number, kind: AnchorKind): boolean {
  if (kind === 'command') return lookAtCommand(bytes, at, length);
  return kind !== 'foreign' || lookAtForeign(bytes, at, length);
}
