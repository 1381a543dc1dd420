/** Every kind of omission, and what it does unless the configuration says otherwise (`coverage:`). Ids are part of the interface: none is ever renamed. */
export declare const OMISSION_KINDS: {
    /** The system refuses to read it. */
    readonly unreadable: 'fail';
    /** It was there when files were listed, or changed while it was read. */
    readonly vanished: 'fail';
    /** The scanner stopped on it. */
    readonly failed: 'fail';
    /** git cannot make sense of it. */
    readonly damaged: 'fail';
    /** git does not have it: a shallow or partial clone, an object that is gone. */
    readonly missing: 'fail';
    /** More matches, bytes, layers or time than one file may take. */
    readonly 'over-budget': 'fail';
    /** The run was aborted, or ran out of its time. */
    readonly interrupted: 'fail';
    /** Nobody can say which commits are meant. */
    readonly unresolved: 'fail';
    /** The content is in Git LFS. */
    readonly 'lfs-pointer': 'warn';
    readonly submodule: 'warn';
    /** A repository of its own that is no submodule, or the objects of a bare one. */
    readonly 'nested-repository': 'warn';
    /** An entry of an archive that takes a password. */
    readonly 'encrypted-entry': 'warn';
    /** Encoded text inside it was left encoded. */
    readonly undecoded: 'warn';
    readonly excluded: 'count';
    /** Its target is no part of the scan; the name of the target is scanned. */
    readonly symlink: 'count';
    /** Tracked, and not in the work tree any more. */
    readonly deleted: 'count';
    /** A folder is where the index has a file; what is in it is listed by itself. */
    readonly replaced: 'count';
    /** A device, pipe or socket. */
    readonly 'special-file': 'count';
    /** Files of git itself. */
    readonly 'git-folder': 'count';
};
export type OmissionKind = keyof typeof OMISSION_KINDS;
/** Kinds that a configuration may decide about. */
export declare const CONFIGURABLE_KINDS: ("damaged" | "deleted" | "encrypted-entry" | "excluded" | "failed" | "git-folder" | "interrupted" | "lfs-pointer" | "missing" | "nested-repository" | "over-budget" | "replaced" | "special-file" | "submodule" | "symlink" | "undecoded" | "unreadable" | "unresolved" | "vanished")[];
export declare const OMISSION_ACTIONS: readonly ['fail', 'warn'];
/** What a configuration may have an omission do: make the run incomplete, or be named in the summary. */
export type OmissionAction = (typeof OMISSION_ACTIONS)[number];
/** Why something was not scanned, or not wholly. */
export interface Omission {
    readonly path: string;
    /** In words, for a person. */
    readonly reason: string;
    readonly kind: OmissionKind;
    /** Set once the run was decided; absent if the omission is only counted. */
    readonly action?: OmissionAction;
}
/** By path, then by reason. */
export declare function compareOmissions(a: Omission, b: Omission): number;
