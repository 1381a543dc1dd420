import type { CommitList } from '../sources/git/commit-order.js';
import type { Ref } from '../sources/git/refs.js';
import { type Attributed } from './attribute.js';
import type { HistoryCache } from './history-cache.js';
import type { ObjectHit, ObjectScan } from './scan-objects.js';
import type { HistorySource } from './scan-request.js';
/** A history whose hits are to be traced. */
export interface TracedHistory {
    readonly scan: ObjectScan;
    readonly source: HistorySource;
    readonly refs: readonly Ref[];
    /** Commits of a limited source; undefined: all, not listed yet. */
    readonly list: CommitList | undefined;
    readonly cache: HistoryCache;
}
/** Traces hits to commits; where git fails at it, they keep their object ids for places, and the failure is reported. */
export declare function traceHistory(history: TracedHistory, hits: readonly ObjectHit[]): Promise<Attributed>;
