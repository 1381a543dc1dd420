/** Bytes of context a check may look at on either side of a secret. */
export declare const CONTEXT_BYTES = 512;
/** Whether nothing that could belong to the value stands beside [start, end). Bytes outside the blob are zero. */
export declare function isBounded(bytes: Uint8Array, start: number, end: number): boolean;
/** Whether none of `unwanted` (ASCII) stands directly beside [start, end). */
export declare function isApartFrom(unwanted: string, bytes: Uint8Array, span: {
    start: number;
    end: number;
}): boolean;
/** What stands round a secret, as far as the checks look. */
export interface Surroundings {
    /** Up to CONTEXT_BYTES before the secret, and after it. */
    readonly before: string;
    readonly after: string;
}
/** Reads what stands round [start, end) inside what is held of the blob, [low, high). */
export declare function readSurroundings(bytes: Uint8Array, span: {
    start: number;
    end: number;
}, blob: {
    low: number;
    high: number;
}): Surroundings;
/** Whether the secret lies in a long run of base64: an image, a font, a certificate or a bundle, where any pattern occurs by chance. */
export declare function isInsideBase64(around: Surroundings): boolean;
/** Whether both sides are one long line without spaces to speak of, as in minified code and source maps, or a member of an object written without any. */
export declare function isMinified(around: Surroundings): boolean;
/** Whether the value is a content hash by what stands before it: `sha512-`, `integrity`, `checksum`, `uses: x@`, a commit. */
export declare function isAfterHashWord(around: Surroundings): boolean;
/**
 * The name a value is assigned to: the last identifier before an operator, at most 64 characters; empty where there is none. The value may stand
 * on the next line.
 */
export declare function assignedName(around: Surroundings): string;
/** Whether the secret is all of a string: quotes on both sides, escaped or not. */
export declare function isQuoted(around: Surroundings): boolean;
/** Whether the secret is only compared, listed or asked about: after `==`, `!=`, a bar, a comma, or as a call's argument. */
export declare function isWeaklyAssigned(around: Surroundings): boolean;
/** Whether the secret ends before `@` and a host that stands for another one (RFC 2606). */
export declare function isBeforeExampleHost(around: Surroundings): boolean;
/** Whether the secret is the token of a web form, good for one answer of one session. */
export declare function isFormToken(around: Surroundings): boolean;
/** Whether an account is named within a few lines: a user name, a login, a mail address assigned or passed. */
export declare function isBesideAccount(around: Surroundings): boolean;
/** Whether an operator stands before the secret, with no more than quotes, brackets and spaces between (`rules/assign.ts`: OPERATOR OPENING). */
export declare function isAssigned(around: Surroundings): boolean;
/** Whether the secret's line begins as a comment. */
export declare function isComment(around: Surroundings): boolean;
