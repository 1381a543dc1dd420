import type { DecoderName, Pieces } from './view.js';
/** How characters carry bits. */
interface Alphabet {
    readonly decoder: DecoderName;
    readonly bits: number;
    /** Characters that make whole bytes. */
    readonly group: number;
    readonly valueOf: (byte: number) => number;
}
/** The alphabet of a run's mark. */
export declare function alphabetOf(kind: number): Alphabet;
/** A run that may go over several lines: start and end of each, in addresses. */
export interface Run {
    readonly alphabet: Alphabet;
    readonly lines: readonly number[];
    /** Behind the last character. */
    readonly end: number;
}
/**
 * The run that begins at `start` and has at least `length` characters, with the lines that go on with it: as long as the first, the last one
 * as long or shorter. Undefined where it reaches `to`, so that its end is not known yet.
 */
export declare function followRun(memory: Uint8Array, mark: {
    readonly start: number;
    readonly length: number;
    readonly kind: number;
}, to: number): Run | undefined;
/** Writes the bytes of a run to `target`, and where they came from to `pieces`; bits that make no whole byte are dropped. */
export declare function writeUnpacked(memory: Uint8Array, { alphabet, lines }: Run, target: number, pieces: Pieces): number;
/** Bytes that a run's characters can stand for, at most. */
export declare function unpackedSize({ alphabet, lines }: Run): number;
export {};
