/**
 * Every kind of omission with its default effect, which the configuration may change (`coverage:`). Kinds are part of the interface: none is ever
 * renamed.
 */
export declare const OMISSION_KINDS: {
    /** The system refuses to read it. */
    readonly unreadable: 'fail';
    /** It was listed but is gone, or changed while it was read. */
    readonly vanished: 'fail';
    /** The scanner stopped on it. */
    readonly failed: 'fail';
    /** git cannot read it. */
    readonly damaged: 'fail';
    /** git does not have it: a shallow or partial clone, or a lost object. */
    readonly missing: 'fail';
    /** More matches, bytes, layers or time than one file may have. */
    readonly 'over-budget': 'fail';
    /** The run was aborted, or ran out of time. */
    readonly interrupted: 'fail';
    /** The commits to scan could not be determined. */
    readonly unresolved: 'fail';
    /** The content is in Git LFS. */
    readonly 'lfs-pointer': 'warn';
    readonly submodule: 'warn';
    /** A repository inside that is not a submodule, or the objects of a bare one. */
    readonly 'nested-repository': 'warn';
    /** An archive entry that needs a password. */
    readonly 'encrypted-entry': 'warn';
    /** Encoded text inside was left encoded. */
    readonly undecoded: 'warn';
    readonly excluded: 'count';
    /** The target is not part of the scan; its name is scanned. */
    readonly symlink: 'count';
    /** Tracked, but no longer in the work tree. */
    readonly deleted: 'count';
    /** A folder in place of a file of the index; its content is listed by itself. */
    readonly replaced: 'count';
    /** A device, pipe or socket. */
    readonly 'special-file': 'count';
    /** Files of git itself. */
    readonly 'git-folder': 'count';
};
export type OmissionKind = keyof typeof OMISSION_KINDS;
/** Kinds whose effect a configuration may change. */
export declare const CONFIGURABLE_KINDS: ("damaged" | "deleted" | "encrypted-entry" | "excluded" | "failed" | "git-folder" | "interrupted" | "lfs-pointer" | "missing" | "nested-repository" | "over-budget" | "replaced" | "special-file" | "submodule" | "symlink" | "undecoded" | "unreadable" | "unresolved" | "vanished")[];
export declare const OMISSION_ACTIONS: readonly ['fail', 'warn'];
/** Effects that a configuration may give an omission: make the run incomplete, or name it in the summary. */
export type OmissionAction = (typeof OMISSION_ACTIONS)[number];
/** Why something was not scanned, or not completely. */
export interface Omission {
    readonly path: string;
    /** For people. */
    readonly reason: string;
    readonly kind: OmissionKind;
    /** Set once the run is decided; absent if the omission is only counted. */
    readonly action?: OmissionAction;
}
/** By path, then by reason. */
export declare function compareOmissions(a: Omission, b: Omission): number;
