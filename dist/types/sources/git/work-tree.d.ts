/**
 * The top of the work tree that `folder` (absolute, real) lies in: the nearest folder, going up, that has a `.git` folder or file. Reads no
 * configuration, so that a repository cannot say it lies elsewhere.
 */
export declare function findWorkTree(folder: string): string | undefined;
