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

function kernelBytes(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Whether this runtime has what a kernel needs. */
export function canRun(base64: string): boolean {
  return typeof WebAssembly !== 'undefined' && WebAssembly.validate(kernelBytes(base64));
}

/** A kernel over this memory: what it exports. */
export function instantiate(base64: string, memory: WebAssembly.Memory): unknown {
  const abort = (): never => {
    throw new Error('the kernel stopped');
  };
  return new WebAssembly.Instance(new WebAssembly.Module(kernelBytes(base64)), { env: { memory, abort } }).exports;
}

/** The SIMD kernel over its own memory, or undefined where the runtime has no WebAssembly SIMD. */
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
