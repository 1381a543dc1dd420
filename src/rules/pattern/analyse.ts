import { itemAt, present } from '../../core/present.ts';
import type { Follow } from '../../engine/program.ts';
import { type ByteSet, charsOf, countBytes, NO_BYTES } from './byte-set.ts';
import type { ExactText } from './exact-texts.ts';
import { cheapestOption, listOptions } from './literal-options.ts';
import { measureReach, measureShape, type Shape } from './measure.ts';
import type { Pattern } from './pattern.ts';

/** A literal for the prefilter. */
export interface DerivedLiteral extends ExactText {
  readonly follow: Follow;
  readonly lead?: string;
  readonly next?: readonly string[];
}

/** What the engine must know of a pattern to find and confirm its matches. */
export interface PatternFacts {
  /** Shortest and longest match in bytes. */
  readonly shortest: number;
  readonly longest: number;
  /** Longest distance in bytes from the start of a match to its literal, and whether every match has exactly that. */
  readonly before: number;
  readonly fixed: boolean;
  /** How far a match can look, counted from the first byte of its literal; includes lookaheads. */
  readonly after: number;
  readonly literals: readonly DerivedLiteral[];
  /** Whether the literals are part of the secret. */
  readonly inSecret: boolean;
}

/** Fewer bits than this are not worth a second check. */
const MIN_CHECK_BITS = 1;
/** A set of more bytes than this before a literal is not worth a check. */
const MAX_LEADS = 40;
/** Places after a literal that a four-byte window can reach. */
const NEXT_PLACES = 3;

/**
 * Measures a pattern and derives its literals; undefined if an alternative has no literal of three bytes or more. With `wanted`, considers only those
 * literals.
 */
export function analysePattern(pattern: Pattern, wanted?: readonly string[]): PatternFacts | undefined {
  const accepted = wanted && new Set(wanted);
  const folded = wanted && new Set(wanted.map((text) => text.toLowerCase()));
  const accepts = ({ text, fold }: ExactText): boolean =>
    !accepted || (fold ? present(folded).has(text) : accepted.has(text));
  const option = cheapestOption(listOptions(pattern.root, pattern.secret, accepts));
  if (!option) return undefined;
  const { min, max } = measureShape(pattern.root);
  return {
    shortest: min,
    longest: max,
    before: option.max,
    fixed: option.min === option.max,
    after: measureReach(pattern.root) - option.min,
    literals: option.texts.map(({ text, fold, rest, lead }) => ({
      text,
      fold,
      follow: followOf(rest),
      ...leadOf(lead),
      ...nextOf(rest),
    })),
    inSecret: option.inSecret,
  };
}

/** The bytes that may precede a literal, if they are few enough to be useful. */
function leadOf(set: ByteSet): { readonly lead?: string } {
  return countBytes(set) > MAX_LEADS ? {} : { lead: charsOf(set) };
}

/** The bytes at the first places after a literal. */
function nextOf({ min, leading }: Shape): { readonly next?: readonly string[] } {
  const places = leading.slice(0, Math.min(min, NEXT_PLACES));
  return places.length === 0 ? {} : { next: places.map(charsOf) };
}

/** What must follow a literal: a run of one class, and a path if there is a gap. */
function followOf(rest: Shape): Follow {
  const run = followRun(rest);
  if (!rest.path.some(({ most }) => most > 0)) return run;
  const path = rest.path.map(({ skip, most, need }) => ({ skip: charsOf(skip), most, need: charsOf(need) }));
  return run.kind === 'run' ? { ...run, path } : { kind: 'run', bytes: '', min: 0, path };
}

/** The most selective run of one class at the start of `rest`: its length times the bits by which the class is rarer than any byte. */
function followRun(rest: Shape): Follow {
  let set: ByteSet = NO_BYTES;
  let best: Follow = { kind: 'none' };
  let most = MIN_CHECK_BITS;
  for (let length = 1; length <= Math.min(rest.min, rest.leading.length); length++) {
    set |= itemAt(rest.leading, length - 1);
    const bits = length * (8 - Math.log2(countBytes(set)));
    if (bits <= most) continue;
    most = bits;
    best = { kind: 'run', bytes: charsOf(set), min: length };
  }
  return best;
}

/** Class and length, at most `limit`, of the run at the start of every match. */
export function leadingRun(shape: Shape, limit: number): { readonly bytes: string; readonly min: number } {
  const min = Math.min(shape.min, shape.leading.length, limit);
  const set = shape.leading.slice(0, min).reduce((all, one) => all | one, NO_BYTES);
  return { bytes: charsOf(set), min };
}
