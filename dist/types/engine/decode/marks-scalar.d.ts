import { type MarkFinder } from './marks.js';
/** The kernel's twin in plain TypeScript: the oracle of its tests, and what runs where WebAssembly SIMD is missing. */
export declare function createScalarMarks(memory: Uint8Array, out: number, bytes: number): MarkFinder;
