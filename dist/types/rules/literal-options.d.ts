import { type ExactText } from './exact-texts.js';
import { type Shape } from './measure.js';
import type { PatternNode } from './pattern.js';
/** One literal with the shape of all that can follow it in a match. */
interface PlacedText extends ExactText {
    readonly rest: Shape;
}
/** Literals of which every match contains one, and how far from the start of the match. */
export interface LiteralOption {
    readonly texts: readonly PlacedText[];
    readonly min: number;
    readonly max: number;
    readonly inSecret: boolean;
    /** Expected share of places in source text that have one of them, raised for what costs more to confirm. */
    readonly cost: number;
}
/** All ways to choose literals for a pattern, in no order. */
export declare function listOptions(root: PatternNode, secret: number | undefined, wanted: (text: ExactText) => boolean): LiteralOption[];
/** How rare a literal is in source text, in bits, by its neighbouring pairs. */
export declare function literalBits(text: string): number;
/** The option that costs the prefilter least; of equals, the first. */
export declare function cheapestOption(options: readonly LiteralOption[]): LiteralOption | undefined;
export {};
