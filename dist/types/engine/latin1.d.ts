/** Bytes as a string of one character a byte, so that string indexes are byte offsets. */
export declare function latin1(bytes: Uint8Array, from: number, to: number): string;
