import type { Precision, RuleMetadata } from '../core/rule-metadata.ts';
import type { RulePack, RuleSpec } from './schema.ts';

function precisionOf({ class: own, checksum, confidence, assign }: RuleSpec, provider: string): Precision {
  if (own === 'handling') return 'medium';
  if (checksum !== undefined) return 'very-high';
  if (confidence === 'faint') return 'low';
  return confidence ?? (provider === 'generic' ? 'low' : assign ? 'medium' : 'high');
}

function metadataOf(rule: RuleSpec, { provider, name }: RulePack): RuleMetadata {
  const { id, kind, severity, grants, revoke, references = [] } = rule;
  // the provider is not next to the name: scanners take `... secret key","provider":"...` for a secret
  const what = {
    id,
    name: rule.name,
    kind,
    ...(rule.class === 'handling' && { class: rule.class }),
    severity,
    provider,
    providerName: name,
  };
  return { ...what, precision: precisionOf(rule, provider), grants, revoke, references };
}

/** Builds the metadata of the rules of packs, in their order. */
export function buildRuleMetadata(packs: readonly RulePack[]): RuleMetadata[] {
  return packs.flatMap((pack) => pack.rules.map((rule) => metadataOf(rule, pack)));
}
