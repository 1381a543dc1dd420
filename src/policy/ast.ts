import type { ASTNode } from '@marcbachmann/cel-js';

/** The child nodes of a node of any kind. */
function childrenOf(node: ASTNode): ASTNode[] {
  const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value;
  const args: unknown = node.args;
  return (isNode(args) ? [args] : Array.isArray(args) ? (args as unknown[]).flat(2) : []).filter(isNode);
}

/** Visits a node, then all nodes below it. */
export function walk(node: ASTNode, visit: (node: ASTNode) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

/** The field that a node reads, `finding.state`, written as `finding.state` or `finding["state"]`. */
export function fieldOf(node: ASTNode): string | undefined {
  if (node.op !== '.' && node.op !== '[]') return undefined;
  const [of, key] = node.args;
  const name = typeof key === 'string' ? key : key.op === 'value' ? key.args : undefined;
  return of.op === 'id' && typeof name === 'string' ? `${of.args}.${name}` : undefined;
}
