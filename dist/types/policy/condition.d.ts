import { type Finding } from '../core/finding.js';
import type { RunFacts } from './gate.js';
/** A condition that does not hold: what is wrong, at which character, and what helps. */
export interface ConditionFault {
    readonly message: string;
    readonly offset: number;
    readonly hint?: string;
}
/** A condition, checked. */
export interface Condition {
    readonly about: 'finding' | 'run';
    /** Findings below this confidence never fulfil it. */
    readonly least: number;
    readonly mentionsIncomplete: boolean;
    /** Its value where that does not depend on anything. */
    readonly constant: boolean | undefined;
    readonly holds: (finding: Finding | undefined, run: RunFacts) => boolean;
}
/** Compiles conditions for one policy. */
export type ConditionCompiler = (text: string) => Condition | ConditionFault;
/** Whether a compiler found something wrong. */
export declare function isFault(value: Condition | ConditionFault): value is ConditionFault;
/** Compiles and checks conditions: syntax, names, types, and values of fields whose values are known. */
export declare function createConditionCompiler(): ConditionCompiler;
