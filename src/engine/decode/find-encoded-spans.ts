import type { Prefilter } from '../prefilter.ts';
import type { EncodedSpanFinder } from './encoded-spans.ts';
import { createScalarEncodedSpans } from './encoded-spans-scalar.ts';
import { createSimdEncodedSpans } from './encoded-spans-simd.ts';

/** Creates the kernel over the prefilter's memory, or its scalar implementation; the output takes `bytes` bytes from `out` on. */
export function createEncodedSpanFinder(prefilter: Prefilter, out: number, bytes: number): EncodedSpanFinder {
  const { memory, wasm } = prefilter;
  return wasm ? createSimdEncodedSpans(wasm, out, bytes) : createScalarEncodedSpans(memory, out, bytes);
}
