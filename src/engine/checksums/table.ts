/** What a checksum says of a secret: `invalid` only where the algorithm is certain for every token of that shape. */
export type ChecksumResult = 'valid' | 'invalid' | 'unknown';
export type ChecksumName = never;
