import { type Image } from './kernel/layout.js';
import type { Prefilter } from './prefilter.js';
/** The kernel's twin in plain TypeScript: the oracle of its tests, and what runs where WebAssembly SIMD is missing. */
export declare function createScalarPrefilter(image: Image, inputBytes: number): Prefilter;
