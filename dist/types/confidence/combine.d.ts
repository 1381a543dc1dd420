import type { Evidence } from '../core/finding.js';
import { type EvidenceId } from '../engine/match.js';
import type { Prior } from '../engine/program.js';
/** A finding's probability of being a credential that works or worked, and the reasons for it. */
export interface Judgement {
    readonly confidence: number;
    readonly evidence: readonly Evidence[];
}
/**
 * Adds the weights of the evidence to the rule's prior and turns the sum into a probability (logistic function), rounded to three places so
 * that it prints the same everywhere, and never quite 0 or 1.
 */
export declare function judge(prior: Prior, ids: readonly EvidenceId[]): Judgement;
/** The weights as the workers need them: priors by rule, evidence by index, and the least sum that reaches `minConfidence`. Path evidence only ever lowers it. */
export declare function judgementWeights(priors: readonly Prior[], minConfidence: number): {
    priors: number[];
    evidence: number[];
    least: number;
};
