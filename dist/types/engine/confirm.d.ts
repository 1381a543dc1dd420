import { type ProgramRule } from './program.js';
/** Byte offsets of a confirmed secret in the buffer, end exclusive. */
export interface SecretSpan {
    readonly start: number;
    readonly end: number;
    /** The whole match that holds it. */
    readonly match: {
        readonly start: number;
        readonly end: number;
    };
}
/** Runs one rule's pattern round one candidate. Compiled on first use: a scan that meets no candidate of a rule never pays for it. */
export declare class Confirmer {
    #private;
    constructor(rule: ProgramRule, parts?: readonly string[]);
    /**
     * The secret whose match covers the literal of `length` bytes at `at`, or undefined. The window depends on the rule and the candidate alone, never on how
     * the blob was cut; [low, high) is what is there of the blob.
     */
    confirm(bytes: Uint8Array, { at, length }: {
        at: number;
        length: number;
    }, bounds: {
        low: number;
        high: number;
    }): SecretSpan | undefined;
}
