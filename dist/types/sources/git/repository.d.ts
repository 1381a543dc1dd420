import { type GitPlace } from './git.js';
/** A repository that git has agreed to read. */
export interface Repository {
    readonly place: GitPlace;
    /** Commits whose parents a shallow clone cut off. */
    readonly shallow: ReadonlySet<string>;
    /** A clone whose missing objects git would fetch from elsewhere, had it not been told never to. */
    readonly partial: boolean;
    /** Id of the commit at HEAD; null where there is none yet. */
    readonly head: string | null;
    /** git's version: major, minor. */
    readonly version: readonly [number, number];
}
/** What an environment gives git to work with, beyond the folder. */
export type PlaceRequest = Pick<GitPlace, 'env' | 'signal' | 'extra'>;
/** Configuration in force, `key\nvalue` each; where a key is set twice, both are there. Executes nothing. */
export declare function readConfig(place: GitPlace): Promise<string[]>;
/**
 * Opens the repository that `folder` lies in: a work tree, a linked one, a bare repository.
 * @throws ScanError `git-failed` where there is none, git refuses it (owned by somebody else, damaged), or git is missing; `path-missing`.
 */
export declare function openRepository(folder: string, request: PlaceRequest): Promise<Repository>;
