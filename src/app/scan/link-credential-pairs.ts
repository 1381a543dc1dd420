import { present } from '../../core/present.ts';
import type { Companion, Finding } from '../../core/finding.ts';
import type { ProgramRule } from '../../engine/program.ts';

/**
 * Links the two halves of a credential (`pairsWith`), each to the nearest other half in the same file. Both are findings of their own, linked or not.
 */
export function linkCredentialPairs(findings: readonly Finding[], rules: readonly ProgramRule[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const pairs = new Map(rules.flatMap(({ id, pairsWith }) => (pairsWith ? [[id, pairsWith] as const] : [])));
  const halves = findings.filter(({ rule }) => pairs.has(rule));
  if (halves.length === 0) return findings;
  const links = new Map<Finding, Finding>();
  for (const half of halves) {
    const { rule, within } = present(pairs.get(half.rule));
    const others = findings.filter((one) => one.rule === rule && one.path === half.path && gap(half, one) <= within);
    const [nearest] = others.toSorted((a, b) => gap(half, a) - gap(half, b) || a.start - b.start);
    if (!nearest) continue;
    links.set(half, nearest);
    if (!links.has(nearest)) links.set(nearest, half);
  }
  return findings.map((finding) => {
    const other = links.get(finding);
    return other ? { ...finding, companion: companionPlace(other) } : finding;
  });
}

function gap(a: Finding, b: Finding): number {
  return Math.max(a.start, b.start) - Math.min(a.end, b.end);
}

function companionPlace({ rule, fingerprint, line, column }: Finding): Companion {
  return { rule, fingerprint, line, column };
}
