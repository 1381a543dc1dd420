import { type Batch, type MatchRow } from '../pool/protocol.js';
import type { ListedObject, ObjectKind } from '../sources/git/list-objects.js';
import type { Repository } from '../sources/git/repository.js';
import { type ScanRequest, type ScanRun } from './scan-request.js';
/** An object to scan; its size where it is known. */
export type ScanObject = Pick<ListedObject, 'oid' | 'kind'> & {
    readonly size?: number;
};
/** What was found in one object, before it is known where it stands. */
export interface ObjectHit {
    readonly oid: string;
    readonly kind: ObjectKind;
    readonly rows: readonly MatchRow[];
}
/** What to scan with, and in which repository. */
export interface ObjectScan {
    readonly request: Omit<ScanRequest, 'source'>;
    readonly repository: Repository;
    readonly run: ScanRun;
    /** How much of the whole has been listed, 0 to 1, where that is known. */
    readonly listed?: () => number;
    /** Told of every object that was read to the end and in which nothing was found that could become a finding. */
    readonly onClean?: ((oid: string) => void) | undefined;
}
/** How an object without a path is shown: no tracked path can begin with `.git`. */
export declare function showObject(kind: ObjectKind, oid: string): string;
/** Cuts objects into batches. */
export declare function batchObjects(objects: AsyncIterable<readonly ScanObject[]> | Iterable<readonly ScanObject[]>): AsyncGenerator<Batch<ScanObject>, void, undefined>;
/**
 * Scans objects as they are listed, on worker threads. What was found comes in no order. Counts go to the tally; an abort leaves its failure
 * there.
 */
export declare function scanObjects(scan: ObjectScan, batches: AsyncIterable<Batch<ScanObject>>): Promise<{
    hits: ObjectHit[];
    aborted: boolean;
}>;
/** Scans a list of objects: a short one on this thread. */
export declare function scanObjectList(scan: ObjectScan, objects: readonly ScanObject[]): Promise<ObjectHit[]>;
