import { type MarkFinder } from './marks.js';
/** The SIMD kernel over the prefilter's memory. */
export declare function createSimdMarks(wasm: WebAssembly.Memory, out: number, bytes: number): MarkFinder;
