import type { EvidenceId } from '../engine/match.js';
import type { Prior } from '../engine/program.js';
/**
 * What a bare match of a rule is worth, in log-odds: high 0.98, medium 0.88, low 0.55, faint 0.18. Fitted once by logistic regression on labelled
 * findings (bench/results/accuracy.md), then rounded.
 */
export declare const PRIORS: Readonly<Record<Prior, number>>;
/**
 * The one table of weights, in log-odds (natural logarithm). From the same fit, rounded; weaker than fitted where the data overstates: its true
 * passwords are random strings, so that `dictionary-words` and `identifier-like` look surer than they are.
 */
export declare const WEIGHTS: Readonly<Record<EvidenceId, number>>;
