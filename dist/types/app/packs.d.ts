import type { Program } from '../engine/program.js';
import type { RulePack } from '../rules/schema.js';
/** Reads and parses rule packs. The parser is loaded only here: a scan with built-in rules alone never needs it. */
export declare function readPacks(paths: readonly string[]): Promise<RulePack[]>;
/** Paths of the built-in packs, sorted by name. */
export declare function builtInPacks(): string[];
/** Which rules a run uses besides the built-in ones, and which of all. */
export interface RuleChoice {
    /** Paths of a user's packs; their rules run under a deadline. */
    readonly packs: readonly string[];
    /** Ids: these rules alone, where there are some; and without those. */
    readonly only: readonly string[];
    readonly skip: readonly string[];
}
/**
 * The program of a run. With the built-in rules as they are, nothing is compiled.
 * @throws ScanError `rule-invalid` with file, line and column; `rule-unknown`
 */
export declare function buildProgram({ packs, only, skip }: RuleChoice): Promise<Program>;
