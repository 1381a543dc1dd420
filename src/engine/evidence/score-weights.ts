/**
 * What matches are worth, in log-odds: where a rule's prior and the weights of the evidence add up to less than `minScore`, a match claims its bytes
 * and is not given back. Most matches are of that kind, so that they are neither judged nor placed further than it takes to know.
 */
export interface ScoreWeights {
  /** By rule. */
  readonly priors: readonly number[];
  /** In the order of EVIDENCE. */
  readonly evidence: readonly number[];
  readonly minScore: number;
}
