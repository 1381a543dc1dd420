import { canRun, instantiate } from '../core/wasm.ts';
import { KERNEL_BASE64 } from './kernel/kernel.generated.ts';
import type { Image } from './kernel/layout.ts';
import type { Prefilter } from './prefilter.ts';

interface KernelExports {
  configure(...addresses: number[]): void;
  fill(characters: number): void;
  scan(from: number, to: number, at: number): number;
  resume(): number;
}

const PAGE = 65536;

/** Creates the SIMD kernel over its own memory; undefined if the runtime has no WebAssembly SIMD. */
export function createSimdPrefilter(image: Image, inputBytes: number): Prefilter | undefined {
  if (!canRun(KERNEL_BASE64)) return undefined;
  const { layout } = image;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((layout.input + inputBytes) / PAGE) });
  const kernel = instantiate(KERNEL_BASE64, memory) as KernelExports;
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(image.bytes);
  const { bitmap, besides, slots, slotMask, slotShift, entries, texts, checks, nameMap, out, outLimit } = layout;
  kernel.configure(bitmap, besides, slots, slotMask, slotShift, entries, texts, checks, nameMap, out, outLimit);
  kernel.fill(layout.characters);
  return {
    kind: 'simd',
    memory: bytes,
    wasm: memory,
    candidates: new Uint32Array(memory.buffer, out, (layout.input - out) >> 2),
    scan: (from, to, at) => kernel.scan(from, to, at),
    resume: () => kernel.resume(),
  };
}
