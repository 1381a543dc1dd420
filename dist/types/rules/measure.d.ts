import { type ByteSet } from './byte-set.js';
import type { PatternNode } from './pattern.js';
/** How long the texts of a pattern are, and which bytes can stand at each of their first places. */
export interface Shape {
    readonly min: number;
    readonly max: number;
    /** Superset of the bytes at place i of any text that is longer than i. */
    readonly leading: readonly ByteSet[];
}
/** The shape of the empty text. */
export declare const NOTHING: Shape;
/** The shape of one text after the other. */
export declare function joinShapes(a: Shape, b: Shape): Shape;
/** The shape of `min` to `max` texts in a row. Rounds beyond the places looked at cannot add to them. */
export declare function repeatShape(item: Shape, min: number, max: number): Shape;
/** The shape of everything that a pattern matches; lookaheads match nothing. */
export declare function measureShape(node: PatternNode): Shape;
/** Superset of the bytes that can stand last once `node` has matched, `before` being those that stood last until then. */
export declare function lastBytes(node: PatternNode, before: ByteSet): ByteSet;
/** How far from its start a match can look at most: its own length, or to the end of a lookahead. */
export declare function measureReach(node: PatternNode): number;
