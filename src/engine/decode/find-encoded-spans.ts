import type { Prefilter } from '../prefilter.ts';
import type { MarkFinder } from './encoded-spans.ts';
import { createScalarMarks } from './encoded-spans-scalar.ts';
import { createSimdMarks } from './encoded-spans-simd.ts';

/** The kernel over the prefilter's memory, or its twin; the output is `bytes` long from `out` on. */
export function createMarkFinder(prefilter: Prefilter, out: number, bytes: number): MarkFinder {
  const { memory, wasm } = prefilter;
  return wasm ? createSimdMarks(wasm, out, bytes) : createScalarMarks(memory, out, bytes);
}
