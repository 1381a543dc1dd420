/** Globs longer than this are refused: matching takes time in proportion to the glob's length times the path's. */
export declare const GLOB_CHARACTERS = 256;
/** Whether a path relative to the root (`/` separated) fits. */
export type PathMatcher = (path: string) => boolean;
/**
 * Compiles globs: `*`, `**`, `?`, `[a-z]`, `{a,b}`. With a slash inside, a glob counts from the root; without one it fits a file or folder of
 * that name at any depth. A folder that fits takes everything below it along. Undefined where a glob has too many alternatives.
 */
export declare function compileGlobs(globs: readonly string[]): PathMatcher | undefined;
/** Whether a glob fits every path there is, or nearly. */
export declare function isBroadGlob(glob: string): boolean;
