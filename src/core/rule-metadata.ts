import type { Severity } from './finding.ts';

/** How rarely a bare match of a rule is wrong, in the terms of code scanning. */
export type Precision = 'very-high' | 'high' | 'medium' | 'low';

/** What a person must know about a rule to act on its findings. Written at build time, and loaded when a report needs it. */
export interface RuleMetadata {
  readonly id: string;
  readonly name: string;
  /** The provider's id, and its name for people. */
  readonly provider: string;
  readonly providerName: string;
  readonly kind: string;
  /** Absent for rules about credentials. */
  readonly class?: 'handling';
  readonly severity: Severity;
  readonly precision: Precision;
  /** What a holder of the secret can do. */
  readonly grants: string;
  readonly revoke: { readonly url: string; readonly text: string };
  readonly references: readonly string[];
}

/** Metadata by rule id. */
export type RuleMetadataById = ReadonlyMap<string, RuleMetadata>;
