import type { Image } from './kernel/layout.ts';
import type { Prefilter } from './prefilter.ts';
/** The SIMD kernel over its own memory, or undefined where the runtime has no WebAssembly SIMD. */
export declare function createSimdPrefilter(image: Image, inputBytes: number): Prefilter | undefined;
