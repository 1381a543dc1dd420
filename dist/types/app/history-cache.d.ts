import type { ScanObject } from './scan-objects.js';
import type { RequestFor, ScanRun } from './scan-request.js';
/** Objects on their way to the scan. */
type Objects = AsyncIterable<readonly ScanObject[]>;
/** A cache as a scan of history uses it. */
export interface HistoryCache {
    /** Objects that are not known to be clean; those that are count as scanned. */
    readonly withoutKnown: (objects: Objects) => Objects;
    readonly onClean?: (oid: string) => void;
    /** Writes what has become known. */
    readonly save: () => void;
}
/** The cache a request asks for. What is wrong with it is a note, and never changes what is found. */
export declare function openHistoryCache(request: RequestFor<'history'>, head: string | null, run: ScanRun): HistoryCache;
export {};
