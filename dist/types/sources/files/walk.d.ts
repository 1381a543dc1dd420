import type { Exclude } from './exclude.js';
import { type PlanPart } from './planned.js';
/** What a walk needs to know. */
export interface Walk {
    /** Absolute real path of the folder to start in, and the same relative to the run's root ('' for the root). */
    readonly start: string;
    readonly relative: string;
    readonly exclude: Exclude | undefined;
    readonly signal?: AbortSignal | undefined;
}
/**
 * Every regular file below a folder, depth first, in byte order; symbolic links are not followed, `.git` and excluded folders are not read.
 * Reads with system calls that block: the main thread has nothing better to do, and one promise a folder costs more than its reading.
 */
export declare function walkFolder(walk: Walk): Generator<PlanPart, void, undefined>;
