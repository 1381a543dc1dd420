import type { Trace } from '../sources/git/trace.js';
/** What a scan found out of a history, for the next one to go on from. Holds ids, dates, and the paths of files with findings. */
export interface SavedTrace {
    /** Commits that reach everything that was looked at. */
    readonly heads: readonly string[];
    /** Corrected dates that differ from what the commits say. */
    readonly moved: ReadonlyMap<string, number>;
    /** Dates of the commits with findings that were reached. */
    readonly commits: ReadonlyMap<string, number>;
    /** Blobs with findings; one that no commit holds has no places. */
    readonly trace: Trace;
}
/** As text. Paths are bytes, written as Latin-1. */
export declare function formatTrace({ heads, moved, commits, trace }: SavedTrace): string;
/** Reads what `formatTrace` wrote; undefined where it is anything else. */
export declare function parseTrace(bytes: Buffer): SavedTrace | undefined;
