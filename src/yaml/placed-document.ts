import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type Scalar } from 'yaml';
import { ScanError } from '../core/errors.ts';

/** By default the parser prints warnings to standard error, which quote the document. */
const QUIET = { logLevel: 'error' } as const;
/** Most nodes that aliases may add to a document; more is a bomb. */
const MAX_ALIASES = 100;

/** A path into a document: `['gates', 2, 'when']`. */
export type DocumentPath = readonly (string | number)[];

/** A YAML document's name in places, and the code of its errors. */
interface DocumentSource {
  readonly file: string;
  readonly failure: 'config-invalid' | 'rule-invalid';
}

/** A parsed YAML document with the place of every node. */
export interface PlacedDocument {
  readonly value: unknown;
  /**
   * `file:line:column` of the node at `path`, or of its nearest ancestor: of a scalar itself, of a list's or mapping's key. `ofKey`: of its key.
   * `offset`: of a character in a single-line scalar.
   */
  readonly placeOf: (path: DocumentPath, at?: { ofKey?: boolean; offset?: number }) => string;
}

/** Parses YAML 1.2. @throws ScanError with the place of the first syntax error. */
export function parsePlaced(text: string, source: DocumentSource): PlacedDocument {
  const { file, failure } = source;
  const lines = new LineCounter();
  const print = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const document = readDocument(text, source, lines);
  const [error] = document.errors;
  if (error) throw new ScanError(failure, `${print(error.pos[0])}: ${explainSyntax(error.message)}`);
  return {
    value: expand(document, source),
    placeOf: (path, { ofKey = false, offset = 0 } = {}) =>
      print((ofKey ? keyOffset(document, path) : undefined) ?? offsetOf(document, path, offset)),
  };
}

/** The parser is recursive: many nested brackets exhaust the stack, and it reports that in the runtime's words. */
function explainSyntax(message: string): string {
  return message.includes('call stack') ? 'nested too deeply' : message;
}

function readDocument(text: string, { file, failure }: DocumentSource, lines: LineCounter): Document {
  try {
    return parseDocument(text, { ...QUIET, lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: false });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ScanError(failure, `${file}:1:1: nested too deeply`, { cause });
  }
}

function expand(document: Document, { file, failure }: DocumentSource): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    if (cause instanceof RangeError) throw new ScanError(failure, `${file}:1:1: nested too deeply`, { cause });
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new ScanError(failure, `${file}:1:1: ${cause.message}`, { cause });
  }
}

/** Offset of the node at `path`, or of its nearest ancestor. */
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

/** Offset of the key at the end of `path`; undefined if that is an index. */
function keyOffset(document: Document, path: DocumentPath): number | undefined {
  const key = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (typeof key !== 'string' || !isMap(parent)) return undefined;
  const name = parent.items.find((item) => isScalar(item.key) && item.key.value === key)?.key;
  return isNode(name) ? name.range?.[0] : undefined;
}

/** Offset of a character from the start of its scalar, quotes included; 0 if escapes or line breaks make that uncertain. */
function insideScalar({ type, value: content, range }: Scalar, offset: number): number {
  const value = typeof content === 'string' ? content : '';
  if (value.includes('\n')) return 0;
  if (type === 'PLAIN') return offset;
  if (type === 'QUOTE_SINGLE') return offset + value.slice(0, offset).split("'").length;
  const isPlain = range !== undefined && range !== null && range[1] - range[0] === value.length + 2;
  return type === 'QUOTE_DOUBLE' && isPlain ? offset + 1 : 0;
}
