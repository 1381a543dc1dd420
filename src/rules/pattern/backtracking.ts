import { ScanError } from '../../core/errors.ts';
import { oneByte, otherBytes } from './byte-set.ts';
import { type CompiledRule, compileRule, listRules, placeIn, type RuleSource, ruleSpec } from '../compile-rules.ts';
import { measureShape } from './measure.ts';
import { parsePattern } from './parse-pattern.ts';
import type { Pattern, PatternNode } from './pattern.ts';
import { type Problem, problemAt } from '../problem.ts';
import type { RulePack } from '../schema.ts';
import { printPattern } from './translate.ts';

/** Time limit of the checker for one pattern, in milliseconds. */
const TIMEOUT = 2000;
/** Repetitions of more rounds than this count as unbounded. */
const FEW_ROUNDS = 3;
/** Steps of one confirmation on the worst text: about a millisecond, and a tenth of a second. */
const MANY_STEPS = 1e6;
const TOO_MANY_STEPS = 1e8;

/** The checker's result for a pattern. */
interface RecheckResult {
  readonly status: 'safe' | 'vulnerable' | 'unknown';
  readonly complexity?: { readonly type: string; readonly degree?: number };
}
type Judge = (source: string) => RecheckResult;

/**
 * Finds patterns that backtrack badly on some text. Bounded repetitions are finite, and so formally safe; the checker therefore gets the pattern
 * without bounds. Exponential is an error. Polynomial is judged by the actual bounds, which show what it means for a window. Undecided is a warning.
 * The checker is large and slow to load, so it is loaded on demand.
 */
export async function lintBacktracking(packs: readonly RulePack[]): Promise<Problem[]> {
  const { default: recheck } = await import('recheck');
  const judge: Judge = (source) => recheck.checkSync(source, '', { timeout: TIMEOUT, checker: 'automaton' });
  return packs.flatMap(listRules).flatMap((source) => judgeRule(source, judge));
}

function judgeRule(source: RuleSource, judge: Judge): Problem[] {
  const compiled = tryCompile(source);
  if (!compiled) return [];
  const { rule } = compiled;
  const pattern = judgedPattern(source, compiled);
  const verdict = judge(`^(?:${printPattern(endless(pattern))})`);
  const found = describe(verdict, pattern, rule.fixed ? 1 : rule.before);
  if (!found) return [];
  const spec = ruleSpec(source);
  return [problemAt(placeIn(source, [spec.assign ? 'assign' : 'pattern']), spec.id, found.message, found.severity)];
}

/** The grammar around an assignment's value is the same for all and known to be harmless (test/rules/assign.test.ts), so only the value is judged. */
function judgedPattern(source: RuleSource, { pattern }: CompiledRule): Pattern {
  const { assign } = ruleSpec(source);
  if (!assign) return pattern;
  const value = parsePattern(assign.value, (offset) => placeIn(source, ['assign', 'value'], offset));
  return { ...value, root: { kind: 'sequence', items: [value.root, { kind: 'bytes', set: oneByte(0) }] } };
}

/** @param starts places at which the pattern is tried for one candidate */
function describe(
  { status, complexity }: RecheckResult,
  pattern: Pattern,
  starts: number,
): Pick<Problem, 'message' | 'severity'> | undefined {
  if (status === 'safe') return undefined;
  if (status === 'unknown') return { severity: 'warning', message: 'the backtracking checker could not decide' };
  if (complexity?.type !== 'polynomial')
    return { severity: 'error', message: 'can backtrack exponentially: nested repetitions' };
  const steps = starts * countSteps(pattern, complexity.degree ?? 2);
  if (steps < MANY_STEPS) return undefined;
  const message = `can take ${steps.toExponential(0)} steps: adjacent repetitions match the same bytes`;
  return { severity: steps < TOO_MANY_STEPS ? 'warning' : 'error', message };
}

/** The product of the `degree` longest repetitions of variable length: the most ways to divide a text among that many. */
function countSteps(pattern: Pattern, degree: number): number {
  const lengths: number[] = [];
  collectLengths(pattern.root, lengths);
  return lengths
    .sort((a, b) => b - a)
    .slice(0, degree)
    .reduce((steps, length) => steps * length, 1);
}

function collectLengths(node: PatternNode, lengths: number[]): void {
  if (node.kind === 'repeat') lengths.push(node.max - node.min);
  for (const inner of innerNodes(node)) collectLengths(inner, lengths);
}

function innerNodes(node: PatternNode): readonly PatternNode[] {
  if (node.kind === 'sequence') return node.items;
  if (node.kind === 'choice') return node.options;
  return node.kind === 'bytes' ? [] : [node.item];
}

function endless(pattern: Pattern): Pattern {
  return { ...pattern, root: withoutBounds(pattern.root) };
}

/** The pattern with its longer repetitions unbounded, and those of one length cut to two rounds. */
function withoutBounds(node: PatternNode): PatternNode {
  switch (node.kind) {
    case 'bytes':
      return node;
    case 'sequence':
      return { ...node, items: node.items.map(withoutBounds) };
    case 'choice':
      return { ...node, options: node.options.map(withoutBounds) };
    case 'repeat': {
      const { min, max } = measureShape(node);
      const item = withoutBounds(node.item);
      if (min === max) return { ...node, item, min: Math.min(node.min, 2), max: Math.min(node.max, 2) };
      return node.max > FEW_ROUNDS ? { ...node, item, min: Math.min(node.min, 1), max: Infinity } : { ...node, item };
    }
    case 'capture':
      return { ...node, item: withoutBounds(node.item) };
    case 'look':
      return consuming(node);
  }
}

/** The checker does not support lookaheads: their content is matched instead, so that it can fail as they can. */
function consuming({ item, negative }: PatternNode & { kind: 'look' }): PatternNode {
  if (!negative) return withoutBounds(item);
  return item.kind === 'bytes' ? { kind: 'bytes', set: otherBytes(item.set) } : { kind: 'sequence', items: [] };
}

function tryCompile(source: RuleSource): CompiledRule | undefined {
  try {
    return compileRule(source);
  } catch (error) {
    if (error instanceof ScanError) return undefined;
    throw error;
  }
}
