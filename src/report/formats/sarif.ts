import { present } from '../../core/present.ts';
import type { Invocation, Notification, Result, Run } from 'sarif';
import type { Coverage, Finding, ScanReport } from '../../core/finding.ts';
import type { Omission } from '../../core/omission.ts';
import { countReasons, listWarned } from '../coverage-words.ts';
import { escapeTerminal, pathUri } from '../escape.ts';
import { findMetadata, mostImportantFirst, type ReportInput } from '../input.ts';
import { placeLocation, sarifResult } from './sarif-result.ts';
import { sarifRule } from './sarif-rule.ts';

/** Results that code scanning keeps of a run, and the number above which it rejects a file. */
export const KEPT_RESULTS = 5_000;
export const MAX_RESULTS = 25_000;
/** Most bytes of all results, so that the file stays below the ten megabytes of an upload, however well it compresses. */
const MAX_RESULT_BYTES = 9_000_000;
const MAX_NOTIFICATIONS = 500;
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

interface Chosen {
  readonly findings: readonly Finding[];
  /** How many results were left out, and what was cut from the rest; empty if the file is complete. */
  readonly notice: string;
  /** Bytes that results may take before they are cut; infinite for a complete file. */
  readonly budget: number;
}

/** Chooses the findings for code scanning: none that is suppressed, and at most as many as it keeps. A blocking finding is never left out. */
function chooseFindings({ report, actionOf }: ReportInput): Chosen {
  const open = report.findings.filter(({ state }) => state !== 'suppressed');
  if (open.length <= KEPT_RESULTS) return { findings: open, notice: '', budget: MAX_RESULT_BYTES };
  const blocking = open.filter((finding) => actionOf(finding) === 'block').length;
  const room = Math.min(MAX_RESULTS, Math.max(KEPT_RESULTS, blocking));
  const kept = new Set(mostImportantFirst(open, actionOf).slice(0, room));
  const left = open.length - kept.size;
  const notice =
    left === 0 ? '' : `The ${left} least important findings are left out of this file; the other reports have them.`;
  return { findings: open.filter((finding) => kept.has(finding)), notice, budget: MAX_RESULT_BYTES };
}

/** Writes results as JSON. Past the budget, blocking ones lose optional fields, and others are left out. */
function writeResults(
  chosen: Chosen,
  input: ReportInput,
  indexOf: ReadonlyMap<string, number>,
): { rows: string[]; notice: string } {
  const order = mostImportantFirst(chosen.findings, input.actionOf);
  const ordinals = new Map<string, number>();
  const rows = new Map<Finding, string>();
  const encoder = new TextEncoder();
  let bytes = 0;
  for (const finding of order) {
    const over = bytes > chosen.budget;
    if (over && input.actionOf(finding) !== 'block') continue;
    const ordinal = (ordinals.get(finding.fingerprint) ?? 0) + 1;
    ordinals.set(finding.fingerprint, ordinal);
    const shape = {
      ruleIndex: present(indexOf.get(finding.rule)),
      compact: over,
      ordinal,
      withSuppressions: chosen.budget === Infinity,
    };
    const result: Result = sarifResult(finding, input, shape);
    const row = JSON.stringify(result);
    bytes += encoder.encode(row).length;
    rows.set(finding, row);
  }
  const findings = chosen.findings.filter((finding) => rows.has(finding));
  const cut = chosen.findings.length - findings.length;
  const notice =
    cut === 0 ? chosen.notice : `${chosen.notice} ${cut} more are left out to limit the size of the file.`.trim();
  return { notice, rows: findings.map((finding) => present(rows.get(finding))) };
}

/** Notifications about files with their places. Above a limit, one states how many more there are. */
function omissionNotes(
  omitted: readonly Omission[],
  level: 'error' | 'warning' | 'note',
  what: 'Not scanned' | 'Not inspected' | 'Partly decoded',
): Notification[] {
  const notes: Notification[] = omitted.slice(0, MAX_NOTIFICATIONS).map(({ path, reason }) => ({
    level,
    message: { text: `${what}: ${escapeTerminal(reason)}.` },
    locations: [{ physicalLocation: { artifactLocation: { uri: pathUri(path) } } }],
  }));
  const unlisted = omitted.length - notes.length;
  if (unlisted > 0) notes.push({ level, message: { text: `${what}: ${unlisted} more files.` } });
  return notes;
}

function executionNotes({ coverage }: ScanReport, notice: string): Notification[] {
  return [
    ...omissionNotes(coverage.failed, 'error', 'Not scanned'),
    ...omissionNotes(listWarned(coverage), 'warning', 'Not inspected'),
    ...omissionNotes(coverage.limited, 'note', 'Partly decoded'),
    ...(notice === '' ? [] : [{ level: 'warning', message: { text: notice } } as const]),
  ];
}

/** Notifications about the gate: suppressions, baseline, policy, notifications. */
function gateNotes({ notices }: ScanReport): Notification[] {
  const notes = notices.slice(0, MAX_NOTIFICATIONS).map(({ kind, place, message }): Notification => {
    const location = placeLocation(place);
    const text = `${location ? '' : `${escapeTerminal(place)}: `}${escapeTerminal(message)}`;
    return { level: 'warning', message: { text }, ...(location && { locations: [location] }), properties: { kind } };
  });
  const unlisted = notices.length - notes.length;
  return unlisted > 0 ? [...notes, { level: 'warning', message: { text: `${unlisted} more notices.` } }] : notes;
}

function invocationOf(report: ScanReport, notice: string): Invocation {
  const [run, gate] = [executionNotes(report, notice), gateNotes(report)];
  const { exit } = report.verdict;
  return {
    executionSuccessful: report.coverage.failed.length === 0 && exit < 2,
    exitCode: exit,
    ...(run.length === 0 ? {} : { toolExecutionNotifications: run }),
    ...(gate.length === 0 ? {} : { toolConfigurationNotifications: gate }),
  };
}

function sarifCoverage({ planned, scanned, bytes, skipped, failed, limited }: Coverage): Record<string, unknown> {
  const reasons = Object.fromEntries(countReasons(skipped));
  return { planned, scanned, bytes, skipped: reasons, failed: failed.length, limited: limited.length };
}

function runHead(
  { report, ruleMetadata }: ReportInput,
  rules: readonly Finding[],
  notice: string,
): Omit<Run, 'results'> {
  const { tool, run } = report;
  return {
    tool: {
      driver: {
        name: 'Leakgate',
        semanticVersion: tool.version,
        informationUri: 'https://www.npmjs.com/package/leakgate',
        rules: rules.map((finding) => sarifRule(findMetadata(finding, ruleMetadata))),
        properties: { ruleSet: tool.rules },
      },
    },
    automationDetails: { id: `leakgate/${run.mode}/` },
    columnKind: 'unicodeCodePoints',
    invocations: [invocationOf(report, notice)],
    properties: {
      head: run.head,
      range: run.range,
      coverage: sarifCoverage(report.coverage),
      hidden: report.hidden,
    },
  };
}

/** One finding for each rule with findings, by rule id. */
function oneOfEachRule(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(finding.rule)) first.set(finding.rule, finding);
  return [...first.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

function* write(chosen: Chosen, input: ReportInput): Generator<string> {
  const rules = oneOfEachRule(chosen.findings);
  const indexOf = new Map(rules.map(({ rule }, index) => [rule, index]));
  const { rows, notice } = writeResults(chosen, input, indexOf);
  const head = runHead(input, rules, notice);
  yield `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[${JSON.stringify(head).slice(0, -1)},"results":[`;
  let separator = '\n';
  for (const row of rows) {
    yield separator + row;
    separator = ',\n';
  }
  yield rows.length === 0 ? ']}]}\n' : '\n]}]}\n';
}

/** SARIF 2.1.0 for code scanning: within its limits, without suppressed findings. */
export function sarifReport(input: ReportInput): Iterable<string> {
  return write(chooseFindings(input), input);
}

/** SARIF 2.1.0 of everything, with suppressed findings marked. May be larger than code scanning accepts. */
export function* fullSarifReport(input: ReportInput): Generator<string> {
  yield* write({ findings: input.report.findings, notice: '', budget: Infinity }, input);
}
