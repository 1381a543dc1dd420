import type { CommitList } from '../sources/git/commit-order.js';
import { type ListedObject } from '../sources/git/list-objects.js';
import type { Repository } from '../sources/git/repository.js';
import type { Commits } from './scan-request.js';
/** Commits to scan, and what they are compared with. */
export interface ResolvedCommits {
    readonly list: CommitList;
    /** Commits whose trees are the tip: what stands there is still there. */
    readonly tips: readonly string[];
    /** Commits whose secrets were there before. */
    readonly bases: readonly string[];
    /** Tags and blobs that are pushed by themselves. */
    readonly objects: readonly ListedObject[];
    /** `<base>..<head>` in ids, where it is one range. */
    readonly range: string | null;
}
/**
 * Turns what names commits into the commits.
 * @throws ScanError `revision-missing`, `bad-option`, `git-failed`
 */
export declare function resolveCommits(repository: Repository, source: Commits, signal: AbortSignal | undefined): Promise<ResolvedCommits>;
