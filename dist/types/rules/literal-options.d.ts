import { type GramCosts } from '../engine/kernel/gram-cost.js';
import { type ExactText } from './exact-texts.js';
import { type ByteSet } from './byte-set.js';
import { type Shape } from './measure.js';
import type { PatternNode } from './pattern.js';
/** One literal with what can stand beside it in a match: the shape of all that can follow, and the bytes that can stand right before. */
interface PlacedText extends ExactText {
    readonly rest: Shape;
    readonly lead: ByteSet;
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
/** How rare a literal is in source text, in bits: by its neighbouring pairs, and no rarer than frequent windows alone can make it. */
export declare function literalBits(text: string, costs: GramCosts): number;
/** The option that costs the prefilter least; of equals, the first. */
export declare function cheapestOption(options: readonly LiteralOption[]): LiteralOption | undefined;
export {};
