import { type GitPlace } from './git.js';
/** A file, symlink or submodule of a tree. */
export interface TreeEntry {
    readonly mode: string;
    readonly oid: string;
    readonly path: Buffer;
}
/** All entries of the tree of `treeish` (an id), folders opened. Throws ScanError `git-failed`. */
export declare function listTree(place: GitPlace, treeish: string): AsyncGenerator<TreeEntry, void, undefined>;
