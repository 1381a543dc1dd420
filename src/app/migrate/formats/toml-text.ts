import { parse, TomlError } from 'smol-toml';
import { ScanError } from '../../../core/errors.ts';
import type { ItemPath, SourceDocument } from '../draft.ts';

const TOKEN =
  /#[^\n]*|"""(?:\\[^]|[^\\])*?"{3,5}|'''[^]*?'{3,5}|"(?:\\[^]|[^"\\\n])*"|'[^'\n]*'|\[\[|\]\]|[[\]{},=.\n]|[^\s[\]{},=."'#]+/g;

/** Line numbers of keys and list items, by their paths. */
type Lines = Map<string, number>;

/**
 * Parses TOML.
 * @throws ScanError `config-invalid` with file, line and column
 */
export function parseTomlText(text: string, file: string): SourceDocument {
  try {
    const value = parse(text);
    const lines = locate(text);
    const placeOf = (path: ItemPath): string => {
      for (let length = path.length; length > 0; length--) {
        const line = lines.get(JSON.stringify(path.slice(0, length)));
        if (line !== undefined) return `${file}:${line}`;
      }
      return `${file}:1`;
    };
    return { file, value, placeOf };
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    // the rest of its message quotes the file
    const [what = 'not TOML'] = cause.message.replace(/^Invalid TOML document: /, '').split('\n');
    throw new ScanError('config-invalid', `${file}:${cause.line}:${cause.column}: ${what}`, { cause });
  }
}

interface Walk {
  readonly lines: Lines;
  /** Items of lists of tables so far, by their paths without their own index. */
  readonly counts: Map<string, number>;
  table: ItemPath;
  line: number;
}

function tableName(token: string): string {
  return /^["']/.test(token) ? token.slice(1, -1) : token;
}

/** Tokens of one statement so far, and its bracket depth. */
interface Statement {
  tokens: [token: string, line: number][];
  depth: number;
}

/** Finds the lines of all keys in valid TOML. */
function locate(text: string): Lines {
  const walk: Walk = { lines: new Map(), counts: new Map(), table: [], line: 1 };
  const statement: Statement = { tokens: [], depth: 0 };
  let last = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    walk.line += text.slice(last, index).split('\n').length - 1;
    last = index;
    if (token === '\n') endLine(statement, walk);
    else if (!token.startsWith('#')) addToken(statement, token, walk.line);
  }
  readStatement(statement.tokens, walk);
  return walk.lines;
}

function isHeader({ tokens }: Statement): boolean {
  return tokens[0]?.[0].startsWith('[') === true;
}

function endLine(statement: Statement, walk: Walk): void {
  if (statement.depth > 0 && !isHeader(statement)) return;
  readStatement(statement.tokens, walk);
  statement.tokens = [];
  statement.depth = 0;
}

/** In nested lists the tokenizer sees `[[` and `]]`, which are two brackets each. */
function addToken(statement: Statement, token: string, line: number): void {
  const isPair = (token === '[[' || token === ']]') && statement.tokens.length > 0 && !isHeader(statement);
  for (const part of isPair ? token : [token]) {
    statement.tokens.push([part, line]);
    if (/^[[{]/.test(part)) statement.depth++;
    if (/^[\]}]/.test(part)) statement.depth--;
  }
}

function readStatement(statement: readonly [token: string, line: number][], walk: Walk): void {
  const [first] = statement;
  if (first === undefined) return;
  const [opening, line] = first;
  if (opening === '[' || opening === '[[') {
    const names = statement.slice(1, -1).filter(([token]) => token !== '.');
    walk.table = tableOf(
      names.map(([token]) => tableName(token)),
      opening === '[[',
      walk,
    );
    walk.lines.set(JSON.stringify(walk.table), line);
    return;
  }
  const equals = statement.findIndex(([token]) => token === '=');
  const key = statement.slice(0, equals).filter(([token]) => token !== '.');
  const path = [...walk.table, ...key.map(([token]) => tableName(token))];
  walk.lines.set(JSON.stringify(path), line);
  readItems(statement.slice(equals + 1), path, walk.lines);
}

/** The path of a table, with the indexes of the lists of tables that contain it. */
function tableOf(names: readonly string[], isList: boolean, { counts }: Walk): ItemPath {
  const path: (string | number)[] = [];
  for (const [i, name] of names.entries()) {
    path.push(name);
    const key = JSON.stringify(path);
    if (isList && i === names.length - 1) counts.set(key, (counts.get(key) ?? -1) + 1);
    const count = counts.get(key);
    if (count !== undefined) path.push(count);
  }
  return path;
}

/** Finds the lines of the outermost items of a list; nested lists are not needed. */
function readItems(tokens: readonly [token: string, line: number][], path: ItemPath, lines: Lines): void {
  if (tokens[0]?.[0] !== '[') return;
  let index = 0;
  let depth = 0;
  let fresh = true;
  for (const [token, line] of tokens) {
    if (fresh && depth === 1 && token !== ']') {
      lines.set(JSON.stringify([...path, index]), line);
      fresh = false;
    }
    if (/^[[{]$/.test(token)) depth++;
    if (/^[\]}]$/.test(token)) depth--;
    if (token !== ',' || depth !== 1) continue;
    index++;
    fresh = true;
  }
}
