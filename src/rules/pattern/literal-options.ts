import { itemAt } from '../../core/present.ts';
import { bigramBits } from '../../engine/evidence/bigrams.ts';
import { createGramCosts, type GramCosts } from '../../engine/kernel/gram-cost.ts';
import { type ExactText, joinTexts, listTexts } from './exact-texts.ts';
import { ALL_BYTES, type ByteSet } from './byte-set.ts';
import { joinShapes, lastBytes, measureShape, EMPTY_SHAPE, repeatShape, type Shape } from './measure.ts';
import type { PatternNode } from './pattern.ts';

/** A literal with its neighbours in a match: the shape of everything that can follow, and the bytes that can precede it. */
interface PlacedText extends ExactText {
  readonly rest: Shape;
  readonly lead: ByteSet;
}

/** Literals of which every match contains one, with their distance from the start of the match. */
export interface LiteralOption {
  readonly texts: readonly PlacedText[];
  readonly min: number;
  readonly max: number;
  readonly inSecret: boolean;
  /** Expected share of places in source text that have one of them, raised if confirming it costs more. */
  readonly cost: number;
}

/** The position of a part in its pattern. */
interface LiteralContext {
  readonly before: { readonly min: number; readonly max: number };
  /** Bytes that can precede it; all if the match begins here. */
  readonly lead: ByteSet;
  readonly rest: Shape;
  readonly inSecret: boolean;
  readonly secret: number | undefined;
  readonly wanted: (text: ExactText) => boolean;
  readonly costs: GramCosts;
}

interface Item {
  readonly node: PatternNode;
  readonly inSecret: boolean;
  /** One round split off a repetition: part of a literal only if the literal is too short without it. */
  readonly isRound: boolean;
}

const MIN_LITERAL_LENGTH = 3;
/** Share of a bigram's information that is new, given the previous one, which shares a byte with it. */
const NEW_SHARE = 0.6;
/** A literal away from the start of the match, or at no fixed distance, must be this much rarer to be preferred. */
const SHIFTED_COST = 2;
const FLOATING_COST = 16;
/** Cost of an entry in the prefilter's tables, as a share: few rare literals are better than many very rare ones. */
const PLACE_COST = 2 ** -34;

/** All ways to choose literals for a pattern, in no particular order. */
export function listOptions(
  root: PatternNode,
  secret: number | undefined,
  wanted: (text: ExactText) => boolean,
): LiteralOption[] {
  const start = { before: { min: 0, max: 0 }, lead: ALL_BYTES, rest: EMPTY_SHAPE, inSecret: secret === undefined };
  return literalOptions(root, { ...start, secret, wanted, costs: createGramCosts() });
}

function literalOptions(node: PatternNode, within: LiteralContext): LiteralOption[] {
  switch (node.kind) {
    case 'bytes':
    case 'sequence':
    case 'capture':
      return sequenceOptions(flatten(node, within.inSecret, within.secret), within);
    case 'choice':
      return choiceOptions(node.options, within);
    case 'repeat':
      return node.min === 0 ? [] : repeatOptions(node, within);
    case 'look':
      return [];
  }
}

/** Flattens nested sequences and captures, so that a literal may cross their edges. */
function flatten(node: PatternNode, inSecret: boolean, secret: number | undefined): Item[] {
  if (node.kind === 'sequence') return node.items.flatMap((item) => flatten(item, inSecret, secret));
  if (node.kind === 'capture') return flatten(node.item, inSecret || node.index === secret, secret);
  return splitFirst(node, inSecret);
}

/** Splits off the first round of a repetition, so that it can extend a text before it that is too short. */
function splitFirst(node: PatternNode, inSecret: boolean): Item[] {
  const whole = { node, inSecret, isRound: false };
  if (node.kind !== 'repeat' || node.min < 2 || node.item.kind !== 'bytes' || listTexts(node)) return [whole];
  return [
    { node: node.item, inSecret, isRound: true },
    { ...whole, node: { ...node, min: node.min - 1, max: node.max - 1 } },
  ];
}

function sequenceOptions(items: readonly Item[], within: LiteralContext): LiteralOption[] {
  const rests: Shape[] = [];
  for (let i = items.length, rest = within.rest; i > 0; i--) {
    rests[i] = rest;
    rest = joinShapes(measureShape(itemAt(items, i - 1).node), rest);
  }
  const options: LiteralOption[] = [];
  let { before, lead } = within;
  items.forEach(({ node, inSecret }, i) => {
    const here = { ...within, before, lead, inSecret };
    options.push(...runOptions(items, rests, { from: i, within: here }));
    if (node.kind !== 'bytes') options.push(...literalOptions(node, { ...here, rest: itemAt(rests, i + 1) }));
    const { min, max } = measureShape(node);
    before = { min: before.min + min, max: before.max + max };
    lead = lastBytes(node, lead);
  });
  return options;
}

/** The literals of neighbouring items from `from` on, as long as their texts are few. */
function runOptions(
  items: readonly Item[],
  rests: readonly Shape[],
  start: { from: number; within: LiteralContext },
): LiteralOption[] {
  const options: LiteralOption[] = [];
  let texts: readonly ExactText[] | undefined = [{ text: '', fold: false }];
  let inSecret = true;
  for (let i = start.from; i < items.length; i++) {
    if (itemAt(items, i).isRound && texts.every(({ text }) => text.length >= MIN_LITERAL_LENGTH)) break;
    const next = listTexts(itemAt(items, i).node);
    texts = next && joinTexts(texts, next);
    if (!texts) break;
    inSecret &&= itemAt(items, i).inSecret;
    const option = makeOption(texts, { ...start.within, rest: itemAt(rests, i + 1), inSecret });
    if (option) options.push(option);
  }
  return options;
}

function makeOption(texts: readonly ExactText[], within: LiteralContext): LiteralOption | undefined {
  const unique = new Map<string, PlacedText>();
  for (const { text, fold } of texts) {
    const folded = { text: fold ? text.toLowerCase() : text, fold };
    if (text.length < MIN_LITERAL_LENGTH || !within.wanted(folded)) return undefined;
    unique.set(`${fold} ${folded.text}`, { ...folded, rest: within.rest, lead: within.lead });
  }
  const list = [...unique.values()];
  const { min, max } = within.before;
  const share = list.reduce((sum, { text }) => sum + 2 ** -literalBits(text, within.costs) + PLACE_COST, 0);
  return { texts: list, min, max, inSecret: within.inSecret, cost: share * distanceCost(min, max) };
}

function distanceCost(min: number, max: number): number {
  return min !== max ? FLOATING_COST : max > 0 ? SHIFTED_COST : 1;
}

/** Rarity of a literal in source text, in bits: from its letter pairs, limited by its frequent windows. */
export function literalBits(text: string, costs: GramCosts): number {
  let bits = 0;
  for (let i = 1; i < text.length; i++) bits += bigramBits(text.charCodeAt(i - 1), text.charCodeAt(i)) * NEW_SHARE;
  return Math.min(bits, frequentBits(text.toLowerCase(), costs));
}

/** A text of frequent windows only (`https://`) is hardly rarer than the rarest of them. */
function frequentBits(text: string, { hotBits }: GramCosts): number {
  let most = 0;
  for (let i = 0; i + 4 <= text.length; i++) {
    const hot = hotBits(text.slice(i, i + 4));
    if (hot === undefined) return Infinity;
    most = Math.max(most, hot);
  }
  return most === 0 ? Infinity : most + 2;
}

/** The best option of every alternative, combined; none if one alternative has none. */
function choiceOptions(options: readonly PatternNode[], within: LiteralContext): LiteralOption[] {
  const chosen = options.map((option) => cheapestOption(literalOptions(option, within)));
  const found = chosen.filter((option) => option !== undefined);
  if (found.length < options.length) return [];
  const min = Math.min(...found.map((option) => option.min));
  const max = Math.max(...found.map((option) => option.max));
  const cost = found.reduce((sum, option) => sum + option.cost, 0);
  const inSecret = found.every((option) => option.inSecret);
  const penalty = distanceCost(min, max) / Math.max(...found.map((option) => distanceCost(option.min, option.max)));
  return [{ texts: found.flatMap((option) => option.texts), min, max, inSecret, cost: cost * penalty }];
}

/** Literals of the first round of a repetition. */
function repeatOptions(node: PatternNode & { kind: 'repeat' }, within: LiteralContext): LiteralOption[] {
  const more = repeatShape(measureShape(node.item), node.min - 1, node.max - 1);
  return literalOptions(node.item, { ...within, rest: joinShapes(more, within.rest) });
}

/** The option that costs the prefilter least; the first among equals. */
export function cheapestOption(options: readonly LiteralOption[]): LiteralOption | undefined {
  return options.reduce<LiteralOption | undefined>(
    (best, option) => (best && best.cost <= option.cost ? best : option),
    undefined,
  );
}
