import type { GitPlace } from './git.js';
/** Where a blob stood, at one path. Numbers count into the commits of the trace, which come children first. */
export interface Standing {
    readonly path: Buffer;
    /** The commit it came in with: the first one on the way from a root. */
    readonly introduced: number;
    /** The last commit that took it away from this path; undefined where none did. */
    readonly removed: number | undefined;
}
/** Places of blobs by id, then by path (as Latin-1). */
export type Trace = ReadonlyMap<string, ReadonlyMap<string, Standing>>;
/**
 * Finds the commits that brought in blobs and took them away, in one pass over what the commits changed, by as many processes as there are
 * `threads`. `commits` come children first.
 * @throws ScanError `git-failed`, `aborted`
 */
export declare function traceBlobs(place: GitPlace, wanted: ReadonlySet<string>, { commits, threads }: {
    commits: readonly string[];
    threads: number;
}): Promise<Trace>;
