import type { Program } from '../engine/program.js';
import type { RulePack } from '../rules/schema.js';
/** A pack larger than this is no rule pack. */
export declare const PACK_BYTES: number;
/** Reads and parses rule packs. The parser is loaded only here: a scan with built-in rules alone never needs it. */
export declare function readPacks(paths: readonly string[]): Promise<RulePack[]>;
/** Paths of the built-in packs, sorted by name. */
export declare function builtInPacks(): string[];
/** A pack that was read already: its text, and the name that errors give. */
export interface PackText {
    readonly file: string;
    readonly text: string;
}
/** Which rules a run uses besides the built-in ones, and which of all. */
export interface RuleChoice {
    /** Paths of a user's packs; their rules run under a deadline. */
    readonly packs: readonly string[];
    /** Packs of the configuration; they come before the user's, and run under a deadline too. */
    readonly texts: readonly PackText[];
    /** Ids: these rules alone, where there are some; and without those. */
    readonly only: readonly string[];
    readonly skip: readonly string[];
}
/**
 * The program of a run. With the built-in rules as they are, nothing is compiled.
 * @throws ScanError `rule-invalid` with file, line and column; `rule-unknown`
 */
export declare function buildProgram({ packs, texts, only, skip }: RuleChoice): Promise<Program>;
