import { compileRule, listRules, placeIn, type RuleSource, specOf } from './compile.ts';
import { ScanError } from '../core/errors.ts';
import { type Problem, problemAt } from './problem.ts';
import type { RulePack } from './schema.ts';

/** Milliseconds that the checker may spend on one pattern. */
const TIMEOUT = 1000;

/**
 * The patterns that can take more than linear time on some text. What the checker cannot decide is a warning: a match is confirmed in a
 * window of bounded length, so that its cost is bounded too. The checker is large and slow to load, hence on demand.
 */
export async function lintBacktracking(packs: readonly RulePack[]): Promise<Problem[]> {
  const { checkSync } = await import('recheck');
  const judge = (source: string): { readonly status: string; readonly complexity?: { readonly summary: string } } =>
    checkSync(source, '', { timeout: TIMEOUT, checker: 'auto' });
  return packs.flatMap(listRules).flatMap((source) => judgeRule(source, judge));
}

type Judge = (source: string) => { readonly status: string; readonly complexity?: { readonly summary: string } };

function judgeRule(source: RuleSource, judge: Judge): Problem[] {
  const pattern = sourceOf(source);
  if (pattern === undefined) return [];
  const { status, complexity } = judge(pattern);
  if (status === 'safe') return [];
  const place = placeIn(source, [specOf(source).assign ? 'assign' : 'pattern']);
  if (status === 'vulnerable')
    return [problemAt(place, specOf(source).id, `can backtrack badly: ${complexity?.summary ?? 'superlinear'}`)];
  return [problemAt(place, specOf(source).id, 'the backtracking checker could not decide', 'warning')];
}

function sourceOf(source: RuleSource): string | undefined {
  try {
    return compileRule(source).rule.source;
  } catch (error) {
    if (error instanceof ScanError) return undefined;
    throw error;
  }
}
