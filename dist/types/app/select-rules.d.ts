import type { RuleProgram } from '../engine/program.js';
/**
 * The program with only some of its rules.
 * @throws ScanError `rule-unknown` for an id that no rule has.
 */
export declare function selectRules(program: RuleProgram, only: readonly string[], skip: readonly string[]): RuleProgram;
