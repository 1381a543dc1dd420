/** A set of byte values: bit n stands for byte n. A bigint, because compiling is not hot and set algebra reads as what it is. */
export type ByteSet = bigint;
export declare const NO_BYTES: ByteSet;
export declare const ALL_BYTES: ByteSet;
/** The set of one byte. */
export declare function oneByte(byte: number): ByteSet;
/** The bytes `first` to `last`, both included. */
export declare function byteRange(first: number, last: number): ByteSet;
/** The set of a string's characters, all below 256. */
export declare function bytesOf(chars: string): ByteSet;
/** Everything that is not in `set`. */
export declare function otherBytes(set: ByteSet): ByteSet;
/** `set` with the other case of each of its ASCII letters. */
export declare function foldBytes(set: ByteSet): ByteSet;
/** The members, ascending. */
export declare function listBytes(set: ByteSet): number[];
/** The members as one string, ascending. */
export declare function charsOf(set: ByteSet): string;
export declare function countBytes(set: ByteSet): number;
