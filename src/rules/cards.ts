import type { Precision, RuleCard } from '../core/rule-card.ts';
import type { RulePack, RuleSpec } from './schema.ts';

function precisionOf({ checksum, confidence, assign }: RuleSpec, provider: string): Precision {
  if (checksum !== undefined) return 'very-high';
  if (confidence === 'faint') return 'low';
  return confidence ?? (provider === 'generic' ? 'low' : assign ? 'medium' : 'high');
}

function cardOf(rule: RuleSpec, { provider, name }: RulePack): RuleCard {
  const { id, kind, severity, grants, revoke, references = [] } = rule;
  // the provider does not follow the name: `... secret key","provider":"...` reads as a secret to a scanner
  const what = { id, name: rule.name, kind, severity, provider, providerName: name };
  return { ...what, precision: precisionOf(rule, provider), grants, revoke, references };
}

/** The cards of packs, in their order. */
export function cardsOf(packs: readonly RulePack[]): RuleCard[] {
  return packs.flatMap((pack) => pack.rules.map((rule) => cardOf(rule, pack)));
}
