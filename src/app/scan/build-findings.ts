import { itemAt } from '../../core/present.ts';
import { compareFindings } from '../../core/order.ts';
import type { Day } from '../../core/day.ts';
import type { Facts, Finding } from '../../core/finding.ts';
import { applyRuleFiles } from './apply-rule-files.ts';
import { linkCredentialPairs } from './link-credential-pairs.ts';
import { judge } from '../../confidence/combine.ts';
import { pathEvidence } from '../../confidence/path-evidence.ts';
import type { EvidenceId } from '../../engine/matches/match.ts';
import type { Program } from '../../engine/program.ts';
import { type BatchResult, type MatchRow, readRows } from '../../pool/protocol.ts';

/** What matches are judged with. */
export interface Judging {
  readonly program: Program;
  /** Findings below this confidence are dropped. */
  readonly least: number;
  /** The day that decides what is expired. */
  readonly today: Day;
}

function timeEvidence({ expires }: Facts, today: Day): EvidenceId[] {
  return expires !== undefined && expires < today ? ['expired'] : [];
}

/** Of a handling rule: a name is there or not. */
const CERTAIN = { confidence: 1, evidence: [] };

/** Converts a match to a finding of the tree, with its path and confidence. */
export function findingOf({ program, today }: Omit<Judging, 'least'>, row: MatchRow, path: string): Finding {
  const { file: _, rule: index, evidence: ids, redacted, fingerprint, decoded, comments, facts, ...span } = row;
  const rule = itemAt(program.rules, index);
  const { id, name, provider, kind, class: given, severity, prior, generic } = rule;
  const reasons = [...ids, ...timeEvidence(facts, today), ...pathEvidence(path, generic, ids)];
  const { confidence, evidence } = given === 'handling' ? CERTAIN : judge(prior, reasons);
  return {
    rule: id,
    name,
    provider,
    kind,
    ...(given && { class: given }),
    severity,
    confidence,
    state: 'new',
    exposure: 'tip',
    fingerprint,
    redacted,
    evidence,
    path,
    ...span,
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(decoded.length > 0 ? { decoded } : {}),
    locations: [{ path, line: span.line }],
    ...(comments.length > 0 && { comments }),
  };
}

/** Converts the matches of a batch to findings. Drops findings below `least`. */
export function buildFindings(judging: Judging, shown: readonly string[], result: BatchResult): readonly Finding[] {
  const placed = readRows(result).map((row) => ({ row, path: itemAt(shown, row.file), blob: row.file }));
  const findings = applyRuleFiles(placed, judging.program.rules)
    .map(({ row, path }) => findingOf(judging, row, path))
    .filter(({ confidence }) => confidence >= judging.least);
  return linkCredentialPairs(findings, judging.program.rules);
}

/** Sorts findings for a report. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(compareFindings);
}
