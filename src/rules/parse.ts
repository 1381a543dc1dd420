import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { ScanError } from '../core/errors.ts';
import { findFault, type ShapeFault } from './check-shape.ts';
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
  const document = parseDocument(text, {
    // warnings go to standard error by Node's own way, and quote the document
    logLevel: 'error',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const source = { file, document, lines };
  const [error] = document.errors;
  if (error) throw new ScanError('rule-invalid', `${printPlace(source, error.pos[0])}: ${error.message}`);
  const value = expandDocument(source);
  const fault = findFault(value, PACK_SCHEMA);
  if (fault) rejectShape(source, fault);
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

function rejectShape(source: Source, { path, message, hint, isKey }: ShapeFault): never {
  const offset = (isKey ? keyOffset(source, path) : undefined) ?? offsetOf(source, path);
  throw ruleError(printPlace(source, offset), message, hint);
}

function ruleError(place: string, message: string, hint?: string): ScanError {
  return new ScanError('rule-invalid', `${place}: ${message}`, hint === undefined ? {} : { hint });
}

function reject(source: Source, path: DocumentPath, message: string, hint?: string): never {
  throw ruleError(printPlace(source, offsetOf(source, path)), message, hint);
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

/** Where `path` begins in the file, or the nearest thing above it that is there: a text by itself, a list or mapping at its key. */
function offsetOf(source: Source, path: DocumentPath, offset = 0): number {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const node = source.document.getIn(part, true);
    if (!isNode(node) || !node.range) continue;
    if (!isScalar(node)) return keyOffset(source, part) ?? node.range[0];
    return node.range[0] + (length === path.length && offset > 0 ? insideScalar(node, offset) : 0);
  }
  return 0;
}

/** Where the key stands that `path` ends in; undefined where it ends in an index. */
function keyOffset({ document }: Source, path: DocumentPath): number | undefined {
  const key = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (typeof key !== 'string' || !isMap(parent)) return undefined;
  const name = parent.items.find((item) => isScalar(item.key) && item.key.value === key)?.key;
  return isNode(name) ? name.range?.[0] : undefined;
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
