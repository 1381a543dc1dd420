import { type MarkFinder } from './marks.js';
import { View } from './view.js';
/**
 * Inflates gzip or zlib data, also where it is cut off; what it gives is at most `most` bytes. `too-large` where that does not suffice, undefined
 * where the data is not what it seems. The engine has none of its own.
 */
export type Inflate = (bytes: Uint8Array, most: number) => Uint8Array | 'too-large' | undefined;
/** What the decoders work on and report to. */
export interface UnwrapHost {
    /** The kernel's memory, which holds the blob and, in `arena`, the decoded texts. */
    readonly memory: Uint8Array;
    readonly arena: {
        readonly start: number;
        readonly end: number;
    };
    readonly marks: MarkFinder;
    readonly inflate: Inflate | undefined;
    /** A decoded text to search; valid during the call. `PADDING` zero bytes stand round it. */
    readonly search: (view: View) => void;
    /** Whether the blob is no text: escapes mean nothing there. */
    readonly binary: () => boolean;
    /** Offset in the blob of an address of the blob's own bytes. */
    readonly offsetOf: (address: number) => number;
}
/** Decoders inside decoders. */
export declare const DEEPEST = 5;
/** Finds encoded text in a blob and in what comes out of it, decodes it, and hands it to be searched. One blob at a time. */
export declare class Unwrapper {
    #private;
    constructor(host: UnwrapHost);
    /** Whether something of the blob was left encoded: too deep inside, or too much of it. */
    get limited(): boolean;
    /** A new blob begins at this address. */
    begin(address: number): void;
    /** The lowest address of the blob that is still needed. */
    get keep(): number;
    /** The blob's bytes moved down by so many addresses; those before are gone. */
    move(by: number): void;
    /** Decodes what ends before `to`, up to where `MARK_REACH` bytes are known; the rest too where the blob ends there (`final`). */
    advance(to: number, final: boolean): void;
}
