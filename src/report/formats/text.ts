import type { Finding, RunMode, ScanReport } from '../../core/finding.ts';
import { groupThousands } from '../../core/thousands.ts';
import { certaintyWords } from '../certainty.ts';
import { countReasons, hiddenWords, warnedWords } from '../coverage-words.ts';
import { escapeTerminal } from '../escape.ts';
import { explainReasons } from '../evidence-descriptions.ts';
import type { ReportInput, TextStyle } from '../input.ts';
import { remedyText } from '../remedy-text.ts';
import { cutEnd, cutStart, displayWidth, wrapText } from '../width.ts';

/** Most failures listed one by one. */
const LISTED_FAILURES = 10;
const SGR = { red: 31, yellow: 33, green: 32, cyan: 36, bold: 1, dim: 2 } as const;

type Paint = (style: keyof typeof SGR, text: string) => string;

function painter(color: boolean): Paint {
  return (style, text) => (color ? `\u001b[${SGR[style]}m${text}\u001b[0m` : text);
}

function drawPath(path: string, { terminal, width }: TextStyle): string {
  const safe = escapeTerminal(path);
  return terminal ? cutStart(safe, width) : safe;
}

function drawFinding(finding: Finding, paint: Paint, width: number): string {
  const place = `${finding.line}:${finding.column}`;
  const sure = certaintyWords(finding);
  const style = finding.class === undefined && finding.confidence >= 0.8 ? 'red' : 'yellow';
  const name = cutEnd(
    finding.name,
    Math.max(12, width - place.length - sure.length - displayWidth(finding.redacted) - finding.severity.length - 12),
  );
  const head = `  ${place}  ${paint(style, `${finding.severity} ${sure}`)}  ${paint('bold', name)}  ${escapeTerminal(finding.redacted)}`;
  const through = finding.decoded ? `, decoded from ${finding.decoded.join(', ')}` : '';
  const reasons = `${finding.rule}: ${explainReasons(finding)}${through}`;
  const why = wrapText(reasons, Math.max(20, width - 8)).map((line) => paint('dim', line));
  const origin = explainOrigin(finding);
  const from =
    origin === undefined ? '' : `      ${paint('dim', cutEnd(escapeTerminal(origin), Math.max(20, width - 6)))}\n`;
  return `${head}\n      ${why.join('\n        ')}\n${from}`;
}

const EXPOSURES = {
  tip: 'still there',
  history: 'in the history',
  unreachable: 'unreachable',
} as const;

/** Says which commit introduced a finding, and whether it is still there; undefined if no history was scanned. */
function explainOrigin({ commit, exposure, state }: Finding): string | undefined {
  const known = state === 'existing' ? ', already there before' : '';
  const where = EXPOSURES[exposure] + known;
  if (!commit) return where === EXPOSURES.tip ? undefined : where;
  const name = commit.author.replace(/ <[^>]*>$/, '');
  return `${where}; added in ${commit.id.slice(0, 12)} on ${commit.date.slice(0, 10)} by ${name}`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${groupThousands(number)} ${number === 1 ? one : many}`;
}

function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = -1;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** What is counted in each mode. */
const UNITS: Readonly<Record<RunMode, string>> = {
  tree: 'file',
  stdin: 'file',
  staged: 'staged file',
  range: 'object',
  history: 'object',
};

function* drawCoverage({ coverage, run }: ScanReport, paint: Paint, elapsed: number | undefined): Generator<string> {
  const { scanned, planned, bytes, skipped, failed, limited } = coverage;
  const unit = UNITS[run.mode];
  const time =
    elapsed === undefined
      ? ''
      : ` in ${elapsed < 1000 ? `${Math.round(elapsed)} ms` : `${(elapsed / 1000).toFixed(1)} s`}`;
  const files = scanned === planned ? count(scanned, unit) : `${groupThousands(scanned)} of ${count(planned, unit)}`;
  yield `Scanned ${files}, ${size(bytes)}${time}.\n`;
  if (skipped.length > 0) {
    const reasons = countReasons(skipped);
    yield `Skipped ${groupThousands(skipped.length)}: ${[...reasons].map(([reason, number]) => `${number} ${escapeTerminal(reason)}`).join(', ')}.\n`;
  }
  const warned = warnedWords(coverage);
  if (warned !== '') yield `${paint('yellow', 'Not inspected')}: ${escapeTerminal(warned)}.\n`;
  if (limited.length > 0)
    yield `Partly decoded: ${count(limited.length, 'file')} with encoded text that is too large or nested too deeply.\n`;
  for (const { path, reason } of failed.slice(0, LISTED_FAILURES))
    yield `${paint('red', 'Not scanned')} ${escapeTerminal(path)}: ${escapeTerminal(reason)}\n`;
  if (failed.length > LISTED_FAILURES)
    yield `Not scanned: ${count(failed.length - LISTED_FAILURES, `more ${unit}`)}; the JSON report lists all\n`;
}

/** Hidden findings, gate results, and notices for people. */
function* drawGate({ hidden, notices, verdict }: ScanReport, paint: Paint): Generator<string> {
  const words = hiddenWords(hidden);
  if (words !== '') yield `Hidden: ${words}.\n`;
  for (const { name, action, findings, message } of verdict.gates) {
    const matched = findings > 0 ? `, ${count(findings, 'finding')}` : '';
    const said = message === undefined ? '' : `: ${escapeTerminal(message)}`;
    yield `${paint(action === 'block' ? 'red' : 'yellow', `Gate ${escapeTerminal(name)}`)} (${action}${matched})${said}\n`;
  }
  for (const { place, message } of notices.slice(0, LISTED_FAILURES))
    yield `${paint('yellow', 'Notice')} ${escapeTerminal(place)}: ${escapeTerminal(message)}\n`;
  if (notices.length > LISTED_FAILURES)
    yield `${count(notices.length - LISTED_FAILURES, 'more notice')}; the JSON report lists all\n`;
}

function drawVerdict({ verdict, findings, coverage, hidden }: ScanReport, paint: Paint): string {
  const { blocking } = verdict;
  const found =
    findings.length === 0
      ? `No ${hiddenWords(hidden) === '' ? '' : 'new '}secrets found`
      : `${count(findings.length, 'finding')}, ${blocking} blocking`;
  if (blocking > 0 && findings.length === 0)
    return `${paint('red', `${blocking} blocking`)} by ${blockers(verdict)}, none shown. The JSON report with --min-confidence 0 has them.\n`;
  if (blocking > 0)
    return `${paint('red', found)}${unshownWords(blocking, findings)}. Revoke real secrets, then remove them.\n`;
  const nothing = nothingWords(coverage, verdict.pass);
  if (nothing !== undefined) return `${paint(verdict.pass ? 'green' : 'red', 'Nothing was scanned')}${nothing}\n`;
  if (verdict.exit === 1) return `${paint('red', 'Blocked')} by ${blockers(verdict)}: ${found}.\n`;
  if (!verdict.pass) return `${paint('red', 'Incomplete')}: ${found}, but not everything was read.\n`;
  return `${paint(findings.length === 0 ? 'green' : 'yellow', found)}.\n`;
}

/** Says why there was nothing to scan; undefined if something was scanned, or an empty scan is allowed. */
function nothingWords({ planned, scanned, skipped }: ScanReport['coverage'], isFine: boolean): string | undefined {
  if (planned + scanned > 0) return undefined;
  const [first] = skipped;
  if (!first) return isFine ? undefined : '. Name a path with files in it, or pass --allow-empty.';
  const place = `${escapeTerminal(first.path)}: ${escapeTerminal(first.reason)}${skipped.length > 1 ? ', ...' : ''}`;
  return `: everything was skipped (${place}).${isFine ? '' : ' Pass --allow-empty if that is intended.'}`;
}

/** Counts blocking findings that are not shown: those below the shown confidence, or in a state that this report omits. */
function unshownWords(blocking: number, findings: readonly Finding[]): string {
  const unshown = blocking - findings.filter(({ action }) => action === 'block').length;
  return unshown > 0 ? `, ${unshown} of them not shown (the JSON report with --min-confidence 0 has them)` : '';
}

function blockers({ gates }: ScanReport['verdict']): string {
  return gates.flatMap(({ name, action }) => (action === 'block' ? [escapeTerminal(name)] : [])).join(', ');
}

/** The report for people: findings by file, then coverage, then the verdict. */
export function* textReport(input: ReportInput): Generator<string> {
  const { style } = input;
  const shown = input.report.findings.filter(({ state }) => state === 'new' || state === 'existing');
  const report = { ...input.report, findings: shown };
  const paint = painter(style.color);
  let path: string | undefined;
  for (const finding of report.findings) {
    if (finding.path !== path)
      yield `${path === undefined ? '' : '\n'}${paint('cyan', drawPath(finding.path, style))}\n`;
    path = finding.path;
    yield drawFinding(finding, paint, style.width);
  }
  if (path !== undefined) yield '\n';
  yield* remedyText({ ...input, report });
  yield* drawCoverage(report, paint, style.elapsed);
  yield* drawGate(report, paint);
  yield drawVerdict(report, paint);
}
