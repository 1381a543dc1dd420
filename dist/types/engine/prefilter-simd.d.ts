import type { Image } from './kernel/layout.js';
import type { Prefilter } from './prefilter.js';
/** A kernel over this memory: what it exports. */
export declare function instantiate(base64: string, memory: WebAssembly.Memory): unknown;
/** The SIMD kernel over its own memory, or undefined where the runtime has no WebAssembly SIMD. */
export declare function createSimdPrefilter(image: Image, inputBytes: number): Prefilter | undefined;
