import type { Match } from './match.js';
import type { ProgramRule } from './program.js';
/** The other halves that rules wait for, by rule index; empty for most programs' rules. */
export type Companions = ReadonlyMap<number, {
    readonly rule: number;
    readonly within: number;
}>;
/** Finds the companions of a program's rules, once: a scan asks for each blob. */
export declare function findCompanions(rules: readonly ProgramRule[]): Companions;
/** Adds `companion-nearby` to both halves of a credential that is useless in part: a key id and its secret within the stated distance. */
export declare function pairCompanions(matches: readonly Match[], companions: Companions): readonly Match[];
