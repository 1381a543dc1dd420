import { type GitPlace } from './git.js';
/** A ref: its full name, the object it names, and where that is an annotated tag, what the tag names in the end (empty where it is none). */
export interface Ref {
    readonly name: Buffer;
    readonly oid: string;
    readonly kind: string;
    readonly peeled: string;
    readonly peeledKind: string;
}
/** The refs that match one of `patterns` (none: all of them), sorted by name. */
export declare function listRefs(place: GitPlace, patterns?: readonly string[]): Promise<Ref[]>;
