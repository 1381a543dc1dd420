import type { Finding, GateResult, ScanReport } from '../core/finding.ts';
import type { RuleMetadata, RuleMetadataById } from '../core/rule-metadata.ts';

/** Style of a text report. */
export interface TextStyle {
  readonly color: boolean;
  /** Columns of a line. */
  readonly width: number;
  /** Whether it is drawn on a terminal; elsewhere paths are never cut. */
  readonly terminal: boolean;
  /** Duration of the scan in milliseconds; undefined omits it. */
  readonly elapsed: number | undefined;
}

/** The action of the gates for a finding. */
export type FindingAction = GateResult['action'];

/** A report file: its path from the audit record's folder, its size in bytes and its SHA-256 in hex. */
export interface WrittenReport {
  readonly format: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Proof that a text is unchanged: its SHA-256, and with a key its HMAC-SHA-256, in hex. */
export interface Seal {
  readonly sha256: string;
  readonly hmac?: string;
}

/** Number of a rule's findings reviewed in the baseline, and how many of them were real, revoked or not. */
export interface RuleReview {
  readonly reviewed: number;
  readonly real: number;
}

/** Input of a reporter. Pure data and pure functions: equal input gives equal text. */
export interface ReportInput {
  readonly report: ScanReport;
  readonly ruleMetadata: RuleMetadataById;
  readonly style: TextStyle;
  readonly actionOf: (finding: Finding) => FindingAction;
  /** `primaryLocationLineHash` of a line, if the file could be read; used by the SARIF reports only. */
  readonly lineHash: (path: string, line: number) => string | undefined;
  /** Owners of a path from the repository's CODEOWNERS; empty if there are none. */
  readonly ownersOf: (path: string) => readonly string[];
  /** Reviews of a rule in the baseline; undefined without reviews. */
  readonly reviewOf: (rule: string) => RuleReview | undefined;
  /** Start and end of the run, ISO 8601 in UTC; in formats that include them. */
  readonly started: string;
  readonly ended: string;
  /** The reports written before this one. */
  readonly written: readonly WrittenReport[];
  readonly seal: (text: string) => Seal;
}

/** Whether a finding needs action: neither suppressed nor accepted in the baseline. */
export function isOpen({ state }: Finding): boolean {
  return state === 'new' || state === 'existing';
}

/** Metadata of a finding's rule, or what the finding itself holds if the rule is unknown. */
export function findMetadata(finding: Finding, metadataById: RuleMetadataById): RuleMetadata {
  const { rule: id, name, provider, kind, class: own, severity } = finding;
  const revoke = { url: '', text: 'Revoke it with its issuer.' };
  const unknown = { precision: 'medium', grants: 'Whatever its owner may do.', revoke, references: [] } as const;
  return (
    metadataById.get(id) ?? {
      id,
      name,
      provider,
      providerName: provider,
      kind,
      ...(own && { class: own }),
      severity,
      ...unknown,
    }
  );
}

const ACTIONS: readonly FindingAction[] = ['block', 'warn', 'note'];
const SEVERITIES: readonly string[] = ['critical', 'high', 'medium', 'low'];

/** Sorts findings: blocking ones first, then by severity and confidence, otherwise in their order. */
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
