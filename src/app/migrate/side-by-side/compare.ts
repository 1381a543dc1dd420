import type { Finding } from '../../../core/finding.ts';
import { compareStrings } from '../../../core/order.ts';
import type { OtherFinding } from './run-tool.ts';

/** Findings of both sides, compared by place. */
export interface Comparison {
  readonly both: number;
  /** Their findings that our baseline or a suppression hides. */
  readonly known: number;
  readonly theirs: readonly OtherFinding[];
  readonly ours: readonly OtherFinding[];
}

function sorted(findings: readonly OtherFinding[]): OtherFinding[] {
  const unique = new Map(findings.map((one) => [`${one.path}\0${one.line}\0${one.rule}`, one]));
  return [...unique.values()].sort(
    (a, b) => compareStrings(a.path, b.path) || a.line - b.line || compareStrings(a.rule, b.rule),
  );
}

/** Compares by file and line, because tools disagree about where a value begins. */
export function compareWithTool(ours: readonly Finding[], theirs: readonly OtherFinding[]): Comparison {
  const fresh = ours.filter(({ state }) => state === 'new');
  const hidden = ours.filter(({ state }) => state !== 'new');
  const meets = (finding: Finding, other: OtherFinding): boolean =>
    finding.path === other.path && finding.line <= other.line && other.line <= finding.endLine;
  const alone = fresh.filter((finding) => !theirs.some((other) => meets(finding, other)));
  const others = theirs.filter((other) => !fresh.some((finding) => meets(finding, other)));
  const isKnown = (other: OtherFinding): boolean => hidden.some((finding) => meets(finding, other));
  return {
    both: fresh.length - alone.length,
    known: sorted(others.filter(isKnown)).length,
    theirs: sorted(others.filter((other) => !isKnown(other))),
    ours: sorted(alone.map(({ path, line, rule }) => ({ path, line, rule }))),
  };
}
