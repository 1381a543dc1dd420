import { itemAt } from '../../core/present.ts';
import { ScanError } from '../../core/errors.ts';
import { compileGlobs, expandBraces, GLOB_CHARACTERS, isBroadGlob } from '../../core/glob.ts';
import { ALL_BYTES, byteRange, type ByteSet, listBytes, oneByte, otherBytes } from '../../rules/pattern/byte-set.ts';
import { adoptPattern, ROUNDS } from '../../rules/pattern/foreign-pattern.ts';
import { parsePattern } from '../../rules/pattern/parse-pattern.ts';
import type { PatternNode } from '../../rules/pattern/pattern.ts';

const SLASH = oneByte(47);
const NOT_NEWLINE = otherBytes(oneByte(10));
const HIGH = byteRange(128, 255);
/** Most rounds of a fixed repetition that are written out. */
const MAX_WRITTEN_ROUNDS = 12;
/** A pattern without an equivalent glob. */
class NoGlob extends Error {}

/**
 * Converts a regular expression over paths to globs that match the same paths, or slightly fewer, and what is below them; or says why there are none.
 * Never more: a glob that hides findings which were visible before would be a hole.
 */
export function globsOfPathRegex(regex: string): readonly string[] | string {
  try {
    const flags = /^\(\?[a-z]+\)/.exec(regex)?.[0] ?? '';
    const globs = splitChoices(regex.slice(flags.length)).map((part) => globOfPart(part, flags));
    const bad = globs.find((glob) => glob.length > GLOB_CHARACTERS || compileGlobs([glob]) === undefined);
    if (globs.some(isBroadGlob)) return 'it matches every path: nothing would be scanned';
    return bad === undefined ? globs : 'it would be too long as a glob';
  } catch (error) {
    if (error instanceof NoGlob) return error.message;
    if (error instanceof ScanError) return error.message.replace(/^[^ ]*: /, '');
    throw error;
  }
}

/** The alternatives at the top level of a pattern. */
function splitChoices(regex: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of regex.matchAll(/\\[^]|\[(?:\\[^]|[^\]])*\]|[^]/g)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

interface Edges {
  readonly body: string;
  /** Where the body begins: at the start of the path, of a name, or anywhere. */
  readonly start: 'path' | 'name' | 'any';
  readonly end: 'path' | 'name' | 'any';
}

const NAME_START = /^\((?:\?:)?(?:\^\|(?:\.\*)?\/|(?:\.\*)?\/\|\^)\)/;
const NAME_END = /\((?:\?:)?(?:\$\|\/|\/\|\$)\)$/;
const PATH_END = /(?<!\\)(?:\\\\)*\$$/;

function edgesOf(part: string): Edges {
  const [name = ''] = NAME_START.exec(part) ?? [];
  const [tail = ''] = NAME_END.exec(part) ?? [];
  const atPath = part.startsWith('^');
  const toPath = tail === '' && PATH_END.test(part);
  return {
    body: part.slice(name.length || Number(atPath), part.length - (tail.length || Number(toPath))),
    start: name !== '' ? 'name' : atPath ? 'path' : 'any',
    end: tail !== '' ? 'name' : toPath ? 'path' : 'any',
  };
}

/** Completes a body with the globs before and after it. */
function wrap(body: string, { start, end }: Edges): string {
  const middle = body.replace(/(^|[/{,])\*\*(?=\/)/g, '$1?**');
  const trail = end !== 'any' || middle.endsWith('**') ? '' : middle.endsWith('/') ? '?**' : '**';
  const leads = { path: ['/'], name: ['**/'], any: middle.startsWith('**') ? [''] : ['**', '?**'] }[start];
  // `x/**` would match `x` itself too
  const globs = leads.map((lead) => [lead, middle, trail].reduce(joinGlobs, '').replace(/\/\*\*$/, '/?**'));
  const exact = globs.find((glob) => !skipsFolders(start === 'name' ? glob.slice('**'.length) : glob));
  if (exact === undefined) throw new NoGlob('a glob would match more');
  return exact;
}

/** Whether a part of a glob matches any number of folders, including none, where the regular expression requires a slash. */
function skipsFolders(glob: string): boolean {
  return expandBraces(glob, 64)?.some((one) => /(?:^|\/)\*\*\//.test(one)) ?? false;
}

function globOfPart(part: string, flags: string): string {
  const edges = edgesOf(part);
  const { body } = edges;
  if (/(?<![\\[])[\^$]|\\[bBAzZ]/.test(body.replace(/\[(?:\\[^]|[^\]])*\]/g, '')))
    throw new NoGlob('it has an anchor in the middle');
  const adopted = adoptPattern(flags + body, 0, ROUNDS[0]);
  if (typeof adopted === 'string') throw new NoGlob(adopted);
  const middle = print(parsePattern(adopted.pattern, () => 'pattern').root);
  if (middle === '') throw new NoGlob('it matches every path: nothing would be scanned');
  if (middle.endsWith('/') && edges.end !== 'any') throw new NoGlob('no file name ends in a slash');
  return wrap(middle, edges);
}

/** Joins two globs. Two adjacent stars do not become `**`. */
function joinGlobs(before: string, after: string): string {
  const [, head = '', left = ''] = /^([^]*?)(?<!\\)(\**)$/.exec(before) ?? [];
  const [right = ''] = /^\**/.exec(after) ?? [];
  if (left === '' || right === '') return before + after;
  return `${head}${left === '**' || right === '**' ? '**' : '*'}${after.slice(right.length)}`;
}

function print(node: PatternNode): string {
  switch (node.kind) {
    case 'bytes':
      return printSet(node.set);
    case 'sequence':
      return node.items.map(print).reduce(joinGlobs, '');
    case 'choice':
      return `{${node.options.map(print).join(',')}}`;
    case 'repeat':
      return printRepeat(node);
    case 'capture':
      return print(node.item);
    case 'look':
      throw new NoGlob('a glob cannot look ahead');
  }
}

function printRepeat({ item, min, max }: PatternNode & { kind: 'repeat' }): string {
  if (max >= ROUNDS[0] && min <= 1) return (min === 1 ? '?' : '') + anyRun(item);
  if (min === max && max <= MAX_WRITTEN_ROUNDS)
    return Array.from({ length: max }, () => print(item)).reduce(joinGlobs, '');
  if (min === 0 && max === 1) return `{,${print(item)}}`;
  throw new NoGlob('a glob cannot repeat part of a pattern');
}

function anyRun(item: PatternNode): string {
  if (item.kind === 'capture') return anyRun(item.item);
  if (item.kind === 'bytes' && isAny(item.set)) return '**';
  if (item.kind === 'bytes' && isAny(item.set | SLASH)) return '*';
  throw new NoGlob('a glob cannot repeat part of a pattern');
}

function isAny(set: ByteSet): boolean {
  return set === ALL_BYTES || set === NOT_NEWLINE;
}

/** Prints characters in order, with consecutive ones as a range. */
function printRuns(chars: readonly string[]): string {
  let text = '';
  for (let i = 0; i < chars.length;) {
    let end = i;
    while (chars[end + 1]?.charCodeAt(0) === itemAt(chars, end).charCodeAt(0) + 1) end++;
    text += end - i > 2 ? `${itemAt(chars, i)}-${itemAt(chars, end)}` : chars.slice(i, end + 1).join('');
    i = end + 1;
  }
  return text;
}

function printSet(set: ByteSet): string {
  if (isAny(set | SLASH)) return '?';
  const bytes = listBytes(set & HIGH ? otherBytes(set) : set);
  const chars = bytes.map((byte) => String.fromCharCode(byte));
  if (chars.some((char) => '{},'.includes(char))) throw new NoGlob('a glob cannot have braces or commas in a name');
  const [single = ''] = chars;
  if (!(set & HIGH) && chars.length === 1) return /[*?[\]\\!]/.test(single) ? `\\${single}` : single;
  const inside = printRuns(chars.filter((char) => !'/]-!^'.includes(char)));
  const first = chars.includes(']') ? ']' : '';
  const last = ['!', '^', '-'].filter((char) => chars.includes(char)).join('');
  if (first + inside === '') throw new NoGlob('a glob has no such class');
  return `[${set & HIGH ? '!' : ''}${first}${inside}${last}]`;
}
