/**
 * The absolute path of git. Entries of PATH that are not absolute are passed over: they would let a scanned folder bring its own git.
 * @throws ScanError `git-failed` where there is none.
 */
export declare function findGit(env: NodeJS.ProcessEnv): string;
