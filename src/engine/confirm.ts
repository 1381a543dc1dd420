import { isApartFrom, isBounded, isOpening, opensName } from './evidence/context.ts';
import { latin1 } from '../core/latin1.ts';
import { FIRST_PART, type Program, type ProgramRule } from './program.ts';
import type { RuleWatch } from './scanner.ts';

/** Byte offsets of a confirmed secret in the buffer, end exclusive. */
export interface SecretSpan {
  readonly start: number;
  readonly end: number;
  /** The whole match around it. */
  readonly match: { readonly start: number; readonly end: number };
}

/** A rule's literal and its address. */
interface Literal {
  readonly at: number;
  readonly length: number;
}

/** The part of a text that is held. */
interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Runs one rule's pattern around one candidate. Compiled on first use: a scan without a candidate of the rule never pays for it. */
export class Confirmer {
  readonly #rule: ProgramRule;
  readonly #parts: readonly string[];
  #pattern: RegExp | undefined;
  #opensSecret: boolean | undefined;

  constructor(rule: ProgramRule, parts: readonly string[] = []) {
    this.#rule = rule;
    this.#parts = parts;
  }

  /** Whether the literal begins the secret in every match, and no word may end there. */
  get opensSecret(): boolean {
    return (this.#opensSecret ??= opensSecret(this.#rule));
  }

  /** The secret of a match that is all of [low, high). */
  confirmWhole(bytes: Uint8Array, { low, high }: Bounds): SecretSpan | undefined {
    const pattern = (this.#pattern ??= compilePattern(this.#rule, this.#parts));
    pattern.lastIndex = 0;
    const match = pattern.exec(latin1(bytes, low, high));
    return match && match[0].length === high - low ? secretSpan(match, low) : undefined;
  }

  /**
   * The secret whose match covers the literal of `length` bytes at `at`, or undefined. The window depends on the rule and the candidate alone, never
   * on how the blob was cut; [low, high) bounds the held bytes.
   */
  confirm(bytes: Uint8Array, { at, length }: Literal, bounds: Bounds): SecretSpan | undefined {
    const rule = this.#rule;
    const from = Math.max(bounds.low, at - rule.before);
    if (rule.fixed && from !== at - rule.before) return undefined;
    const text = latin1(bytes, from, Math.min(bounds.high, at + rule.after));
    const pattern = (this.#pattern ??= compilePattern(rule, this.#parts));
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      if (match.index > at - from) return undefined;
      if (match.index + match[0].length >= at - from + length) return secretSpan(match, from);
      if (rule.fixed) return undefined;
      pattern.lastIndex = match.index + 1;
    }
    return undefined;
  }
}

/** Runs the patterns of all rules of a program. */
export class Confirmers {
  readonly #rules: readonly ProgramRule[];
  readonly #confirmers: readonly Confirmer[];
  readonly #watch: RuleWatch | undefined;

  constructor({ rules, parts }: Program, watch: RuleWatch | undefined) {
    this.#rules = rules;
    this.#confirmers = rules.map((rule) => new Confirmer(rule, parts));
    this.#watch = watch;
  }

  /** Confirms a literal. Inside a word there is nothing to confirm, and in long runs of base64 most literals are inside one. */
  find(index: number, bytes: Uint8Array, literal: Literal, bounds: Bounds): SecretSpan | undefined {
    const rule = this.#rules[index]!;
    const confirmer = this.#confirmers[index]!;
    if (confirmer.opensSecret && !isOpening(bytes, literal.at)) return undefined;
    if (rule.user) this.#watch?.(index);
    const span = confirmer.confirm(bytes, literal, bounds);
    if (rule.user) this.#watch?.(-1);
    return span && standsAlone(rule, bytes, span) ? span : undefined;
  }

  /** Confirms a rule for whole files on the bytes of one, without the white space at its ends. */
  findWhole(index: number, bytes: Uint8Array, bounds: Bounds): SecretSpan | undefined {
    const { user } = this.#rules[index]!;
    if (user) this.#watch?.(index);
    const span = this.#confirmers[index]!.confirmWhole(bytes, bounds);
    if (user) this.#watch?.(-1);
    return span;
  }
}

function standsAlone(rule: ProgramRule, bytes: Uint8Array, span: SecretSpan): boolean {
  const { boundary, boundaryBytes } = rule;
  if (rule.class === 'handling' && !opensName(bytes, span.match.start)) return false;
  if (boundary === 'word' && !isBounded(bytes, span.start, span.end)) return false;
  return !boundaryBytes || isApartFrom(boundaryBytes, bytes, span);
}

/** Without a group, the whole match is the secret. */
function opensSecret({ source, fixed, before, boundary }: ProgramRule): boolean {
  return fixed && before === 0 && boundary === 'word' && !/(?<!\\)\((?!\?[:=!])/.test(source);
}

function compilePattern({ source, flags, fixed }: ProgramRule, parts: readonly string[]): RegExp {
  const whole = source.replace(/[\u00a1-\u00ff]/g, (part) => parts[part.charCodeAt(0) - FIRST_PART]!);
  return new RegExp(whole, flags + (fixed ? 'dy' : 'dg'));
}

function secretSpan(match: RegExpExecArray, from: number): SecretSpan | undefined {
  const named = match.indices?.groups?.['secret'] ?? match.indices?.[1] ?? match.indices?.[0];
  if (!named || named[0] === named[1]) return undefined;
  const start = from + match.index;
  return { start: from + named[0], end: from + named[1], match: { start, end: start + match[0].length } };
}
