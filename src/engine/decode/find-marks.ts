import type { Prefilter } from '../prefilter.ts';
import type { MarkFinder } from './marks.ts';
import { createScalarMarks } from './marks-scalar.ts';
import { createSimdMarks } from './marks-simd.ts';

/** The kernel over the prefilter's memory, or its twin; the output is `bytes` long from `out` on. */
export function createMarkFinder(prefilter: Prefilter, out: number, bytes: number): MarkFinder {
  const { memory, wasm } = prefilter;
  return wasm ? createSimdMarks(wasm, out, bytes) : createScalarMarks(memory, out, bytes);
}
