/** Edits (insert, delete, replace, swap neighbours) that turn `a` into `b`: optimal string alignment distance. */
export declare function editDistance(a: string, b: string): number;
/** The one of `known` that `given` was probably meant to be: at most a third of its letters differ. The first of equals. */
export declare function nearest(given: string, known: readonly string[]): string | undefined;
