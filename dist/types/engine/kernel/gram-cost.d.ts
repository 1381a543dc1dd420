/** How frequent windows of four bytes and texts are in source text. */
export interface GramCosts {
    /** -log2 of the measured share of a window (in lower case) that is known to be frequent. */
    readonly hotBits: (window: string) => number | undefined;
    /** Expected share of a folded four-byte window: measured where it is a frequent one, else a first-order chain over the measured bigrams. */
    readonly costOf: (gram: number) => number;
}
/** Prepares the table of frequent windows: for whoever compiles rules. */
export declare function createGramCosts(): GramCosts;
