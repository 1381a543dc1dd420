import type { EvidenceId } from '../engine/match.js';
import type { Prior } from '../engine/program.js';
/** What a bare match of a rule is worth, in log-odds: high 0.96, medium 0.73, low 0.31. Set by hand until a model is fitted. */
export declare const PRIORS: Readonly<Record<Prior, number>>;
/** The one table of weights, in log-odds (natural logarithm). Set by hand; a fitted model replaces it. */
export declare const WEIGHTS: Readonly<Record<EvidenceId, number>>;
