import { compareFindings } from '../core/order.ts';
import type { Finding } from '../core/finding.ts';
import { linkCompanions } from './companions.ts';
import { judge } from '../confidence/combine.ts';
import { pathEvidence } from '../confidence/path-evidence.ts';
import type { Program } from '../engine/program.ts';
import { readRows, type BatchResult } from '../pool/protocol.ts';

/** Turns one batch's matches into findings: joins them to their paths and judges them. Findings below `least` are left out. */
export function assembleFindings(
  program: Program,
  shown: readonly string[],
  batch: { result: BatchResult; least: number },
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { file, rule: index, evidence: ids, redacted, fingerprint, ...span } of readRows(batch.result)) {
    const rule = program.rules[index]!;
    const path = shown[file]!;
    const { confidence, evidence } = judge(rule.prior, [...ids, ...pathEvidence(path, rule.generic, ids)]);
    if (confidence < batch.least) continue;
    findings.push({
      rule: rule.id,
      name: rule.name,
      provider: rule.provider,
      kind: rule.kind,
      severity: rule.severity,
      confidence,
      state: 'new',
      exposure: 'tip',
      fingerprint,
      redacted,
      evidence,
      path,
      ...span,
      locations: [{ path, line: span.line }],
    });
  }
  return linkCompanions(findings, program.rules);
}

/** Findings in the order they are reported in. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(compareFindings);
}
