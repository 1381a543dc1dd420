import { present } from '../core/present.ts';
import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';
import { walk } from './ast.ts';

export type FieldType = 'string' | 'double' | 'int' | 'bool' | 'list<string>';

/** Whether a condition can hold: some values fulfil it, none can, or none did that were tried. */
export type Fulfilment = 'possible' | 'never' | 'doubtful';

/** Most combinations of values to try: 3 ms. */
const MAX_COMBINATIONS = 4000;
/** A confidence this far from a limit is on its other side. */
const BESIDE = 1e-6;

/** Literals of a condition, and whether it looks inside texts. */
interface Literals {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  readonly looksInside: boolean;
}

/** Operations that look at more of a text than its equality. */
const INSIDE: ReadonlySet<string> = new Set(['call', 'rcall', '[]', '<', '>', '<=', '>=']);

function literalsOf(ast: ASTNode): Literals {
  const texts: string[] = [];
  const numbers: number[] = [];
  let looksInside = false;
  walk(ast, ({ op, args }) => {
    if (op === 'value' && typeof args === 'string') texts.push(args);
    if (op === 'value' && (typeof args === 'number' || typeof args === 'bigint')) numbers.push(Number(args));
    looksInside ||= INSIDE.has(op);
  });
  return { texts, numbers, looksInside };
}

/** A path that the glob most likely matches. */
function pathOf(glob: string): string {
  return glob
    .replace(/^\.?\//, '')
    .replace(/\{([^,{}]*)[^{}]*\}/g, '$1')
    .replaceAll('**/', '')
    .replace(/\*+|\?/g, 'x');
}

/** Texts that begin with one text and end in another. */
function joined(texts: readonly string[]): string[] {
  return texts.flatMap((first) => [
    first,
    `${first}x`,
    ...texts.flatMap((last) => [first + last, `${first}/x${last}`]),
  ]);
}

/** Values of a field, one from each range that the condition can distinguish. */
function valuesOf(type: FieldType, { texts, numbers }: Literals): readonly unknown[] {
  switch (type) {
    case 'bool':
      return [true, false];
    case 'double':
      return [0, 1, ...numbers.flatMap((n) => [n - BESIDE, n, n + BESIDE])].filter((n) => n >= 0 && n <= 1);
    case 'int':
      return [-1, 0, 1, ...numbers.flatMap((n) => [n - 1, n, n + 1])].map((n) => BigInt(Math.round(n)));
    case 'list<string>':
      return [[], texts, ...texts.map((text) => [text])];
    default:
      return ['', 'x', ...texts, ...joined([...texts, ...texts.map(pathOf)])];
  }
}

/** Combinations of one value from each list, generated on demand. */
function* combinations(lists: readonly (readonly unknown[])[]): Generator<unknown[], void, undefined> {
  const [first, ...rest] = lists;
  if (first === undefined) yield [];
  else for (const value of first) for (const others of combinations(rest)) yield [value, ...others];
}

function contextOf(names: readonly string[], values: readonly unknown[]): object {
  const context = new Map<string, Record<string, unknown>>([
    ['finding', {}],
    ['run', {}],
  ]);
  names.forEach((name, i) => {
    const [of = '', field = ''] = name.split('.');
    present(context.get(of))[field] = values[i];
  });
  return context;
}

/**
 * Whether any finding or run can fulfil a condition, by trying all values that it can distinguish. `never` is certain: all its fields have few
 * values, or are only compared with literal texts and numbers.
 */
export function canHold(
  parsed: ParseResult,
  fields: ReadonlySet<string>,
  types: Readonly<Record<string, FieldType>>,
  known: Readonly<Record<string, readonly string[]>>,
): Fulfilment {
  if (fields.size === 0) return 'possible';
  const names = [...fields];
  const literals = literalsOf(parsed.ast);
  const lists = names.map((name) => [...new Set(known[name] ?? valuesOf(types[name] ?? 'string', literals))]);
  const isOpen = names.some((name) => known[name] === undefined && /string/.test(types[name] ?? 'string'));
  let tried = 0;
  for (const values of combinations(lists)) {
    if (parsed(contextOf(names, values)) === true) return 'possible';
    if (++tried > MAX_COMBINATIONS) return 'possible';
  }
  return isOpen && literals.looksInside ? 'doubtful' : 'never';
}
