import { type SavedTrace } from './saved-trace.js';
import type { ScanObject } from './scan-objects.js';
import type { RequestFor, ScanRun } from './scan-request.js';
/** Objects on their way to the scan. */
type Objects = AsyncIterable<readonly ScanObject[]>;
/**
 * What scans of a history remember: objects without findings of the least confidence that was asked for, and where those with findings stood. An
 * object's bytes follow from its id, and what the rules find in them from the rules, so the first is true for ever and everywhere.
 * Neither holds a secret. Whatever is wrong with a file is a note, and never changes what is found.
 */
export interface HistoryCache {
    /** Objects that are not known to be clean; those that are count as scanned. */
    readonly withoutKnown: (objects: Objects) => Objects;
    readonly onClean?: (oid: string) => void;
    /** Writes which objects have become known. */
    readonly save: () => void;
    readonly readTrace: () => SavedTrace | undefined;
    readonly writeTrace: (trace: SavedTrace) => void;
}
/** The cache a request asks for. */
export declare function openHistoryCache(request: RequestFor<'history'>, head: string | null, run: ScanRun): HistoryCache;
export {};
