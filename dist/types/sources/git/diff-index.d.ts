import { type GitPlace } from './git.js';
/** A staged blob. */
export interface StagedEntry {
    readonly path: Buffer;
    readonly oid: string;
    readonly mode: string;
}
/**
 * What the index holds that `head` does not: blobs as they are staged, whatever the work tree says. Paths in conflict come with all their stages.
 * Without a commit yet (`null`) that is the whole index. Paths that are only announced (`git add -N`) are not in it.
 * @throws ScanError `git-failed`
 */
export declare function listStaged(place: GitPlace, head: string | null): Promise<StagedEntry[]>;
