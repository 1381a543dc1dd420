import type { ASTNode } from '@marcbachmann/cel-js';
import { fieldOf, walk } from './ast.ts';

/** Fields whose values are names of known things. */
const FIELDS = ['rule', 'provider', 'kind', 'evidence'] as const;
export type MentionedField = (typeof FIELDS)[number];
const PARTS = ['startsWith', 'endsWith', 'contains'] as const;

/** A name in a condition, or a part of one. */
export interface Mention {
  readonly field: MentionedField;
  readonly how: 'is' | (typeof PARTS)[number];
  readonly value: string;
  /** Offset in the condition, in characters. */
  readonly offset: number;
}

function mentionedField(node: ASTNode): MentionedField | undefined {
  const field = fieldOf(node);
  return FIELDS.find((one) => field === `finding.${one}`);
}

/** Literal texts of a node: itself, or the members of a list. */
function textsOf(node: ASTNode): { value: string; offset: number }[] {
  const nodes = node.op === 'list' ? node.args : [node];
  return nodes.flatMap(({ op, args, range }) =>
    op === 'value' && typeof args === 'string' ? [{ value: args, offset: range.start }] : [],
  );
}

function compared(node: ASTNode): Mention[] {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return [];
  const [left, right] = node.args;
  const field = mentionedField(left) ?? mentionedField(right);
  if (field === undefined) return [];
  const other = mentionedField(left) === undefined ? left : right;
  return textsOf(other).map((text) => ({ field, how: 'is', ...text }));
}

function called(node: ASTNode): Mention[] {
  if (node.op !== 'rcall') return [];
  const [name, receiver, args] = node.args;
  const how = PARTS.find((one) => one === name);
  const field = mentionedField(receiver);
  if (how === undefined || field === undefined) return [];
  return args.flatMap(textsOf).map((text) => ({ field, how, ...text }));
}

/** The rules, providers, kinds and evidence that a condition mentions. */
export function findMentions(ast: ASTNode): Mention[] {
  const mentions: Mention[] = [];
  walk(ast, (node) => mentions.push(...compared(node), ...called(node)));
  return mentions;
}

/** Whether a name, or a part of one, is known. */
export function isKnown({ how, value }: Mention, known: readonly string[]): boolean {
  if (how === 'is') return known.includes(value);
  return known.some((name) => (how === 'contains' ? name.includes(value) : name[how](value)));
}
