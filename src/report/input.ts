import type { Finding, GateResult, ScanReport } from '../core/finding.ts';
import type { RuleMetadata, RuleMetadataById } from '../core/rule-metadata.ts';

/** How a text report is drawn. */
export interface TextStyle {
  readonly color: boolean;
  /** Columns of a line. */
  readonly width: number;
  /** Whether it is drawn on a terminal: elsewhere paths are never cut. */
  readonly terminal: boolean;
  /** How long the scan took, in milliseconds; undefined leaves it out. */
  readonly elapsed: number | undefined;
}

/** What a gate does about one finding. */
export type FindingAction = GateResult['action'];

/** A report that was written to a file: its path from the audit record's folder, its size in bytes and its SHA-256 in hex. */
export interface WrittenReport {
  readonly format: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What shows that a text is the one that was sealed: its SHA-256, and with a key its HMAC-SHA-256, in hex. */
export interface Seal {
  readonly sha256: string;
  readonly hmac?: string;
}

/** Findings of a rule that people reviewed in the baseline, and how many of them were real, revoked or not. */
export interface RuleReview {
  readonly reviewed: number;
  readonly real: number;
}

/** Everything a reporter may use. Pure data and pure functions: the same input gives the same text. */
export interface ReportInput {
  readonly report: ScanReport;
  readonly ruleMetadata: RuleMetadataById;
  readonly style: TextStyle;
  readonly actionOf: (finding: Finding) => FindingAction;
  /** `primaryLocationLineHash` of a line, where the file could be read; asked by the SARIF reports only. */
  readonly lineHash: (path: string, line: number) => string | undefined;
  /** Who owns a path, by the repository's CODEOWNERS; empty if nobody does. */
  readonly ownersOf: (path: string) => readonly string[];
  /** What the audit of the baseline says of a rule; undefined if nobody reviewed any. */
  readonly reviewOf: (rule: string) => RuleReview | undefined;
  /** Beginning and end of the run, ISO 8601 in UTC; in reports whose format wants them. */
  readonly started: string;
  readonly ended: string;
  /** The reports that were written before this one. */
  readonly written: readonly WrittenReport[];
  readonly seal: (text: string) => Seal;
}

/** Whether a finding is to be acted on: neither suppressed nor accepted in the baseline. */
export function isOpen({ state }: Finding): boolean {
  return state === 'new' || state === 'existing';
}

/** Metadata of a finding's rule, or what the finding itself says if the rule is unknown. */
export function findMetadata(finding: Finding, metadataById: RuleMetadataById): RuleMetadata {
  const { rule: id, name, provider, kind, severity } = finding;
  const revoke = { url: '', text: 'Revoke it with its issuer.' };
  const unknown = { precision: 'medium', grants: 'Whatever its owner may do.', revoke, references: [] } as const;
  return metadataById.get(id) ?? { id, name, provider, providerName: provider, kind, severity, ...unknown };
}

const ACTIONS: readonly FindingAction[] = ['block', 'warn', 'note'];
const SEVERITIES: readonly string[] = ['critical', 'high', 'medium', 'low'];

/** Findings by what matters most: blocking ones first, then by severity and confidence; otherwise in the order they came in. */
export function mostImportantFirst(
  findings: readonly Finding[],
  actionOf: (finding: Finding) => FindingAction,
): Finding[] {
  const rank = (finding: Finding): number => ACTIONS.indexOf(actionOf(finding));
  const weight = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  return findings
    .map((finding, order) => ({ finding, order, rank: rank(finding) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        weight(a.finding) - weight(b.finding) ||
        b.finding.confidence - a.finding.confidence ||
        a.order - b.order,
    )
    .map(({ finding }) => finding);
}
