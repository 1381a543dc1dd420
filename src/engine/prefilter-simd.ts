import { KERNEL_BASE64 } from './kernel/kernel.generated.ts';
import type { Image } from './kernel/layout.ts';
import type { Prefilter } from './prefilter.ts';

interface KernelExports {
  configure(...addresses: number[]): void;
  scan(from: number, to: number, at: number): number;
  resume(): number;
}

const PAGE = 65536;

function kernelBytes(): Uint8Array {
  const text = atob(KERNEL_BASE64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The SIMD kernel over its own memory, or undefined where the runtime has no WebAssembly SIMD. */
export function createSimdPrefilter(image: Image, inputBytes: number): Prefilter | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  const code = kernelBytes();
  if (!WebAssembly.validate(code)) return undefined;
  const { layout } = image;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((layout.input + inputBytes) / PAGE) });
  const abort = (): never => {
    throw new Error('the kernel stopped');
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory, abort } });
  const kernel = exports as KernelExports;
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(image.bytes);
  const { bitmap, slots, slotMask, entries, texts, checks, nameMap, out, outLimit } = layout;
  kernel.configure(bitmap, slots, slotMask, entries, texts, checks, nameMap, out, outLimit);
  return {
    kind: 'simd',
    memory: bytes,
    candidates: new Uint32Array(memory.buffer, out, (layout.input - out) >> 2),
    scan: (from, to, at) => kernel.scan(from, to, at),
    resume: () => kernel.resume(),
  };
}
