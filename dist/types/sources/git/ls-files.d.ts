import { type GitPlace } from './git.js';
/** A path as git has it: text, or bytes where it is not UTF-8. `/` separated, relative to the work tree's top. */
export type GitPath = string | Buffer;
/** What the index or the folder holds at a path. `repository` is a nested repository that is not a submodule. */
type EntryKind = 'file' | 'symlink' | 'submodule' | 'repository';
export interface ListedEntry {
    readonly path: GitPath;
    readonly kind: EntryKind;
}
/**
 * Cuts a stream of NUL-terminated records into blocks of whole records (the last NUL included).
 * @throws ScanError `git-failed` where the stream ends inside a record.
 */
export declare function wholeRecords(output: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined>;
/** Parses `ls-files -s -z`: `<mode> <object> <stage>TAB<path>`. The stages of a conflicted path, which follow each other, count once. */
export declare function parseStaged(block: Buffer, before: ListedEntry | undefined): ListedEntry[];
/** Parses `ls-files --others -z`: paths, one that ends in `/` being a repository of its own. */
export declare function parseOthers(block: Buffer): ListedEntry[];
/** The two listings of a work tree. */
export interface FileListing {
    /** What the index holds, in its order. */
    readonly tracked: AsyncIterable<readonly ListedEntry[]>;
    /** What lies in the work tree, is not tracked and not ignored. */
    readonly untracked: AsyncIterable<readonly ListedEntry[]>;
    /** Folders that git could not read; known once `untracked` has ended. */
    readonly unreadable: () => readonly string[];
    /** Ends both commands if they are still running. */
    readonly stop: () => void;
}
/** Starts listing below `folders` (relative to the top; none: everything). Both commands run at once; `untracked` waits for its reader. */
export declare function listFiles(place: GitPlace, folders: readonly string[]): FileListing;
/** The folders of `could not open directory 'x/'`, which git prints and then ends well. */
export declare function parseWarnings(messages: readonly string[]): string[];
export {};
