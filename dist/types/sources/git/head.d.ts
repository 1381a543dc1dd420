/**
 * The commit that HEAD of a work tree names, read from the files of a `files` ref store without running git; null where there is none or it is
 * kept another way (linked work trees, reftable). For the report only: nothing is decided by it.
 */
export declare function readHead(top: string): string | null;
