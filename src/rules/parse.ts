import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { ScanError } from '../core/errors.ts';
import { findFault } from './check-shape.ts';
import { type DocumentPath, PACK_SCHEMA, type RulePack, type RuleSpec } from './schema.ts';

/** Nodes that aliases may add to a document: more is a bomb. */
const MOST_ALIASES = 100;

interface Source {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/**
 * Reads a rule pack.
 * @param file the name that errors and places give
 * @throws ScanError `rule-invalid` with file, line and column at the first fault
 */
export function parsePack(text: string, file: string): RulePack {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const source = { file, document, lines };
  const [error] = document.errors;
  if (error) throw new ScanError('rule-invalid', `${printPlace(source, error.pos[0])}: ${error.message}`);
  const value = expandDocument(source);
  const fault = findFault(value, PACK_SCHEMA);
  if (fault) reject(source, fault.path, fault.message, fault.hint);
  const { provider, name, rules } = value as { provider: string; name: string; rules: RuleSpec[] };
  rules.forEach((rule, i) => checkRule(source, provider, { rule, path: ['rules', i] }));
  return { file, provider, name, rules, placeOf: (path, offset) => printPlace(source, offsetOf(source, path, offset)) };
}

function expandDocument(source: Source): unknown {
  try {
    return source.document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new ScanError('rule-invalid', `${source.file}:1:1: ${cause.message}`, { cause });
  }
}

function reject(source: Source, path: DocumentPath, message: string, hint?: string): never {
  const place = printPlace(source, offsetOf(source, path));
  throw new ScanError('rule-invalid', `${place}: ${message}`, hint === undefined ? {} : { hint });
}

/** What the schema cannot say. */
function checkRule(source: Source, provider: string, { rule, path }: { rule: RuleSpec; path: DocumentPath }): void {
  if (rule.id !== provider && !rule.id.startsWith(`${provider}-`)) {
    reject(source, [...path, 'id'], `the id '${rule.id}' does not start with the provider`, `write ${provider}-...`);
  }
  if (rule.pattern !== undefined && rule.assign) {
    reject(source, [...path, 'assign'], 'a rule has either a pattern or an assign, not both');
  }
  if (rule.pattern === undefined && !rule.assign) reject(source, path, 'a rule needs a pattern or an assign');
  if (rule.assign && rule.literals) {
    reject(source, [...path, 'literals'], 'literals belong to a pattern', 'the names of an assign are its literals');
  }
}

function printPlace({ file, lines }: Source, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${file}:${line}:${col}`;
}

/** Where `path` begins in the file, or the nearest thing above it that is there. A key which should not be there counts by itself. */
function offsetOf(source: Source, path: DocumentPath, offset = 0): number {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const node = source.document.getIn(part, true);
    if (!isNode(node) || !node.range) continue;
    const inner = isScalar(node) && length === path.length && offset > 0 ? insideScalar(node, offset) : 0;
    return (inner === 0 ? keyOffset(source, part) : undefined) ?? node.range[0] + inner;
  }
  return 0;
}

/** The place of the key, where the value is a text on the key's line: a value is found more easily by itself. */
function keyOffset({ document }: Source, path: DocumentPath): number | undefined {
  const key = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (typeof key !== 'string' || !isMap(parent)) return undefined;
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
  const name = pair?.key;
  return pair && isNode(name) && !isScalar(pair.value) ? name.range?.[0] : undefined;
}

/** How far into its source the character at `offset` of a one-line scalar stands; 0 where escapes or lines make that unsure. */
function insideScalar(
  node: { readonly type?: unknown; readonly source?: string; readonly value: unknown },
  offset: number,
): number {
  const value = typeof node.value === 'string' ? node.value : '';
  if (node.type === 'PLAIN' && !value.includes('\n')) return offset;
  if (node.type === 'QUOTE_SINGLE' && !value.includes('\n')) {
    return 1 + offset + value.slice(0, offset).split("'").length - 1;
  }
  return 0;
}
