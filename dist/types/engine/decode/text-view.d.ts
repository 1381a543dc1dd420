import { type EscapeKinds } from './escapes.js';
import { Pieces } from './view.js';
/**
 * Writes [from, to) of the memory to `target` with its escapes replaced; the result is never longer than the source.
 * @returns where the result ends, and where its bytes came from
 */
export declare function writeUnescaped(memory: Uint8Array, source: {
    readonly from: number;
    readonly to: number;
    readonly kinds: EscapeKinds;
}, target: number): {
    end: number;
    pieces: Pieces;
};
