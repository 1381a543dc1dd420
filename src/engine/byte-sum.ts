import { SUM_BASE64 } from './kernel/sum.generated.ts';
import { instantiate } from '../core/wasm.ts';

interface SumKernel {
  begin(seed: number): void;
  add(from: number, to: number): void;
  end(): number;
}

/** Bytes summed at a time: what fits in a processor's cache. */
const CHUNK = 256 << 10;
const PAGE = 65_536;
const PRIME = 0x01000193;

/** The scalar reference implementation of the kernel. */
function createScalarSum(bytes: Uint8Array): SumKernel {
  const words = new DataView(bytes.buffer);
  const lanes = new Int32Array(4);
  return {
    begin: (seed) => lanes.set([seed, seed + 1, seed + 2, seed + 3]),
    add(from, to) {
      for (let at = from; at < to; at += 4)
        lanes[(at >> 2) & 3] = Math.imul(lanes[(at >> 2) & 3]! ^ words.getInt32(at, true), PRIME);
    },
    end: () => lanes.reduce((sum, lane) => Math.imul(sum, PRIME) ^ lane),
  };
}

/** Computes a 32-bit sum of bytes. */
export type ByteSum = (bytes: Uint8Array) => number;

/**
 * Creates a checksum that shows whether files are as they were built. SHA-256 would dominate start-up time, and loading its module even more
 * (bench/results/start-up.md). `plain` uses the scalar implementation.
 */
export function createByteSum(plain = typeof WebAssembly === 'undefined'): ByteSum {
  const memory = plain ? undefined : new WebAssembly.Memory({ initial: CHUNK / PAGE });
  const room = new Uint8Array(memory?.buffer ?? new ArrayBuffer(CHUNK));
  const kernel = memory ? (instantiate(SUM_BASE64, memory) as SumKernel) : createScalarSum(room);
  return (bytes) => {
    kernel.begin(bytes.length);
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const chunk = bytes.subarray(at, at + CHUNK);
      const end = (chunk.length + 15) & ~15;
      room.set(chunk);
      room.fill(0, chunk.length, end);
      kernel.add(0, end);
    }
    return kernel.end() >>> 0;
  };
}
