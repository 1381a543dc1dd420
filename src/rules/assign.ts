import { compareStrings } from '../core/order.ts';
import {
  ALL_BYTES,
  byteRange,
  type ByteSet,
  bytesOf,
  charsOf,
  foldBytes,
  NO_BYTES,
  oneByte,
} from './pattern/byte-set.ts';
import { measureReach, measureShape } from './pattern/measure.ts';
import { leadingRun, type PatternFacts } from './pattern/analyse.ts';
import { parsePattern } from './pattern/parse-pattern.ts';
import type { Pattern, PatternNode } from './pattern/pattern.ts';
import type { RulePack } from './schema.ts';
import { printPattern } from './pattern/translate.ts';

/*
 * The grammar of an assignment, from its literal (a name, ASCII, any case) on. All of it up to the first `min` bytes of the value lies
 * within 128 bytes after the literal, and a value never begins right after a letter, digit or `_`: the prefilter checks both.
 *
 *   name  REST  OPERATOR  OPENING  CALL?  VALUE  (no word byte after it)
 *
 *   REST      [ \t\w.\-\[\]"'`\\]{0,near}   as short as possible, near <= 60
 *   OPERATOR  \?? [=:>,(|~]{1,3}            = : := => -> , > ( || ?= |= ~>
 *   OPENING   [ \t\r\n"'`\\=\[({@$]{0,12}   quotes (escaped or not), spaces, brackets
 *   CALL      text between the operator and the value in some languages, at most 32 bytes:
 *             a call      new String("   os.getenv("X", "   env('X', '   Some("
 *             a type      : string = "   : &str = "
 *             a key       acme: { key: "   acme:\n  key: "
 *             a prefix    b"  f'  u8"  L"
 *             a scheme    Bearer   Basic   Token
 *
 * A call needs near <= 40. What is not covered: a value after a name with nothing but a space between (`--acme-key VALUE`,
 * `ENV ACME_KEY VALUE`), because the prefilter requires an operator. A loose assignment covers it: anything but a word byte may precede
 * its value, and the prefilter only requires the run.
 */
const OPERATOR = '\\??[=:>,(|~]{1,3}';
const OPENING = '[ \\t\\r\\n"\'`\\\\=\\[({@$]{0,12}';
const CALL =
  '(?:[Nn]ew [A-Za-z_][\\w.]{0,24}\\(\\\\?["\'`]' +
  '|[A-Za-z_&][\\w.:]{0,13}\\((?:["\'`][\\w.\\-]{1,12}["\'`], ?)?["\'`]' +
  '|[&?]?[A-Za-z_]{1,14}\\\\?["\'`]? ?[=:] ?\\\\?["\'`]?|[bBfFrRuULl]8?\\\\?["\'`]{1,3}|(?i:bearer|basic|token) )?';
/** Longest REST for which a CALL fits into the prefilter's reach. */
const CALL_NEAR = 40;
const DEFAULT_NEAR = 40;
/** From here on, the rest of a longer name counts as text between name and value. */
const WIDE_NEAR = 24;
/** Longest run of the value that the prefilter checks. */
const LONGEST_RUN = 24;
const WORD = byteRange(48, 57) | byteRange(65, 90) | byteRange(97, 122) | oneByte(95);

/** The parts of an assignment rule. */
export interface Assignment {
  readonly names: readonly string[];
  readonly value: Pattern;
  readonly near?: number | undefined;
  readonly loose?: boolean | undefined;
  /** What may not follow the value, besides letters, digits and `_`. */
  readonly boundaryBytes?: string | undefined;
}

/** Builds the pattern of an assignment, which begins with its literal, and its facts. */
export function buildAssignment(assignment: Assignment): { readonly pattern: Pattern; readonly facts: PatternFacts } {
  const { value, near = DEFAULT_NEAR, loose = false, boundaryBytes = '' } = assignment;
  const names = near < WIDE_NEAR ? lowerCase(assignment.names) : shortestNames(lowerCase(assignment.names));
  const between = parseOwn(betweenOf(near, loose)).root;
  const index = value.secret ?? 0;
  const secret: PatternNode =
    value.secret === undefined ? { kind: 'capture', item: value.root, index, name: 'secret' } : value.root;
  const edge: PatternNode = {
    kind: 'look',
    item: { kind: 'bytes', set: WORD | bytesOf(boundaryBytes) },
    negative: true,
  };
  const choice: PatternNode = { kind: 'choice', options: names.map(nameNode) };
  const root: PatternNode = { kind: 'sequence', items: [choice, between, secret, edge] };
  const run = leadingRun(measureShape(value.root), LONGEST_RUN);
  const { min, max } = measureShape(root);
  const reach = measureShape(between).max + run.min;
  const follow = { kind: loose ? 'near' : 'assign', ...run, ...heldBytes(value.root, run.bytes), reach } as const;
  const literals = names.map((text) => ({ text, fold: true, follow }));
  const facts = {
    shortest: min,
    longest: max,
    before: 0,
    fixed: true,
    after: measureReach(root),
    literals,
    inSecret: false,
  };
  return { pattern: { root, secret: index }, facts };
}

/**
 * The bytes of which a value must contain one, required by a lookahead at its start (`(?=[a-z_]{0,24}[0-9])`). Applies if everything before that byte
 * belongs to the class of the run, so that the run itself contains it.
 */
function heldBytes(value: PatternNode, run: string): { readonly holds?: string } {
  const inRun = (set: ByteSet): boolean => (set & ~bytesOf(run)) === NO_BYTES;
  for (const item of leadingItems(value)) {
    const { skipped, needed } = readAhead(item);
    if (inRun(skipped) && inRun(needed)) return { holds: charsOf(needed) };
  }
  return {};
}

/** The sets of a lookahead for a byte of one set after bytes of another; all bytes for any other node. */
function readAhead(node: PatternNode): { readonly skipped: ByteSet; readonly needed: ByteSet } {
  const items = node.kind === 'look' && !node.negative && node.item.kind === 'sequence' ? node.item.items : [];
  const [first, last] = items;
  if (items.length !== 2 || first?.kind !== 'repeat' || first.item.kind !== 'bytes' || last?.kind !== 'bytes')
    return { skipped: ALL_BYTES, needed: ALL_BYTES };
  return { skipped: first.item.set, needed: last.set };
}

/** The lookaheads at the start of a pattern. */
function leadingItems(node: PatternNode): PatternNode[] {
  if (node.kind === 'look') return [node];
  if (node.kind === 'capture') return leadingItems(node.item);
  if (node.kind !== 'sequence') return [];
  const end = node.items.findIndex(({ kind }) => kind !== 'look');
  const [first] = node.items.slice(Math.max(0, end));
  return [...node.items.slice(0, Math.max(0, end)), ...(first?.kind === 'capture' ? leadingItems(first) : [])];
}

function lowerCase(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

/** Drops names that contain another one: what follows `my_acme_key` also follows `acme`, because as much text may be between. */
function shortestNames(names: readonly string[]): string[] {
  return names.filter((name) => !names.some((other) => other !== name && name.includes(other)));
}

/** The patterns between name and value in the assignments of packs, as JavaScript source: long texts that many patterns share. */
export function listBetweens(packs: readonly RulePack[]): string[] {
  const assigns = packs.flatMap(({ rules }) => rules.flatMap(({ assign }) => assign ?? []));
  const sources = assigns.map(({ near = DEFAULT_NEAR, loose = false }) =>
    printPattern(parseOwn(betweenOf(near, loose))),
  );
  return [...new Set(sources)].sort((a, b) => b.length - a.length || compareStrings(a, b));
}

/** The pattern between a name and its value. */
function betweenOf(near: number, loose: boolean): string {
  const call = near <= CALL_NEAR ? CALL : '';
  const strict = `[ \\t\\w.\\-\\[\\]"'\`\\\\]{0,${near}}?${OPERATOR}${OPENING}${call}`;
  return loose ? `(?:${strict}|(?s:.){0,${near}}?\\W)` : strict;
}

function nameNode(name: string): PatternNode {
  return {
    kind: 'sequence',
    items: Array.from(name, (char) => ({ kind: 'bytes', set: foldBytes(oneByte(char.charCodeAt(0))) })),
  };
}

function parseOwn(source: string): Pattern {
  return parsePattern(source, (offset) => `assignment grammar:${offset}`);
}
