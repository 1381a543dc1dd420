/** Whether a path relative to the root (`/` separated) is left out by the globs; asked for folders before they are read. */
export type Exclude = (shown: string) => boolean;
/**
 * Compiles exclude globs (micromatch). With a slash inside, a glob counts from the root; without one it fits a file or folder of that name at
 * any depth. A folder that fits takes everything below it along. Undefined where there are no globs.
 */
export declare function compileExclude(globs: readonly string[]): Promise<Exclude | undefined>;
/**
 * The shortest prefix of a path that is excluded: a folder, the file itself, or undefined. Answers for folders are kept, since every file of
 * one asks the same.
 */
export declare function createExcludedPart(exclude: Exclude): (shown: string) => string | undefined;
