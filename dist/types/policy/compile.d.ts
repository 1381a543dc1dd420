import type { GateAction } from '../core/finding.js';
import { type ConditionFault } from './condition.js';
import type { Gate } from './gate.js';
/** A gate as a policy file has it. */
export interface GateSpec {
    readonly name: string;
    readonly when: string;
    readonly action: GateAction;
    readonly message?: string;
    readonly paths?: readonly string[];
    /** `file:line:column` of it. */
    readonly place: string;
}
/** A gate that does not compile. `offset` counts characters of its condition. */
export interface GateFault extends ConditionFault {
    readonly gate: number;
}
/** Compiles gates in order; the first that does not compile is a fault instead. */
export declare function compileGates(specs: readonly GateSpec[]): {
    gates: Gate[];
    fault?: GateFault;
};
