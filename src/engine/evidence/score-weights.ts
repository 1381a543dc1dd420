/**
 * Scores of matches, in log-odds. If a rule's prior and the weights of the evidence add up to less than `minScore`, a match claims its bytes but is
 * not reported. Most matches are of that kind, so they are judged and located only as far as needed to know.
 */
export interface ScoreWeights {
  /** By rule. */
  readonly priors: readonly number[];
  /** In the order of EVIDENCE. */
  readonly evidence: readonly number[];
  readonly minScore: number;
}
