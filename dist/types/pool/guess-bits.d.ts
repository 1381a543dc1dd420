/**
 * What somebody who guesses passwords has to get through, in bits: length times entropy, with words, keyboard walks, runs and repetitions
 * counted as what they are worth in a list of passwords. An upper bound for chance, deliberately low for what people think up.
 */
export declare function guessBits(bytes: Uint8Array): number;
