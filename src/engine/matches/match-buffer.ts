import type { Span } from '../../core/finding.ts';
import type { Secret } from '../../core/secret.ts';
import { type Checked, meetsThreshold } from '../evidence/checks.ts';
import type { DecoderName } from '../decode/decoders.ts';
import { evictSettled } from './evict-settled.ts';
import { type HeldBytes, locate } from './locate.ts';
import { cutComments, type FoundComment, COMMENT_REACH } from './suppression-comments.ts';
import type { Match } from './match.ts';
import { resolveOverlaps } from './resolve-overlaps.ts';
import { type Companions, pairCompanions } from './credential-pairs.ts';
import type { ProgramRule } from '../program.ts';
import type { ScoreWeights } from '../evidence/score-weights.ts';

/** Matches of one blob that are given back: the first ones. With more of them the blob has failed, and nothing is dropped silently. */
export const MATCHES_PER_BLOB = 20_000;

/** Matches of one blob that are counted; with more of them the scan of it stops. */
const MOST_COUNTED = 100_000;

/** Matches held that only claim their bytes. */
const MOST_USELESS = 200_000;

/** A blob with more matches than anybody would count: the scan of it stops. What was found until then is still held. */
export class TooManyMatches extends Error {}

/** A confirmed match, still placed by addresses. */
export interface PendingMatch extends Checked {
  readonly rule: number;
  readonly start: number;
  readonly end: number;
  readonly secret: Secret;
  readonly decoded?: readonly DecoderName[];
  readonly inside?: NonNullable<Match['inside']>;
  readonly comments: readonly FoundComment[];
  /** Whether it may be given back: its place in lines is wanted. */
  readonly useful: boolean;
}

/** Written out: copied objects with parts that may be absent take ten times as long, and a history has many. */
function matchOf({ rule, secret, evidence, facts, decoded, inside, comments }: PendingMatch, span: Span): Match {
  const { line, column, endLine, endColumn, start, end } = span;
  const match: { -readonly [K in keyof Match]: Match[K] } = {
    rule,
    secret,
    evidence,
    line,
    column,
    endLine,
    endColumn,
    start,
    end,
  };
  if (facts) match.facts = facts;
  if (decoded) match.decoded = decoded;
  if (inside) match.inside = inside;
  if (comments.length > 0) match.comments = comments;
  return match;
}

/** What was found in a blob so far, until its end tells which of it is given back. */
export class MatchBuffer {
  readonly #rules: readonly ProgramRule[];
  readonly #companions: Companions;
  readonly #scoreWeights: ScoreWeights | undefined;
  #matches: Match[] = [];
  /** Secrets of matches that are only there to claim their bytes: they have no lines, and not all of their evidence. */
  readonly #useless = new Set<Secret>();
  /** Where confirmed secrets begin in the blob as it is scanned. */
  #starts: number[] = [];
  /** Matches that would have been given back, had there not been so many before them. */
  #dropped = 0;
  /** Whether there may be more that were not looked for. */
  #stopped = false;

  constructor(rules: readonly ProgramRule[], companions: Companions, scoreWeights: ScoreWeights | undefined) {
    this.#rules = rules;
    this.#companions = companions;
    this.#scoreWeights = scoreWeights;
  }

  /** A new blob begins. */
  clear(): void {
    this.#matches = [];
    this.#starts = [];
    this.#useless.clear();
    this.#dropped = 0;
    this.#stopped = false;
  }

  /** What was left out, in words, if the blob has more matches than are given back. */
  get overflow(): string | undefined {
    if (this.#stopped) return `too many matches: showing the first ones; the rest was not scanned`;
    if (this.#dropped === 0) return undefined;
    return `too many matches: showing the first ${MATCHES_PER_BLOB} of ${MATCHES_PER_BLOB + this.#dropped}`;
  }

  /** Whether a match may be given back, or change what another one is worth. */
  counts({ useful, rule }: Pick<PendingMatch, 'useful' | 'rule'>): boolean {
    return useful || this.#companions.paired.has(rule);
  }

  /** Takes the matches of one pass, and gives them their lines, columns and offsets in the blob. */
  add(pending: readonly PendingMatch[], held: HeldBytes): void {
    if (pending.length === 0) return;
    const useless = this.#useless.size + pending.filter(({ useful }) => !useful).length;
    if (useless > MOST_USELESS) this.#stop();
    const spans = locate(pending, held);
    for (let i = 0; i < pending.length; i++) {
      const one = pending[i]!;
      this.#starts.push(held.place.offset + one.start - held.input);
      if (!one.useful) this.#useless.add(one.secret);
      this.#matches.push(matchOf(one, spans[i]!));
    }
    if (this.#matches.length - this.#useless.size > MATCHES_PER_BLOB) this.#dropLast();
    if (this.#dropped > MOST_COUNTED - MATCHES_PER_BLOB) this.#stop();
  }

  /** Keeps the first matches in order of place, so that it does not matter in which pieces the blob came. What several rules see at one place counts once. */
  #dropLast(): void {
    const isUseful = ({ secret }: Match): boolean => !this.#useless.has(secret);
    const starts = [...new Set(this.#matches.filter(isUseful).map(({ start }) => start))].sort((a, b) => a - b);
    const end = starts[MATCHES_PER_BLOB];
    if (end === undefined) return;
    this.#matches = this.#matches.filter((match) => match.start < end || !isUseful(match));
    this.#dropped += starts.length - MATCHES_PER_BLOB;
  }

  #stop(): never {
    this.#stopped = true;
    throw new TooManyMatches('too many matches');
  }

  /** Releases what nothing found behind this offset can meet, so that memory does not grow with the blob. Offsets are those of the raw bytes. */
  forget(until: number): void {
    const { paired } = this.#companions;
    const matters = ({ secret, rule }: Match): boolean => !this.#useless.has(secret) || paired.has(rule);
    const { kept, gone } = evictSettled(this.#matches, { matters, until });
    for (const { secret } of gone) this.#useless.delete(secret);
    this.#matches = kept;
    if (kept.every(({ comments }) => comments === undefined))
      this.#starts = this.#starts.filter((at) => at > until - COMMENT_REACH);
  }

  /** The blob has ended: what is given back of it, in order of place. */
  resolve(): readonly Match[] {
    if (this.#matches.length === 0) return [];
    const matches = resolveOverlaps(pairCompanions(this.#matches, this.#companions), this.#rules);
    this.#matches = [];
    return this.#withCutComments(this.#worthOf(matches));
  }

  /** Without those that claimed their bytes and are worth too little. */
  #worthOf(matches: readonly Match[]): Match[] {
    const scoreWeights = this.#scoreWeights;
    return matches.filter(
      ({ rule, evidence, secret }) =>
        !this.#useless.has(secret) && (!scoreWeights || meetsThreshold(scoreWeights, rule, evidence)),
    );
  }

  #withCutComments(matches: readonly Match[]): readonly Match[] {
    if (!matches.some(({ comments }) => comments !== undefined)) return matches;
    const starts = this.#starts.sort((a, b) => a - b);
    return matches.map((match) =>
      match.comments ? { ...match, comments: cutComments(match.comments, starts) } : match,
    );
  }
}
