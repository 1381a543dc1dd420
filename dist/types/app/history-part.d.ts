import type { CommitList } from '../sources/git/commit-order.js';
import { type Ref } from '../sources/git/refs.js';
import type { Repository } from '../sources/git/repository.js';
import type { ScanObject } from './scan-objects.js';
import type { HistorySource } from './scan-request.js';
/** Whether only a part of the history is meant. */
export declare function isLimited({ refs, since, reachableOnly }: HistorySource): boolean;
/**
 * The refs a source is about.
 * @throws ScanError `revision-missing` where a glob matches none.
 */
export declare function chooseRefs({ place }: Repository, { refs: glob }: HistorySource): Promise<Ref[]>;
/** The commits of a source. */
export declare function chooseCommits({ place }: Repository, { refs: glob, since }: HistorySource, refs: readonly Ref[]): Promise<CommitList>;
/** A zero id stands for "nothing". */
export declare function isNothing(oid: string): boolean;
/** Blobs that commits bring in. */
export declare function blobsOf({ place }: Repository, commits: readonly string[]): Promise<Set<string>>;
/** Objects that refs name by themselves: annotated tags, and blobs that are in no commit. */
export declare function objectsAtRefs({ place }: Repository, refs: readonly Ref[]): Promise<ScanObject[]>;
/** Everything that commits and refs bring in, each object once. */
export declare function reachableObjects(repository: Repository, commits: readonly string[], refs: readonly Ref[]): Promise<Map<string, ScanObject>>;
/** Objects in an order in which they are cheap to read. What is not in the database is asked for all the same, and fails by name. */
export declare function inReadingOrder({ place }: Repository, objects: Map<string, ScanObject>): AsyncGenerator<readonly ScanObject[], void, undefined>;
