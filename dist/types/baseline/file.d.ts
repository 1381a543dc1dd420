import { type Entry } from './entry.js';
export declare const BASELINE_PATH = ".leakgate/baseline.jsonl";
/** A baseline larger than this is none: some 300,000 entries. */
export declare const BASELINE_BYTES: number;
/** Written beside the baseline: both sides' lines are kept in a merge, and line ends are the same everywhere. */
export declare const ATTRIBUTES = "baseline.jsonl text eol=lf merge=union\n";
/** How values that could be guessed are stretched before they are fingerprinted. */
export interface Stretching {
    readonly name: 'scrypt';
    readonly N: number;
    readonly r: number;
    readonly p: number;
}
/** What the first line says. */
export interface BaselineHeader {
    /** 32 hexadecimal digits in the groups of a UUID, which nobody takes for a secret: the key of the fingerprints, or salt of the key that the environment gives. */
    readonly salt: string;
    readonly kdf: Stretching;
    /** With a key from the environment: which variable, and a check that it is the right one. */
    readonly keyed?: {
        readonly variable: string;
        readonly check: string;
    };
}
/** A baseline: entries unique and sorted by fingerprint. */
export interface Baseline {
    readonly header: BaselineHeader;
    readonly entries: readonly Entry[];
}
/** A baseline as its file: the same baseline gives the same bytes. */
export declare function printBaseline({ header, entries }: Baseline): string;
/**
 * Reads a baseline: all of it or nothing. Line ends may be CRLF; lines may come in any order after the header and more than once, as a union
 * merge leaves them.
 * @throws ScanError `baseline-invalid` that names the broken lines, conflict markers, a newer version, or two headers that differ.
 */
export declare function parseBaseline(text: string, file: string): Baseline;
