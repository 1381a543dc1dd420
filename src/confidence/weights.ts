import type { EvidenceId } from '../engine/match.ts';
import type { Prior } from '../engine/program.ts';

/** What a bare match of a rule is worth, in log-odds: high 0.96, medium 0.73, low 0.31. Set by hand until a model is fitted. */
export const PRIORS: Readonly<Record<Prior, number>> = { high: 3.2, medium: 1, low: -0.8 };

/** The one table of weights, in log-odds (natural logarithm). Set by hand; a fitted model replaces it. */
export const WEIGHTS: Readonly<Record<EvidenceId, number>> = {
  'checksum-valid': 6,
  'structure-valid': 2.5,
  'entropy-high': 1.1,
  'entropy-low': -1.5,
  'secret-name': 1,
  placeholder: -4,
  'template-reference': -5,
  'example-value': -5,
  repetitive: -3.5,
  sequential: -2.5,
  'dictionary-words': -1.6,
  'content-hash': -3.5,
  uuid: -1,
  'identifier-like': -2.5,
  'mixed-classes': 0.8,
  'companion-nearby': 2,
  encrypted: -3,
  'public-material': -5,
  minified: -1.5,
  'data-uri': -4,
  'lock-file-hash': -4,
  'path-or-url': -2.5,
  'test-path': -0.3,
  'documentation-path': -0.6,
  comment: -0.4,
  'public-name': -2,
  unassigned: -0.7,
};
