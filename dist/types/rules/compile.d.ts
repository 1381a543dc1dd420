import type { ProgramRule, RuleProgram } from '../engine/program.js';
import { type DerivedLiteral } from './analyse.js';
import type { Pattern } from './pattern.js';
import type { DocumentPath, RulePack, RuleSpec } from './schema.js';
/** One rule, compiled by itself. */
export interface CompiledRule {
    readonly rule: ProgramRule;
    readonly pattern: Pattern;
    readonly literals: readonly DerivedLiteral[];
    /** Shortest and longest match in bytes. */
    readonly shortest: number;
    readonly longest: number;
}
/** A rule of a pack, by its place in it. */
export interface RuleSource {
    readonly pack: RulePack;
    readonly index: number;
}
/**
 * Compiles packs into a program. Rules are ordered by provider, then as their pack has them.
 * @param options.user the packs are a user's: their rules run under a deadline
 * @throws ScanError `pattern-invalid` or `rule-invalid` with file, line and column
 */
export declare function compileProgram(packs: readonly RulePack[], options?: {
    readonly user?: boolean;
}): RuleProgram;
/** Adds packs (a user's, unless told otherwise) to a compiled program. An id that is there already is an error. */
export declare function extendProgram(program: RuleProgram, packs: readonly RulePack[], options?: {
    readonly user: boolean;
}): RuleProgram;
/** The rules of a pack, one by one. */
export declare function listRules(pack: RulePack): RuleSource[];
/** The rule that a source stands for. */
export declare function specOf({ pack, index }: RuleSource): RuleSpec;
/** `file:line:column` of a part of a rule. */
export declare function placeIn({ pack, index }: RuleSource, path: DocumentPath, offset?: number): string;
/**
 * Compiles one rule.
 * @throws ScanError `pattern-invalid` or `rule-invalid` with file, line and column
 */
export declare function compileRule(source: RuleSource, user?: boolean): CompiledRule;
