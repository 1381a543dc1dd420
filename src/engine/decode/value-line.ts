import type { SourceMap } from './source-map.ts';

/** A decoded value up to this length keeps the rest of its line, so that its name is seen. */
const LONGEST_VALUE = 256;
/** Bytes kept before and after a value. */
export const VALUE_BEFORE = 128;
export const VALUE_AFTER = 32;

/** Start of the line of `at`, at most `VALUE_BEFORE` bytes before it. */
export function lineBefore(memory: Uint8Array, low: number, at: number): number {
  const limit = Math.max(low, at - VALUE_BEFORE);
  let from = at;
  while (from > limit && memory[from - 1] !== 0x0a) from--;
  return from;
}

/** Whether [start, end) is one value, without blanks, quotes or brackets. */
export function isValue(memory: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST_VALUE) return false;
  for (let at = start; at < end; at++) {
    const byte = memory[at]!;
    if (byte <= 0x20 || byte === 0x22 || byte === 0x27 || byte === 0x7b || byte === 0x7d) return false;
  }
  return true;
}

/** Appends the rest of the line after a run, without the run's padding. Returns the new end of the text. */
export function copyAfter(
  memory: Uint8Array,
  source: { readonly from: number; readonly to: number },
  target: number,
  sourceMap: SourceMap,
): number {
  let from = source.from;
  while (memory[from] === 0x3d && from < source.from + 6) from++;
  let to = from;
  while (to < Math.min(source.to, from + VALUE_AFTER) && memory[to] !== 0x0a) to++;
  memory.copyWithin(target, from, to);
  sourceMap.copied(target, from, to);
  return target + to - from;
}
