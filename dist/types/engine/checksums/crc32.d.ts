/** CRC-32 of IEEE 802.3 (ISO-HDLC: reflected, initial and final value all ones) as an unsigned 32-bit number. */
export declare function crc32(bytes: ArrayLike<number>): number;
/** CRC-32 of a Latin-1 string's bytes. */
export declare function crc32OfText(text: string): number;
/** The low 32 bits as eight lower-case hex digits, most significant first. */
export declare function hex32(value: number): string;
/** Reverses the four bytes of an unsigned 32-bit number. */
export declare function swapBytes(value: number): number;
