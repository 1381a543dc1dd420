import { ENCODED_SPANS_BASE64 } from '../kernel/encoded-spans.generated.ts';
import { instantiate } from '../../core/wasm.ts';
import { BLOCK, type EncodedSpanFinder } from './encoded-spans.ts';

interface KernelExports {
  scan(from: number, to: number, out: number, limit: number, escapes: number): number;
  resume(): number;
  copyPlain(from: number, to: number, target: number, kinds: number): number;
}

/** The SIMD kernel over the prefilter's memory. */
export function createSimdEncodedSpans(wasm: WebAssembly.Memory, out: number, bytes: number): EncodedSpanFinder {
  const kernel = instantiate(ENCODED_SPANS_BASE64, wasm) as KernelExports;
  const limit = out + bytes - BLOCK * 8;
  return {
    spans: new Uint32Array(wasm.buffer, out, bytes >> 2),
    scan: (from, to, escapes) => kernel.scan(from, to, out, limit, escapes ? 1 : 0),
    resume: () => kernel.resume(),
    copyPlain: (from, to, target, kinds) => kernel.copyPlain(from, to, target, kinds),
  };
}
