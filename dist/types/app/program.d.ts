import type { RuleCard } from '../core/rule-card.js';
import type { Program, RuleProgram } from '../engine/program.js';
/** The folder that `rules/` and `dist/` stand in. */
export declare function packageRoot(): URL;
/** The built-in rules, compiled and linked when Leakgate was built. */
export declare function loadProgram(): Program;
/** The built-in rules as they were before they were linked, to add rules or to leave some out. */
export declare function loadRuleProgram(): RuleProgram;
/** The cards of the built-in rules: what a report says of them. Not part of the program, so that a scan without findings never reads them. */
export declare function loadCards(): RuleCard[];
