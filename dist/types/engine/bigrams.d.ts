/** Information content in bits of byte `second` following byte `first`, by their joint share in source text; letters in any case. */
export declare function bigramBits(first: number, second: number): number;
