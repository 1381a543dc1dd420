/** A 64-bit Marvin seed as two unsigned 32-bit halves. */
export interface MarvinSeed {
    readonly high: number;
    readonly low: number;
}
/** A seed spelt by eight ASCII characters, first one most significant: the way Microsoft's key library names its seeds. */
export declare function marvinSeed(name: string): MarvinSeed;
/** Both halves of Marvin32's 64-bit state after all input, as unsigned 32-bit numbers. */
export interface MarvinHash {
    readonly high: number;
    readonly low: number;
}
/** Marvin32 (US patent 20130262421; SymCrypt `marvin32.c`): little-endian words, a 0x80 byte closes the tail, one more block of zero. */
export declare function marvinHash(bytes: Uint8Array, seed: MarvinSeed): MarvinHash;
/** Marvin32 folded to 32 bits (low half xor high half), unsigned. */
export declare function marvin32(bytes: Uint8Array, seed: MarvinSeed): number;
