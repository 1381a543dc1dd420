import { ScanError } from '../../core/errors.js';
/** Where git runs, and what it inherits. */
export interface GitPlace {
    /** Absolute real path of the work tree's top. git looks for a repository here and nowhere above. */
    readonly top: string;
    /** The environment of this process; everything `GIT_*` in it but GIT_CONFIG_GLOBAL is dropped. */
    readonly env: NodeJS.ProcessEnv;
    readonly signal?: AbortSignal | undefined;
}
/** A git command that is running. */
export interface GitRun {
    /** Standard output as it comes. Throws ScanError `git-failed` or `aborted`; leaving the loop early kills git. */
    readonly output: AsyncIterable<Buffer>;
    /** Lines git wrote to standard error, each safe to print; complete once `output` has ended. */
    readonly messages: () => readonly string[];
    /** Ends git if it is still running. */
    readonly stop: () => void;
}
/** The environment git runs in: the user's own, without what redirects git, and with what makes it quiet, offline and untranslated. */
export declare function gitEnvironment({ top, env }: GitPlace): NodeJS.ProcessEnv;
/** What git said on standard error, as the failure it is. */
export declare function gitFailure(top: string, messages: readonly string[], ended: string): ScanError;
/**
 * Starts git at the top of a work tree: no shell, pinned configuration, scrubbed environment, no standard input. The one place that runs git.
 * @throws ScanError `git-failed` where git is missing.
 */
export declare function startGit(place: GitPlace, args: readonly string[]): GitRun;
