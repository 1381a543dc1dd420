import { compareFindings } from '../core/order.ts';
import type { Finding } from '../core/finding.ts';
import { linkCompanions } from './companions.ts';
import { judge } from '../confidence/combine.ts';
import { pathEvidence } from '../confidence/path-evidence.ts';
import type { Program } from '../engine/program.ts';
import { type BatchResult, type MatchRow, readRows } from '../pool/protocol.ts';

/** A match as a finding of the tree: joined to its path, and judged. */
export function findingOf(program: Program, row: MatchRow, path: string): Finding {
  const { file: _, rule: index, evidence: ids, redacted, fingerprint, decoded, marks, ...span } = row;
  const { id, name, provider, kind, severity, prior, generic } = program.rules[index]!;
  const { confidence, evidence } = judge(prior, [...ids, ...pathEvidence(path, generic, ids)]);
  return {
    rule: id,
    name,
    provider,
    kind,
    severity,
    confidence,
    state: 'new',
    exposure: 'tip',
    fingerprint,
    redacted,
    evidence,
    path,
    ...span,
    ...(decoded.length > 0 ? { decoded } : {}),
    locations: [{ path, line: span.line }],
    ...(marks.length > 0 && { marks }),
  };
}

/** One batch's matches as findings. Findings below `least` are left out. */
export function assembleFindings(
  program: Program,
  shown: readonly string[],
  batch: { result: BatchResult; least: number },
): readonly Finding[] {
  const findings = readRows(batch.result)
    .map((row) => findingOf(program, row, shown[row.file]!))
    .filter(({ confidence }) => confidence >= batch.least);
  return linkCompanions(findings, program.rules);
}

/** Findings in the order they are reported in. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(compareFindings);
}
