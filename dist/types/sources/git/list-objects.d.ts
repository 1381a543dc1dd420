import { type GitPlace } from './git.js';
/** Objects whose bytes are scanned; trees are left out, their bytes being ids and names. */
export type ObjectKind = 'blob' | 'commit' | 'tag';
/** An object of the database. */
export interface ListedObject {
    readonly oid: string;
    readonly kind: ObjectKind;
    /** Bytes unpacked. */
    readonly size: number;
}
/** A part of the listing. */
export interface ObjectPart {
    readonly objects: readonly ListedObject[];
    /** Objects that git named, and does not have. */
    readonly missing: readonly string[];
    /** Objects passed since the last part, trees included. */
    readonly passed: number;
}
/** A listing under way; `messages` is complete once `parts` has ended. */
export interface ObjectListing {
    readonly parts: AsyncIterable<ObjectPart>;
    readonly messages: () => readonly string[];
}
/** Lists every object of the database in the order of the packs (`--unordered`), or the given ones, each once. */
export declare function listObjects(place: GitPlace, oids?: Iterable<string>): ObjectListing;
/** Objects in the database, trees included; the same object in two packs counts twice. */
export declare function countObjects(place: GitPlace): Promise<number>;
