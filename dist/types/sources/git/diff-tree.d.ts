import { type GitPlace } from './git.js';
/** A path whose content in a commit is another than in each of its parents. */
export interface TreeChange {
    readonly path: Buffer;
    /** Ids of what stood there in each parent; all zeros: nothing. */
    readonly before: readonly string[];
    /** Id of what stands there now; all zeros: nothing. */
    readonly after: string;
    /** Six octal digits: `100644`, `120000` for a symlink, `160000` for a submodule. */
    readonly mode: string;
}
/** What is told of commits and their changes, in the order of the commits. */
export interface ChangeVisitor {
    readonly commit: (id: string) => void;
    readonly change: (change: TreeChange) => void;
}
/** Reads raw diff output (`-z`): ids of commits, and changes, each followed by its path. Paths are views that are valid only during the call. */
export declare function readChanges(output: AsyncIterable<Buffer>, visitor: ChangeVisitor): Promise<void>;
/**
 * Tells what each commit changed against all of its parents: a root against nothing, a merge only where it differs from every parent, which is
 * what nobody had before it. Contents are not looked at, so that attributes, filters and drivers have no say.
 * @throws ScanError `git-failed`, `aborted`
 */
export declare function diffCommits(place: GitPlace, commits: readonly string[], visitor: ChangeVisitor): Promise<void>;
