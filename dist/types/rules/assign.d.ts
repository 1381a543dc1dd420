import { type Facts } from './analyse.js';
import type { Pattern } from './pattern.js';
import type { RulePack } from './schema.js';
/** What an assignment rule says. */
export interface Assignment {
    readonly names: readonly string[];
    readonly value: Pattern;
    readonly near?: number | undefined;
    readonly loose?: boolean | undefined;
    /** What may not follow the value, besides letters, digits and `_`. */
    readonly boundaryBytes?: string | undefined;
}
/** The pattern of an assignment, which begins with its literal, and the facts that follow. */
export declare function buildAssignment(assignment: Assignment): {
    readonly pattern: Pattern;
    readonly facts: Facts;
};
/** What stands between name and value in the assignments of packs, as JavaScript source: long texts that many patterns share. */
export declare function listBetweens(packs: readonly RulePack[]): string[];
