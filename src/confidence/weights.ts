import type { EvidenceId } from '../engine/matches/match.ts';
import type { Prior } from '../engine/program.ts';

/**
 * Priors by class, in log-odds: high 0.98, medium 0.88, low 0.55, faint 0.18. Fitted once by logistic regression on labelled findings
 * (bench/results/accuracy.md), then rounded.
 */
export const PRIORS: Readonly<Record<Prior, number>> = { high: 4, medium: 2, low: 0.2, faint: -1.5 };

/**
 * Weights of all evidence, in log-odds (natural logarithm). From the same fit, rounded; reduced where the data overstates: its true passwords are
 * random strings, so `dictionary-words` and `identifier-like` look more certain than they are.
 */
export const WEIGHTS: Readonly<Record<EvidenceId, number>> = {
  'checksum-valid': 6,
  'structure-valid': 2.5,
  'entropy-high': 0.9,
  'entropy-low': -0.5,
  'secret-name': 0.7,
  placeholder: -2.6,
  'template-reference': -5,
  'example-value': -5,
  repetitive: -3,
  sequential: -4.4,
  'dictionary-words': -2.8,
  'content-hash': -3.5,
  uuid: -0.2,
  'identifier-like': -2.3,
  'mixed-classes': 0.3,
  'companion-nearby': 2,
  encrypted: -3,
  'public-material': -5,
  minified: -4.2,
  'data-uri': -3,
  'lock-file-hash': -4,
  'path-or-url': -4,
  'test-path': -0.3,
  'documentation-path': -0.3,
  comment: -0.7,
  'public-name': -4.7,
  unassigned: -1.2,
  quoted: 0.3,
  'weak-operator': -1.5,
  'account-nearby': 1.2,
  'code-like': -2.5,
  'example-host': -1.8,
  'bare-word': -0.5,
  'code-path': -2.5,
  'plain-value': -5,
  'names-itself': -2.6,
  'local-host': -0.9,
  'cut-off': -3,
  'inside-word': -6,
  'translation-path': -3,
  // not in the fitted data: a published test value is certain, and outweighs a valid checksum
  'published-test': -11,
  // a credential that worked is still one: an expired token lowers the probability and hides nothing
  expired: -1.5,
  'structure-broken': -1.5,
  unsigned: -2,
  'public-role': -5,
};
