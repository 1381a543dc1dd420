/** How files are chosen: what git knows and does not ignore, everything but `.git`, or a plain folder in which git has no say. */
export type FileMode = 'git' | 'all' | 'no-git';
/** Something named by the user, after symbolic links were resolved once. */
export interface Target {
    /** Absolute real path. */
    readonly path: string;
    readonly folder: boolean;
}
/** What a run is about: its root, and what below it is to be scanned. */
export interface RunRoot {
    /** Absolute real path that all shown paths are relative to. */
    readonly root: string;
    /** `git` only where the root is the top of a work tree. */
    readonly mode: FileMode;
    readonly targets: readonly Target[];
}
/** What the user asked for. */
export interface RootRequest {
    /** The current folder, absolute. */
    readonly cwd: string;
    /** Files, folders and globs as given; none: the current folder. */
    readonly paths: readonly string[];
    /** `git` falls back to a plain folder where there is no repository. */
    readonly mode: FileMode;
}
/** Whether `path` is `folder` or lies below it; both absolute and real. */
export declare function isBelow(path: string, folder: string): boolean;
/**
 * Finds the run's root: the top of the repository of the first path, else the one folder that was named (or the folder of the one file, where
 * it lies elsewhere), else the current folder.
 * @throws ScanError `path-missing` for a path that is not there, `path-outside` where one run cannot hold all of them.
 */
export declare function findRoot(request: RootRequest): Promise<RunRoot>;
