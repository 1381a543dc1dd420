import { createEncodedSpanFinder } from './decode/find-encoded-spans.ts';
import type { EncodedSpanFinder } from './decode/encoded-spans.ts';
import { PADDING, type Image } from './kernel/layout.ts';
import type { Prefilter } from './prefilter.ts';
import { createScalarPrefilter } from './prefilter-scalar.ts';
import { createSimdPrefilter } from './prefilter-simd.ts';
import type { ScannerOptions } from './scanner.ts';

/** Bytes of a blob held at once. A blob of at most this size is scanned in one piece. */
const BUFFER_BYTES = 4 << 20;
/** Room for spans and decoded texts after the buffer. */
const SPAN_BYTES = 64 << 10;
const ARENA_BYTES = 8 << 20;

/** The kernels over one memory, with its layout in addresses. */
export interface KernelMemory {
  readonly prefilter: Prefilter;
  readonly spans: EncodedSpanFinder;
  /** The buffer's first byte, and its end. */
  readonly input: number;
  readonly limit: number;
  /** Room for decoded texts. */
  readonly arena: { readonly start: number; readonly end: number };
}

/** Creates kernels with the tables of a program in their memory. */
export function createKernelMemory(image: Image, choice: ScannerOptions['prefilter']): KernelMemory {
  const prefilter = choosePrefilter(image, choice);
  const { input } = image.layout;
  const limit = input + BUFFER_BYTES;
  const out = (limit + PADDING + 7) & ~7;
  const spans = createEncodedSpanFinder(prefilter, out, SPAN_BYTES);
  return { prefilter, spans, input, limit, arena: { start: out + SPAN_BYTES, end: prefilter.memory.length } };
}

function choosePrefilter(image: Image, choice: ScannerOptions['prefilter']): Prefilter {
  const bytes = BUFFER_BYTES + PADDING + SPAN_BYTES + ARENA_BYTES;
  if (choice === 'scalar') return createScalarPrefilter(image, bytes);
  const simd = createSimdPrefilter(image, bytes);
  if (!simd && choice === 'simd') throw new Error('this runtime has no WebAssembly SIMD');
  return simd ?? createScalarPrefilter(image, bytes);
}
