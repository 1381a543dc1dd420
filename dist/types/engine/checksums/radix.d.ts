/** Digits, then capitals, then small letters: the base62 order that GitHub's and npm's check characters use. */
export declare const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** Writes an unsigned 32-bit number in the positional system of `alphabet`, most significant digit first; zero is one digit. */
export declare function encodeRadix(value: number, alphabet: string): string;
/** Base62 of an unsigned 32-bit number, padded with `0` to the six digits the largest needs. */
export declare function base62(value: number): string;
/** Lower-case base36 of an unsigned 32-bit number, padded with `0` to `width`. */
export declare function base36(value: number, width: number): string;
