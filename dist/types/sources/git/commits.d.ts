import type { CommitInfo } from '../../core/finding.js';
import { type GitPlace } from './git.js';
/** A commit's own header. */
export interface CommitHeader extends CommitInfo {
    readonly parents: readonly string[];
}
/** Author, date and parents of commits, by id. What git does not have is not in the map. */
export declare function readCommits(place: GitPlace, ids: readonly string[]): Promise<Map<string, CommitHeader>>;
