import type { Omission } from '../../core/finding.js';
/** A file to scan. */
export interface PlannedFile {
    /** Absolute path to open: text, or bytes where the name is not UTF-8. */
    readonly path: string | Buffer;
    /** Relative to the run's root, `/` separated, bytes that are not UTF-8 percent-escaped. */
    readonly shown: string;
    /** Listed by git's index: that it is not there is no failure, it was deleted in the work tree. */
    readonly tracked: boolean;
}
/** A part of the plan, in the order found. */
export interface PlanPart {
    readonly files: readonly PlannedFile[];
    /** Left out on purpose. */
    readonly skipped: readonly Omission[];
    /** Should have been planned and could not be. */
    readonly failed: readonly Omission[];
}
/** A plan as it grows. */
export interface PartBuilder {
    files: PlannedFile[];
    skipped: Omission[];
    failed: Omission[];
}
/** A part with nothing in it yet. */
export declare function newPart(): PartBuilder;
/** Whether a part is worth handing on. */
export declare function isFull(part: PartBuilder): boolean;
/** Whether there is nothing in it. */
export declare function isEmpty(part: PartBuilder): boolean;
/** A name below a folder, in the form it is opened by: text, or bytes where either is bytes. */
export declare function joinPath(folder: string | Buffer, name: string | Buffer): string | Buffer;
/** How a path relative to the root is shown. */
export declare function showRelative(path: string | Buffer): string;
/** What a failed system call means, in words. */
export declare function explainFailure(error: unknown): string;
