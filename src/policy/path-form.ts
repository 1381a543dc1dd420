import type { ASTNode } from '@marcbachmann/cel-js';
import { faultOfPath } from '../core/glob.ts';
import { fieldOf } from './ast.ts';

const WHOLE = ['==', '!=', 'in'];

/** Texts that a node compares with a finding's path from its start. */
function pathsIn(node: ASTNode): readonly ASTNode[] {
  if (node.op === 'rcall') {
    const [name, receiver, args] = node.args;
    return name === 'startsWith' && fieldOf(receiver) === 'finding.path' ? args : [];
  }
  if (!WHOLE.includes(node.op)) return [];
  const [left, right] = node.args as [ASTNode, ASTNode];
  if (fieldOf(left) === 'finding.path') return right.op === 'list' ? right.args : [right];
  return fieldOf(right) === 'finding.path' ? [left] : [];
}

/** Finds a path in a condition that no finding can have. */
export function findPathFault(node: ASTNode): { message: string; offset: number; hint: string } | undefined {
  for (const { op, args, range } of pathsIn(node)) {
    if (op !== 'value' || typeof args !== 'string') continue;
    const wrong =
      args.startsWith('./') || args.startsWith('/')
        ? 'paths are relative to the top of the repository'
        : faultOfPath(args);
    if (wrong === undefined) continue;
    return {
      message: `no path is or begins with ${JSON.stringify(args)}`,
      offset: range.start,
      hint: `${wrong}: src/app.ts`,
    };
  }
  return undefined;
}
