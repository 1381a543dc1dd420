import type { Location, Result, Suppression, ThreadFlowLocation } from 'sarif';
import type { Finding } from '../../core/finding.ts';
import { certaintyWords, classFields } from '../certainty.ts';
import { escapeTerminal, pathUri } from '../escape.ts';
import { explainReasons } from '../evidence-descriptions.ts';
import type { ReportInput } from '../input.ts';
import { exposureOf } from '../remedy.ts';

/** Most places of a result besides its own: code scanning shows at most a hundred. */
const MAX_RELATED = 99;
const LEVELS = { block: 'error', warn: 'warning', note: 'note' } as const;

/** How to write a result: the index of its rule, and whether to omit everything optional. */
export interface ResultShape {
  readonly ruleIndex: number;
  readonly compact: boolean;
  /** Whether to include suppressions. Code scanning does not read them, and may take the result for an alert to close. */
  readonly withSuppressions: boolean;
  /** Number of this finding, from 1, among those with the same secret and line. */
  readonly ordinal: number;
}

function sarifLocation(path: string, region: { startLine: number; startColumn?: number }): Location {
  return { physicalLocation: { artifactLocation: { uri: pathUri(path) }, region } };
}

function primaryOf({ path, line, column, endLine, endColumn }: Finding): Location {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return { physicalLocation: { artifactLocation: { uri: pathUri(path) }, region } };
}

function relatedOf({ locations, path, line }: Finding): Location[] {
  const others = locations.filter((other) => other.path !== path || other.line !== line);
  return others.slice(0, MAX_RELATED).map((other, index) => ({
    id: index + 1,
    ...sarifLocation(other.path, { startLine: other.line }),
    message: { text: `The same secret${other.commit === undefined ? '' : ` in commit ${other.commit.slice(0, 12)}`}.` },
  }));
}

/** The history of a finding: introduced, then removed. */
function flowOf(finding: Finding, head: string | null): ThreadFlowLocation[] | undefined {
  const { commit, exposure, line, lastHeld } = finding;
  if (!commit) return undefined;
  const step = (text: string): ThreadFlowLocation => ({
    location: { ...sarifLocation(finding.path, { startLine: line }), message: { text } },
  });
  const came = step(`Introduced in commit ${commit.id.slice(0, 12)} on ${commit.date.slice(0, 10)}.`);
  const at = head === null ? '' : ` at ${head.slice(0, 12)}`;
  const last = lastHeld === undefined ? '' : `, last held by commit ${lastHeld.slice(0, 12)}`;
  const gone = `No longer in the tree${at}${last}; it may still work.`;
  return [came, step(exposure === 'tip' ? `Still in the tree${at}.` : gone)];
}

function resultMessage(finding: Finding): string {
  if (finding.class === 'handling') {
    const where = `${finding.name}, ${exposureOf(finding)}: ${escapeTerminal(finding.redacted)}.`;
    return `${where} The name says that it holds a secret; no value is known.`;
  }
  const sure = certaintyWords(finding);
  const why = explainReasons(finding);
  const what = `${finding.name}, ${exposureOf(finding)}. The value is hidden: ${escapeTerminal(finding.redacted)}.`;
  return `${what} A working credential with a probability of ${sure}: ${why}. Revoke it first, then remove it.`;
}

/** Converts `file:line:column` to a location; undefined for another form. */
export function placeLocation(place: string): Location | undefined {
  const [, path, line, column] = /^(.+):(\d+):(\d+)$/s.exec(place) ?? [];
  return path === undefined ? undefined : sarifLocation(path, { startLine: Number(line), startColumn: Number(column) });
}

function justify(reason: string, ...more: readonly (string | undefined)[]): { justification: string } {
  const words = more.filter((word) => word !== undefined).join(', ');
  return { justification: escapeTerminal(words === '' ? reason : `${reason} (${words})`) };
}

/** What hides a finding, and why. Baseline entries marked real are known, not accepted. */
function suppressionsOf({ state, suppression, acceptance }: Finding): Suppression[] | undefined {
  if (state === 'suppressed') {
    const { by, reason, place, until, owner } = suppression ?? { by: 'allow', reason: 'not stated', place: '' };
    const location = placeLocation(place);
    const why = justify(reason, owner, until && `until ${until}`);
    const kind = by === 'inline' ? 'inSource' : 'external';
    return [{ kind, status: 'accepted', ...why, ...(location && { location }) }];
  }
  if (state !== 'baseline' || acceptance === undefined || acceptance.status === 'real') return undefined;
  const { status, reason, owner, expires } = acceptance;
  const why = justify(
    `In the baseline as ${status}${reason === undefined ? '' : `: ${reason}`}`,
    owner,
    expires && `until ${expires}`,
  );
  return [{ kind: 'external', status: status === 'unreviewed' ? 'underReview' : 'accepted', ...why }];
}

/** A fingerprint for a line that cannot be read: derived from the secret instead, so that it stays the same. */
function boundToSecret({ fingerprint }: Finding, ordinal: number): string {
  return `${fingerprint.slice(0, 16)}:${ordinal}`;
}

/** A finding as a SARIF result, redacted and without a snippet. */
export function sarifResult(finding: Finding, input: ReportInput, shape: ResultShape): Result {
  const hash = finding.exposure === 'tip' ? input.lineHash(finding.path, finding.line) : undefined;
  const related = shape.compact ? [] : relatedOf(finding);
  const flow = shape.compact ? undefined : flowOf(finding, input.report.run.head);
  const suppressions = shape.withSuppressions ? suppressionsOf(finding) : undefined;
  const { severity, state, exposure, facts, decoded, commit } = finding;
  const { class: own, confidence } = classFields(finding);
  return {
    ruleId: finding.rule,
    ruleIndex: shape.ruleIndex,
    kind: 'fail',
    level: LEVELS[input.actionOf(finding)],
    message: { text: resultMessage(finding) },
    locations: [primaryOf(finding)],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    ...(flow === undefined ? {} : { codeFlows: [{ threadFlows: [{ locations: flow }] }] }),
    partialFingerprints: {
      primaryLocationLineHash: hash ?? boundToSecret(finding, shape.ordinal),
      'leakgateSecret/v1': finding.fingerprint,
    },
    baselineState: state === 'new' ? 'new' : 'unchanged',
    ...(suppressions === undefined ? {} : { suppressions }),
    ...(confidence === undefined ? {} : { rank: Math.round(confidence * 1000) / 10 }),
    properties: { class: own, severity, confidence, state, exposure, facts, decoded, commit: commit?.id },
  };
}
