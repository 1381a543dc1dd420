import { ScanError } from '../../core/errors.ts';
import type { Notice } from '../../core/finding.ts';
import { nearest } from '../../core/nearest.ts';
import { EVIDENCE } from '../../engine/matches/match.ts';
import type { ProgramRule } from '../../engine/program.ts';
import { isKnown, type Mention } from '../../policy/mention.ts';
import type { GateSettings } from './load-gate.ts';
import type { PlacedMention } from './load-policy.ts';

/** Everything that a gate or an `allow` entry names. */
function mentionsOf({ mentions, config }: GateSettings): PlacedMention[] {
  const allowed = (config?.allow ?? []).flatMap(({ value, place }) =>
    (value.rules ?? []).map((rule): PlacedMention => ({ field: 'rule', how: 'is', value: rule, offset: 0, place })),
  );
  return [...mentions, ...allowed];
}

function knownNames({ field }: Mention, rules: readonly ProgramRule[]): readonly string[] {
  switch (field) {
    case 'rule':
      return rules.map(({ id }) => id);
    case 'provider':
      return rules.map(({ provider }) => provider);
    case 'kind':
      return rules.map(({ kind }) => kind);
    default:
      return EVIDENCE;
  }
}

/** Whether a rule has the name. The empty one is known: that of a finding without a provider or kind of its own. */
function isNamed(mention: Mention, rules: readonly ProgramRule[]): boolean {
  return mention.value === '' || isKnown(mention, knownNames(mention, rules));
}

/** Whether the rules have every name in a gate. */
export function knowsNames(gate: GateSettings, rules: readonly ProgramRule[]): boolean {
  return mentionsOf(gate).every((mention) => isNamed(mention, rules));
}

function explain({ field, how, value }: Mention): string {
  const quoted = JSON.stringify(value);
  return how === 'is' ? `there is no ${field} ${quoted}` : `no ${field} ${PARTS[how]} ${quoted}`;
}

const PARTS = { startsWith: 'starts with', endsWith: 'ends with', contains: 'contains' } as const;

/**
 * Checks that the names in a gate exist: a mistyped id would let everything pass that the gate is about. `outer` is a file of an organisation, which
 * may mention rules that only some repositories have; those become notices.
 * @throws ScanError `config-invalid` with file, line and column.
 */
export function checkNames(gate: GateSettings, rules: readonly ProgramRule[], outer: string | undefined): Notice[] {
  const notices: Notice[] = [];
  for (const mention of mentionsOf(gate)) {
    if (isNamed(mention, rules)) continue;
    const known = knownNames(mention, rules);
    const message = explain(mention);
    if (outer === undefined || !mention.place.startsWith(`${outer}:`)) {
      const near = nearest(mention.value, [...new Set(known)]);
      const hint = near === undefined ? 'leakgate rules list shows them all' : `did you mean ${near}?`;
      throw new ScanError('config-invalid', `${mention.place}: ${message}`, { hint });
    }
    notices.push({ kind: 'invalid', place: mention.place, message });
  }
  return notices;
}
