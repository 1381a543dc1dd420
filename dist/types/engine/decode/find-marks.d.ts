import type { Prefilter } from '../prefilter.js';
import type { MarkFinder } from './marks.js';
/** The kernel over the prefilter's memory, or its twin; the output is `bytes` long from `out` on. */
export declare function createMarkFinder(prefilter: Prefilter, out: number, bytes: number): MarkFinder;
