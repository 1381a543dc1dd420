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

/** Matches of one blob that are reported, the first ones. If there are more, the blob fails, so that nothing is dropped silently. */
export const MATCHES_PER_BLOB = 20_000;

/** Matches of one blob that are counted; beyond that its scan stops. */
const MAX_COUNTED = 100_000;

/** Most matches held only to claim their bytes. */
const MAX_USELESS = 200_000;

/** The scan of a blob stops because of too many matches. Earlier matches are still held. */
export class TooManyMatches extends Error {}

/** A confirmed match, still located by addresses. */
export interface PendingMatch extends Checked {
  readonly rule: number;
  readonly start: number;
  readonly end: number;
  readonly secret: Secret;
  readonly decoded?: readonly DecoderName[];
  readonly inside?: NonNullable<Match['inside']>;
  readonly comments: readonly FoundComment[];
  /** Whether it may be reported, so that its line is needed. */
  readonly useful: boolean;
}

/** Written out, because copying objects with optional fields takes ten times as long, and a history has many. */
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

/** Without `structure`, which is no encoding: what was read so lost to what stands in the text as it is. */
function asReported(match: Match): Match {
  if (!match.decoded?.includes('structure')) return match;
  const { decoded, ...rest } = match;
  const others = decoded.filter((name) => name !== 'structure');
  return others.length > 0 ? { ...rest, decoded: others } : rest;
}

/** Holds the matches of a blob until its end decides which are reported. */
export class MatchBuffer {
  readonly #rules: readonly ProgramRule[];
  readonly #companions: Companions;
  readonly #scoreWeights: ScoreWeights | undefined;
  #matches: Match[] = [];
  /** Secrets of matches that only claim their bytes. They have no lines, and incomplete evidence. */
  readonly #useless = new Set<Secret>();
  /** Offsets of confirmed secrets in the blob as it is scanned. */
  #starts: number[] = [];
  /** Matches that would have been reported if there were not so many before them. */
  #dropped = 0;
  /** Whether there may be more that were not searched for. */
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

  /** What was left out, for people, if the blob has more matches than are reported. */
  get overflow(): string | undefined {
    if (this.#stopped) return `too many matches: showing the first ones; the rest was not scanned`;
    if (this.#dropped === 0) return undefined;
    return `too many matches: showing the first ${MATCHES_PER_BLOB} of ${MATCHES_PER_BLOB + this.#dropped}`;
  }

  /** Whether a match may be reported, or change the score of another one. */
  counts({ useful, rule }: Pick<PendingMatch, 'useful' | 'rule'>): boolean {
    return useful || this.#companions.paired.has(rule);
  }

  /** Adds the matches of one pass with their lines, columns and offsets in the blob. */
  add(pending: readonly PendingMatch[], held: HeldBytes): void {
    if (pending.length === 0) return;
    const useless = this.#useless.size + pending.filter(({ useful }) => !useful).length;
    if (useless > MAX_USELESS) this.#stop();
    const spans = locate(pending, held);
    for (let i = 0; i < pending.length; i++) {
      const one = pending[i]!;
      this.#starts.push(held.place.offset + one.start - held.input);
      if (!one.useful) this.#useless.add(one.secret);
      this.#matches.push(matchOf(one, spans[i]!));
    }
    if (this.#matches.length - this.#useless.size > MATCHES_PER_BLOB) this.#dropLast();
    if (this.#dropped > MAX_COUNTED - MATCHES_PER_BLOB) this.#stop();
  }

  /** Keeps the first matches by place, so that the chunks in which the blob came do not matter. Matches of several rules at one place count once. */
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

  /** Evicts whatever no match after this offset can overlap, so that memory does not grow with the blob. Offsets are in raw bytes. */
  forget(until: number): void {
    const { paired } = this.#companions;
    const matters = ({ secret, rule }: Match): boolean => !this.#useless.has(secret) || paired.has(rule);
    const { kept, gone } = evictSettled(this.#matches, { matters, until });
    for (const { secret } of gone) this.#useless.delete(secret);
    this.#matches = kept;
    if (kept.every(({ comments }) => comments === undefined))
      this.#starts = this.#starts.filter((at) => at > until - COMMENT_REACH);
  }

  /** Ends the blob. Returns its reportable matches, ordered by place. */
  resolve(): readonly Match[] {
    if (this.#matches.length === 0) return [];
    const matches = resolveOverlaps(pairCompanions(this.#matches, this.#companions), this.#rules);
    this.#matches = [];
    return this.#withCutComments(this.#worthOf(matches)).map(asReported);
  }

  /** Drops matches that claimed their bytes and score too low. */
  #worthOf(matches: readonly Match[]): Match[] {
    const scoreWeights = this.#scoreWeights;
    return matches.filter(
      ({ rule, evidence, secret }) =>
        !this.#useless.has(secret) &&
        (!scoreWeights || this.#rules[rule]!.class === 'handling' || meetsThreshold(scoreWeights, rule, evidence)),
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
