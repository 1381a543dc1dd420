import type { Evidence } from '../core/finding.ts';
import { EVIDENCE, type EvidenceId } from '../engine/matches/match.ts';
import type { Prior } from '../engine/program.ts';
import { PRIORS, WEIGHTS } from './weights.ts';

/** A finding's probability of being a credential that works or worked, and the reasons for it. */
export interface Judgement {
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/** Places where values are made up for demonstration. */
const SHOW_PATHS: readonly EvidenceId[] = ['test-path', 'documentation-path'];
/** Evidence that proves a secret anywhere. */
const PROOFS: readonly EvidenceId[] = ['checksum-valid', 'structure-valid'];
/**
 * Highest log-odds (0.79) of a secret in such a place if its rule knows no format that proves it. A made-up password is as random as a real one, so
 * no other evidence may raise it to where a build fails.
 */
const SHOW_CEILING = 1.32;

function ceilingOf(prior: Prior, ids: readonly EvidenceId[]): number {
  if (prior === 'high' || ids.some((id) => PROOFS.includes(id))) return Infinity;
  return ids.some((id) => SHOW_PATHS.includes(id)) ? SHOW_CEILING : Infinity;
}

/**
 * Adds the weights of the evidence to the rule's prior and converts the sum to a probability (logistic function). Rounds to three places, so that it
 * prints the same everywhere, and never quite reaches 0 or 1.
 */
export function judge(prior: Prior, ids: readonly EvidenceId[]): Judgement {
  const evidence = ids.map((id) => ({ id, weight: WEIGHTS[id] }));
  const sum = evidence.reduce((total, { weight }) => total + weight, PRIORS[prior]);
  const rounded = Math.round(1000 / (1 + Math.exp(-Math.min(sum, ceilingOf(prior, ids))))) / 1000;
  return { confidence: Math.min(0.999, Math.max(0.001, rounded)), evidence };
}

/** The log-odds of a probability; infinite at 0 and 1. */
function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/**
 * Weights in the workers' form: priors by rule, evidence by index, and the smallest sum that reaches `minConfidence`. Path evidence can only lower a
 * score.
 */
export function judgementWeights(
  priors: readonly Prior[],
  minConfidence: number,
): { priors: number[]; evidence: number[]; minScore: number } {
  return {
    priors: priors.map((prior) => PRIORS[prior]),
    evidence: EVIDENCE.map((id) => WEIGHTS[id]),
    // rounding to three places may raise a confidence by half a thousandth
    minScore: minConfidence <= 0.0005 ? -1000 : logOdds(Math.min(minConfidence, 0.9999) - 0.0005),
  };
}
