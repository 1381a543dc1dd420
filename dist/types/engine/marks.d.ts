import type { Mark } from '../core/finding.js';
/** A mark, and where it stands in the blob as it is scanned. */
export interface FoundMark extends Mark {
    readonly start: number;
    readonly end: number;
}
/**
 * Finds the marks for the secret at [start, end): on its own lines, and alone on the line above, as far as CONTEXT_BYTES reach. [low, high) is
 * what is held of the blob. A mark never holds bytes of this secret.
 */
export declare function findMarks(bytes: Uint8Array, span: {
    readonly start: number;
    readonly end: number;
}, blob: {
    readonly low: number;
    readonly high: number;
}): readonly FoundMark[];
/** Marks moved by so many bytes: from addresses of a buffer to offsets. */
export declare function moveMarks(marks: readonly FoundMark[], by: number): FoundMark[];
/**
 * Cuts marks where a secret begins in them, so that a reason does not carry one out. `starts` are the offsets of all secrets' first bytes,
 * sorted.
 */
export declare function cutMarks(marks: readonly FoundMark[], starts: readonly number[]): FoundMark[];
