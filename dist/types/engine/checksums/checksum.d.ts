/** What a checksum says of a secret: `invalid` only where the algorithm is certain for every token of that shape. */
export type ChecksumResult = 'valid' | 'invalid' | 'unknown';
/** One algorithm: pure, bounded by the secret's length, and total (no input makes it throw). */
export interface Checksum {
    /** What `valid` means: check digits that agree (a chance text passes one time in thousands or more), or only a well-formed inside. */
    readonly proves: 'checksum' | 'structure';
    /** Judges a whole token, given as a Latin-1 string. */
    readonly check: (secret: string) => ChecksumResult;
    /** The check characters that complete `body` (all that stands before them), for building examples; absent where the structure is not a suffix. */
    readonly make?: (body: string) => string;
}
/** A check of the structure alone: `valid` or, because a look-alike is no proof of a fake, `unknown`. */
export declare function structure(fits: (secret: string) => boolean): Checksum;
/** How a token ends in check characters that follow from all before them. */
export interface Suffix {
    /** The only texts this algorithm speaks of; any other is `unknown`. */
    readonly shape: RegExp;
    /** Number of check characters at the end. */
    readonly size: number;
    /** The check characters for all that stands before them. */
    readonly make: (body: string) => string;
    /** Whether tokens known to be real prove the algorithm, so that a mismatch is a mangled or made-up token. */
    readonly verified: boolean;
}
/** A checksum whose check characters end the token. */
export declare function suffix({ shape, size, make, verified }: Suffix): Checksum;
