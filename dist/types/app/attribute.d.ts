import { type CommitHeader } from '../sources/git/commits.js';
import type { CommitList } from '../sources/git/commit-order.js';
import type { Ref } from '../sources/git/refs.js';
import type { Repository } from '../sources/git/repository.js';
import { type Trace } from '../sources/git/trace.js';
import type { Sighting } from './place-findings.js';
import { type ObjectHit } from './scan-objects.js';
/** The part of a history that hits are looked for in. */
export interface HistoryPart {
    readonly repository: Repository;
    readonly list: CommitList;
    /** What an earlier scan found of the commits that are not in `list`; undefined: `list` is all there is. */
    readonly earlier?: Trace | undefined;
    /** Dates of all commits with hits that are reached, where `list` does not hold them all. */
    readonly reached?: ReadonlyMap<string, number> | undefined;
    /** Commits whose trees are the tip. */
    readonly tips: readonly string[];
    readonly refs: readonly Ref[];
    /** Whether every hit is known to be reached by what is looked at: nothing in a range is unreachable. */
    readonly allReached: boolean;
    readonly threads: number;
}
/** Hits at their places, and the commits these name. */
export interface Attributed {
    readonly sightings: readonly Sighting[];
    readonly commits: ReadonlyMap<string, CommitHeader>;
    /** What was found of blobs with hits. */
    readonly trace: Trace;
}
/**
 * Finds where hits stand: the commit that brought each version in, its paths, whether it still stands at a tip. One pass over the
 * history, for the blobs with hits alone.
 * @throws ScanError `git-failed`, `aborted`
 */
export declare function attributeHits(part: HistoryPart, hits: readonly ObjectHit[]): Promise<Attributed>;
/** Ids of the blobs among hits. */
export declare function blobsOfHits(hits: readonly ObjectHit[]): Set<string>;
/** Hits by their object ids alone. Nothing says whether anything reaches them, so they count as history. */
export declare function placeByObject(hits: readonly ObjectHit[]): Attributed;
