import type { GitPlace } from '../git/git.js';
import { type Exclude } from './exclude.js';
import { type PlanPart } from './planned.js';
/** What planning from git's listing needs to know. */
export interface Listing {
    readonly place: GitPlace;
    /** Folders relative to the top; none: all of it. */
    readonly folders: readonly string[];
    readonly exclude: Exclude | undefined;
}
/**
 * Tracked files, then those that are neither tracked nor ignored, as git lists them. The files themselves are not touched: whether one is
 * still there, and a regular file, is seen when it is opened.
 */
export declare function planListing({ place, folders, exclude }: Listing): AsyncGenerator<PlanPart, void, undefined>;
