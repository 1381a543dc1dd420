import { type OidSet } from './oid-set.js';
/**
 * Remembers which objects hold nothing at all: no match of any rule, however unlikely. An object's bytes follow from its id, and what the rules
 * find in them from the rules' hash, so such an entry is true for ever and everywhere; and it holds no secret, not even the place of one.
 *
 * The file: a header line, ids sorted as bytes, a digest over both. With LEAKGATE_CACHE_KEY set the digest is keyed, and a file that was written
 * without the key is passed over: whoever does not have the key cannot make a scan believe that an object is clean.
 */
export interface CleanCache {
    readonly known: OidSet;
    /** Why there is nothing in it, where that is not for lack of a file. */
    readonly note: string | undefined;
    /** Replaces the file. Sorted ids; throws what the file system does. */
    readonly write: (ids: Buffer) => void;
}
/** What a cache is for. */
export interface CacheRequest {
    readonly folder: string;
    /** Hash of the rules, and of everything else that can change a match. */
    readonly rules: string;
    /** Bytes of an id. */
    readonly width: number;
    readonly key: string | undefined;
}
/** Opens the cache of a folder. A file that is damaged, foreign or cannot be read counts as none, and says so. */
export declare function openCache(request: CacheRequest): CleanCache;
