import type { Image } from './kernel/layout.js';
import type { Prefilter } from './prefilter.js';
/** The SIMD kernel over its own memory, or undefined where the runtime has no WebAssembly SIMD. */
export declare function createSimdPrefilter(image: Image, inputBytes: number): Prefilter | undefined;
