import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { ScanError } from '../core/errors.ts';

/** The parser's warnings go to standard error by Node's own way, and quote what is in the document. */
const QUIET = { logLevel: 'error' } as const;
/** Nodes that aliases may add to a document: more is a bomb. */
const MOST_ALIASES = 50;

/** A path into a document: `['gates', 2, 'when']`. */
export type DocumentPath = readonly (string | number)[];

/** A YAML document, read, with the place of everything in it. */
export interface PlacedDocument {
  readonly value: unknown;
  /** `file:line:column` of what stands at `path`: of its key where `ofKey`, and of a character of it where it is a text on one line. */
  readonly placeOf: (path: DocumentPath, at?: { ofKey?: boolean; offset?: number }) => string;
}

/** @throws ScanError `config-invalid` with the place of the first fault of syntax. */
export function parsePlaced(text: string, file: string): PlacedDocument {
  const lines = new LineCounter();
  const print = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const document = readDocument(text, { file, lines });
  const [error] = document.errors;
  if (error) throw new ScanError('config-invalid', `${print(error.pos[0])}: ${explainSyntax(error.message)}`);
  return {
    value: expand(document, file),
    placeOf: (path, { ofKey = false, offset = 0 } = {}) =>
      print((ofKey ? keyOffset(document, path) : undefined) ?? offsetOf(document, path, offset)),
  };
}

/** The parser is recursive: a file of nothing but brackets exhausts the stack, and it says so in the runtime's words. */
function explainSyntax(message: string): string {
  return message.includes('call stack') ? 'nested too deeply' : message;
}

function readDocument(text: string, { file, lines }: { file: string; lines: LineCounter }): Document {
  try {
    return parseDocument(text, { ...QUIET, lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: false });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ScanError('config-invalid', `${file}:1:1: nested too deeply`, { cause });
  }
}

function expand(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    if (cause instanceof RangeError) throw new ScanError('config-invalid', `${file}:1:1: nested too deeply`, { cause });
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new ScanError('config-invalid', `${file}:1:1: ${cause.message}`, { cause });
  }
}

/** Where `path` begins, or the nearest thing above it that is there. */
function offsetOf(document: Document, path: DocumentPath, offset: number): number {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const node = document.getIn(part, true);
    if (!isNode(node) || !node.range) continue;
    if (!isScalar(node)) return keyOffset(document, part) ?? node.range[0];
    return node.range[0] + (length === path.length && offset > 0 ? insideScalar(node, offset) : 0);
  }
  return 0;
}

/** Where the key stands that `path` ends in; undefined where it ends in an index. */
function keyOffset(document: Document, path: DocumentPath): number | undefined {
  const key = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (typeof key !== 'string' || !isMap(parent)) return undefined;
  const name = parent.items.find((item) => isScalar(item.key) && item.key.value === key)?.key;
  return isNode(name) ? name.range?.[0] : undefined;
}

/** How far into its source the character at `offset` stands; 0 where escapes or lines make that unsure. */
function insideScalar(node: { readonly type?: unknown; readonly value: unknown }, offset: number): number {
  const value = typeof node.value === 'string' ? node.value : '';
  if (value.includes('\n')) return 0;
  if (node.type === 'PLAIN') return offset;
  if (node.type === 'QUOTE_SINGLE') return offset + value.slice(0, offset).split("'").length;
  return node.type === 'QUOTE_DOUBLE' ? offset + 1 : 0;
}
