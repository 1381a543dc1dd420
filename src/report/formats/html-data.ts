import type { Finding, Severity, State, Exposure } from '../../core/finding.ts';
import { escapeTerminal } from '../escape.ts';
import { explainEvidence } from '../evidence-descriptions.ts';
import { findMetadata, mostImportantFirst, type FindingAction, type ReportInput, type RuleReview } from '../input.ts';

/** A rule on the page. */
export interface PageRule {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly severity: Severity;
  readonly kind: string;
  readonly grants: string;
  readonly revoke: { readonly url: string; readonly text: string };
  readonly review?: RuleReview;
}

/** A place: path, line, and the commit if there is one. */
export type PagePlace = readonly [path: string, line: number, commit?: string];

/** A finding on the page; all text is safe to draw. */
export interface PageRow {
  /** Index of its rule. */
  readonly rule: number;
  readonly action: FindingAction;
  /** Absent for a credential. */
  readonly class?: 'handling';
  readonly confidence: number;
  readonly state: State;
  readonly exposure: Exposure;
  readonly fingerprint: string;
  readonly redacted: string;
  readonly why: readonly (readonly [words: string, weight: number])[];
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly commit?: { readonly id: string; readonly author: string; readonly date: string };
  readonly decoded?: readonly string[];
  readonly owners?: readonly string[];
  readonly places?: readonly PagePlace[];
}

/** All data for the page's script, most important findings first. */
export interface PageData {
  readonly rules: readonly PageRule[];
  readonly rows: readonly PageRow[];
}

/** Most places listed for one finding. */
const MAX_PLACES = 50;

function pageRule(finding: Finding, input: ReportInput): PageRule {
  const { id, name, providerName, severity, kind, grants, revoke } = findMetadata(finding, input.ruleMetadata);
  const review = input.reviewOf(finding.rule);
  return { id, name, provider: providerName, severity, kind, grants, revoke, ...(review && { review }) };
}

function placesOf({ locations, path, line }: Finding): PagePlace[] {
  const others = locations.filter((other) => other.path !== path || other.line !== line);
  return others.slice(0, MAX_PLACES).map((other): PagePlace => {
    const shown = escapeTerminal(other.path);
    return other.commit === undefined ? [shown, other.line] : [shown, other.line, other.commit];
  });
}

/** Facts are listed among the reasons, with no weight. */
function factWords({ facts = {} }: Finding): [words: string, weight: number][] {
  return Object.entries(facts).map(([name, value]) => [`${name}: ${escapeTerminal(value)}`, 0]);
}

function pageRow(finding: Finding, rule: number, input: ReportInput): PageRow {
  const { class: own, confidence, state, exposure, fingerprint, line, column, commit, decoded } = finding;
  const owners = input.ownersOf(finding.path).map(escapeTerminal);
  const places = placesOf(finding);
  return {
    rule,
    action: input.actionOf(finding),
    ...(own && { class: own }),
    confidence,
    state,
    exposure,
    fingerprint,
    redacted: escapeTerminal(finding.redacted),
    why: [...finding.evidence.map(({ id, weight }) => [explainEvidence([id]), weight] as const), ...factWords(finding)],
    path: escapeTerminal(finding.path),
    line,
    column,
    ...(commit ? { commit: { id: commit.id, author: escapeTerminal(commit.author), date: commit.date } } : {}),
    ...(decoded ? { decoded } : {}),
    ...(owners.length > 0 ? { owners } : {}),
    ...(places.length > 0 ? { places } : {}),
  };
}

/** Builds the data for the page's script. */
export function pageData(input: ReportInput): PageData {
  const indexes = new Map<string, number>();
  const rules: PageRule[] = [];
  const rows = mostImportantFirst(input.report.findings, input.actionOf).map((finding) => {
    let index = indexes.get(finding.rule);
    if (index === undefined) {
      index = rules.push(pageRule(finding, input)) - 1;
      indexes.set(finding.rule, index);
    }
    return pageRow(finding, index, input);
  });
  return { rules, rows };
}

/** JSON for a script element: nothing in it can end the element or begin a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
