/** Expected share of a folded four-byte window in source text: a first-order chain over the measured bigrams. */
export declare function gramCost(gram: number): number;
