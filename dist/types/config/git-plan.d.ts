import type { RawOptions } from './options.js';
/** Which part of a repository is scanned instead of files. */
export type GitPlan = {
    readonly kind: 'history';
    readonly refs: string | undefined;
    readonly since: string | undefined;
    readonly reachableOnly: boolean;
    readonly attribution: boolean;
    readonly cache: string | undefined;
} | {
    readonly kind: 'staged';
}
/** `dots`: as in git's own notation; 3 means from where the two last met. */
 | {
    readonly kind: 'range';
    readonly base: string;
    readonly head: string;
    readonly dots: 2 | 3;
}
/** Commits named on standard input. */
 | {
    readonly kind: 'commits';
}
/** What `git push` tells a pre-push hook on standard input; `remote` is the hook's first argument. */
 | {
    readonly kind: 'push';
    readonly remote: string | undefined;
};
/**
 * Checks the options that choose a part of a repository; undefined where files are scanned.
 * @throws ScanError `bad-option`
 */
export declare function gitPlanOf(options: RawOptions, paths: readonly string[]): GitPlan | undefined;
