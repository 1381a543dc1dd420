import { ScanError } from '../../core/errors.js';
/** Where git runs, and what it inherits. */
export interface GitPlace {
    /** Absolute real path of the work tree's top, or of a bare repository. git looks for a repository here and nowhere above. */
    readonly top: string;
    /** Whether `top` is the repository itself, without a work tree. */
    readonly bare?: boolean;
    /** The environment of this process; everything `GIT_*` in it but GIT_CONFIG_GLOBAL is dropped. */
    readonly env: NodeJS.ProcessEnv;
    /** Variables for git beyond that, each checked by whoever names it: a hook's own index, a push's quarantined objects. */
    readonly extra?: Readonly<Record<string, string>>;
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
export declare function gitEnvironment({ top, env, extra }: GitPlace): NodeJS.ProcessEnv;
/** A git command as it is started: program, arguments, folder, environment. */
export interface GitCommand {
    readonly file: string;
    readonly args: readonly string[];
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
}
/**
 * The one way git is called: no shell, an absolute path, pinned configuration, scrubbed environment.
 * @throws ScanError `git-failed` where git is missing.
 */
export declare function gitCommand(place: GitPlace, args: readonly string[]): GitCommand;
/** What git said on standard error, as the failure it is. */
export declare function gitFailure(top: string, messages: readonly string[], ended: string): ScanError;
/**
 * Starts git with `input` as its standard input (none: it is empty).
 * @throws ScanError `git-failed` where git is missing.
 */
export declare function startGit(place: GitPlace, args: readonly string[], input?: string | Uint8Array): GitRun;
/** All a command writes, once it has ended. Throws as `GitRun.output` does. */
export declare function readGit(place: GitPlace, args: readonly string[], input?: string | Uint8Array): Promise<Buffer>;
