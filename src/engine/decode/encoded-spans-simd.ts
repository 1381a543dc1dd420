import { MARKS_BASE64 } from '../kernel/marks.generated.ts';
import { instantiate } from '../../core/wasm.ts';
import { BLOCK, type MarkFinder } from './encoded-spans.ts';

interface KernelExports {
  scan(from: number, to: number, out: number, limit: number, escapes: number): number;
  resume(): number;
  copyPlain(from: number, to: number, target: number, kinds: number): number;
}

/** The SIMD kernel over the prefilter's memory. */
export function createSimdMarks(wasm: WebAssembly.Memory, out: number, bytes: number): MarkFinder {
  const kernel = instantiate(MARKS_BASE64, wasm) as KernelExports;
  const limit = out + bytes - BLOCK * 8;
  return {
    marks: new Uint32Array(wasm.buffer, out, bytes >> 2),
    scan: (from, to, escapes) => kernel.scan(from, to, out, limit, escapes ? 1 : 0),
    resume: () => kernel.resume(),
    copyPlain: (from, to, target, kinds) => kernel.copyPlain(from, to, target, kinds),
  };
}
