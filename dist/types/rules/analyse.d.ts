import type { Follow } from '../engine/program.js';
import type { ExactText } from './exact-texts.js';
import { type Shape } from './measure.js';
import type { Pattern } from './pattern.js';
/** A literal as the prefilter gets it. */
export interface DerivedLiteral extends ExactText {
    readonly follow: Follow;
    readonly lead?: string;
    readonly next?: readonly string[];
}
/** What the engine must know of a pattern to find and confirm its matches. */
export interface Facts {
    /** Shortest and longest match in bytes. */
    readonly shortest: number;
    readonly longest: number;
    /** Longest distance in bytes from the start of a match to its literal, and whether every match has exactly that. */
    readonly before: number;
    readonly fixed: boolean;
    /** How far a match can look at most, counted from its literal's first byte; lookaheads count. */
    readonly after: number;
    readonly literals: readonly DerivedLiteral[];
    /** Whether the literals are part of the secret. */
    readonly inSecret: boolean;
}
/**
 * Measures a pattern and derives its literals; undefined where some alternative has none of three bytes or more. With `wanted`, only
 * those literals are considered.
 */
export declare function analysePattern(pattern: Pattern, wanted?: readonly string[]): Facts | undefined;
/** The class and length of the run that every match begins with, at most `limit` bytes long. */
export declare function leadingRun(shape: Shape, limit: number): {
    readonly bytes: string;
    readonly min: number;
};
