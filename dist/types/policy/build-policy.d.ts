import type { Notice } from '../core/finding.js';
import type { Gate, Grace, Override, Policy } from './gate.js';
import { type PresetName } from './presets.js';
/** What a policy is made of. */
export interface PolicyParts {
    readonly preset: PresetName;
    /** Gates of one's own, compiled, in order. */
    readonly gates: readonly Gate[];
    readonly overrides: readonly Override[];
    readonly grace: Grace | undefined;
}
/**
 * The preset's gates, then one's own. A gate of one's own takes the place of the preset's of the same name. Where none looks at whether the run
 * is complete, the one that blocks incomplete runs stays: leaving it out by accident must not make a run green.
 */
export declare function buildPolicy({ preset, gates, overrides, grace }: PolicyParts): Policy;
/** What is odd about a policy: gates that never match, and that nothing can block. `place` is where the policy is from. */
export declare function findPolicyNotices(policy: Policy, place: string): Notice[];
