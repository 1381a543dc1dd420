import { listBytes } from '../../src/rules/pattern/byte-set.ts';
import type { PatternNode } from '../../src/rules/pattern/pattern.ts';

type Next = (at: number) => boolean;

/**
 * Simulates a backtracking matcher at the start of a text: whether the pattern matches, and how many bytes it compared. Takes no shortcuts, so that
 * no engine needs more.
 */
export function matchInSteps(root: PatternNode, text: string): { readonly matches: boolean; readonly steps: number } {
  let steps = 0;
  const sets = new Map<PatternNode, Set<number>>();
  const setOf = (node: PatternNode & { kind: 'bytes' }): Set<number> => {
    const known = sets.get(node) ?? new Set(listBytes(node.set));
    sets.set(node, known);
    return known;
  };

  function sequence(items: readonly PatternNode[], index: number, at: number, next: Next): boolean {
    if (index === items.length) return next(at);
    return match(items[index]!, at, (end) => sequence(items, index + 1, end, next));
  }

  function repeat(node: PatternNode & { kind: 'repeat' }, round: number, at: number, next: Next): boolean {
    const more = (): boolean =>
      round < node.max &&
      match(node.item, at, (end) => (end > at || round < node.min) && repeat(node, round + 1, end, next));
    if (round < node.min) return more();
    return node.lazy ? next(at) || more() : more() || next(at);
  }

  function match(node: PatternNode, at: number, next: Next): boolean {
    switch (node.kind) {
      case 'bytes':
        steps++;
        return at < text.length && setOf(node).has(text.charCodeAt(at)) && next(at + 1);
      case 'sequence':
        return sequence(node.items, 0, at, next);
      case 'choice':
        return node.options.some((option) => match(option, at, next));
      case 'repeat':
        return repeat(node, 0, at, next);
      case 'capture':
        return match(node.item, at, next);
      case 'look':
        return match(node.item, at, () => true) !== node.negative && next(at);
    }
  }

  return { matches: match(root, 0, () => true), steps };
}
