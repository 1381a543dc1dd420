/** SHA-256 (FIPS 180-4): 32 bytes. Runs on confirmed candidates only, so it is written for size, not speed. */
export declare function sha256(bytes: Uint8Array): Uint8Array;
