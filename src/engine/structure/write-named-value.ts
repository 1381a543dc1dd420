import type { SourceMap } from '../decode/source-map.ts';
import type { NamedValue, TextSpan } from './named-value.ts';

/** Bytes that an assignment takes beside its name and value. */
const OPERATOR = ' = ';
const QUOTES = ['"', "'", '`'] as const;

/** Bytes that `writeNamedValue` needs at most. */
export function sizeOf({ name, value }: NamedValue): number {
  const length = typeof name === 'string' ? name.length : name.end - name.start;
  return length + OPERATOR.length + value.end - value.start + 3;
}

/**
 * Writes `name = "value"` to `target`, from parts of the memory; returns its end. Only what reaches over the operator counts as read through structure: a value that is found
 * without its name was found where it is.
 */
export function writeNamedValue(
  memory: Uint8Array,
  { name, value }: NamedValue,
  target: number,
  map: SourceMap,
): number {
  let at = writeName(memory, name, { value, target, map });
  const quote = quoteFor(memory, value);
  const between = OPERATOR + quote;
  map.decoded(at, value.start, value.start, 'structure');
  map.copied(at, value.start, value.start + 1);
  at = writeText(memory, between, at);
  memory.copyWithin(at, value.start, value.end);
  map.copied(at, value.start, value.end);
  at += value.end - value.start;
  map.copied(at, value.end - 1, value.end);
  return writeText(memory, `${quote}\n`, at);
}

function writeName(
  memory: Uint8Array,
  name: TextSpan | string,
  { value, target, map }: { readonly value: TextSpan; readonly target: number; readonly map: SourceMap },
): number {
  if (typeof name === 'string') {
    map.copied(target, value.start, value.start + 1);
    return writeText(memory, name, target);
  }
  memory.copyWithin(target, name.start, name.end);
  map.copied(target, name.start, name.end);
  return target + name.end - name.start;
}

function writeText(memory: Uint8Array, text: string, target: number): number {
  for (let i = 0; i < text.length; i++) memory[target + i] = text.charCodeAt(i);
  return target + text.length;
}

/** A quote that the value does not hold. */
function quoteFor(memory: Uint8Array, { start, end }: TextSpan): string {
  return QUOTES.find((quote) => !memory.subarray(start, end).includes(quote.charCodeAt(0))) ?? '"';
}
