import type { Program } from '../engine/program.js';
import type { RulePack } from '../rules/schema.js';
/** Reads and parses rule packs. The parser is loaded only here: a scan with built-in rules alone never needs it. */
export declare function readPacks(paths: readonly string[]): Promise<RulePack[]>;
/** Paths of the built-in packs, sorted by name. */
export declare function builtInPacks(): string[];
/** The built-in rules with the user's packs added; those run under a deadline. */
export declare function buildProgram(packs: readonly string[]): Promise<Program>;
