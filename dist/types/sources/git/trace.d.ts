import { type CommitList, type OrderedCommit } from './commit-order.js';
import type { GitPlace } from './git.js';
/** Where a blob stood, at one path. */
export interface Standing {
    readonly path: Buffer;
    /** The commit it came in with, the first of those there are; undefined where it only goes in what was looked at. */
    readonly introduced: OrderedCommit | undefined;
    /** The last commit that took it away from this path; undefined where none did. */
    readonly removed: OrderedCommit | undefined;
}
/** Places of blobs by id, then by path (as Latin-1). */
export type Trace = ReadonlyMap<string, ReadonlyMap<string, Standing>>;
/** What is known of blobs from two parts of a history, for the blobs of `wanted`. */
export declare function mergeTraces(a: Trace, b: Trace, wanted: ReadonlySet<string>): Trace;
/**
 * Finds the commits that brought in blobs and took them away, in one pass over what the commits changed, by as many processes as there are
 * `threads`.
 * @throws ScanError `git-failed`, `aborted`
 */
export declare function traceBlobs(place: GitPlace, wanted: ReadonlySet<string>, { list: { commits, dates }, threads }: {
    list: CommitList;
    threads: number;
}): Promise<Trace>;
