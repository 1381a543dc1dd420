import { itemAt } from '../../core/present.ts';
import { SEVERITIES, type Finding, type GateResult, type ScanReport } from '../../core/finding.ts';
import type { Omission } from '../../core/omission.ts';
import { groupThousands } from '../../core/thousands.ts';
import { hiddenWords, listWarned } from '../coverage-words.ts';
import { escapeMarkup } from '../escape.ts';
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH, PAGE_STYLE, PAGE_STYLE_HASH } from './html-assets.generated.ts';
import { pageData, scriptJson, type PageData } from './html-data.ts';
import type { ReportInput, RuleReview } from '../input.ts';

/** Most unscanned files, and most notices, that the page lists. */
const MAX_OMISSIONS = 500;

function verdictOf({ verdict, coverage }: ScanReport, blocking: number): readonly [style: string, words: string] {
  if (blocking > 0)
    return ['blocked', `Blocked by ${groupThousands(blocking)} ${blocking === 1 ? 'finding' : 'findings'}`];
  if (coverage.scanned === 0 && !verdict.pass) return ['blocked', 'Nothing was scanned'];
  return verdict.pass ? ['passed', 'Passed'] : ['blocked', 'Incomplete or blocked'];
}

function summaryTile(value: number, name: string, bad = false): string {
  return `<div class="card${bad ? ' bad' : ''}"><b>${groupThousands(value)}</b><span>${escapeMarkup(name)}</span></div>`;
}

function summaryTiles(report: ScanReport, blocking: number): string {
  const { coverage, findings } = report;
  const secrets = new Set(findings.map(({ fingerprint }) => fingerprint)).size;
  const files = new Set(findings.map(({ path }) => path)).size;
  return `<section class="cards" aria-label="Summary">${[
    summaryTile(blocking, 'blocking', blocking > 0),
    summaryTile(findings.length, 'findings'),
    summaryTile(secrets, 'different secrets'),
    summaryTile(files, 'files with findings'),
    summaryTile(coverage.scanned, `of ${groupThousands(coverage.planned)} scanned`),
    summaryTile(coverage.failed.length, 'not scanned', coverage.failed.length > 0),
  ].join('')}</section>`;
}

function gateRow({ name, action, findings, message }: GateResult): string {
  const said = message === undefined ? '' : `<br><small>${escapeMarkup(message)}</small>`;
  return `<tr><td><span class="badge ${action}">${action}</span></td><td>${escapeMarkup(name)}${said}</td><td class="n">${findings}</td></tr>`;
}

function gates({ verdict }: ScanReport): string {
  if (verdict.gates.length === 0) return '';
  return `<section class="panel"><h2>${verdict.pass ? 'Gates' : 'Why it is blocked'}</h2><table><tr><th>Action</th><th>Gate</th><th class="n">Findings</th></tr>${verdict.gates.map(gateRow).join('')}</table></section>`;
}

type Row = readonly [place: string, words: string];

function hiddenPanel({ hidden }: ScanReport): string {
  const words = hiddenWords(hidden);
  return words === '' ? '' : `<section class="panel"><h2>Hidden</h2><p class="hint">${words}.</p></section>`;
}

function omissions(title: string, list: readonly Omission[], open: boolean): string {
  const rows = list.map(({ path, reason }): Row => [path, reason]);
  return listPanel(title, rows, open);
}

function listPanel(title: string, list: readonly Row[], open: boolean): string {
  if (list.length === 0) return '';
  const rows = list
    .slice(0, MAX_OMISSIONS)
    .map(([place, words]) => `<tr><td>${escapeMarkup(place)}</td><td>${escapeMarkup(words)}</td></tr>`);
  const more =
    list.length > MAX_OMISSIONS ? `<tr><td colspan="2">and ${list.length - MAX_OMISSIONS} more</td></tr>` : '';
  return `<details class="panel"${open ? ' open' : ''}><summary>${title}: ${groupThousands(list.length)}</summary><div class="scroll" tabindex="0"><table>${rows.join('')}${more}</table></div></details>`;
}

/** The share of a rule's reviewed findings that were real; a dash without reviews. */
function precisionCell(review: RuleReview | undefined): string {
  if (review === undefined) return '<td class="n">–</td>';
  const { real, reviewed } = review;
  return `<td class="n" title="${real} of ${reviewed} reviewed were real">${Math.round((real / reviewed) * 100)}% of ${reviewed}</td>`;
}

interface RuleCount {
  readonly name: string;
  readonly secrets: Set<string>;
  count: number;
  blocking: number;
}

/** Counts findings by rule, with blocking rules first. */
function countRules(findings: readonly Finding[], { actionOf }: ReportInput): (readonly [string, RuleCount])[] {
  const rows = new Map<string, RuleCount>();
  for (const finding of findings) {
    const row = rows.get(finding.rule) ?? { name: finding.name, count: 0, blocking: 0, secrets: new Set() };
    rows.set(finding.rule, row);
    row.count++;
    row.secrets.add(finding.fingerprint);
    if (actionOf(finding) === 'block') row.blocking++;
  }
  return [...rows].sort(([a, x], [b, y]) => y.blocking - x.blocking || y.count - x.count || (a < b ? -1 : 1));
}

function rulesTable(findings: readonly Finding[], input: ReportInput): string {
  const rows = countRules(findings, input);
  const reviewed = rows.some(([id]) => input.reviewOf(id) !== undefined);
  const lines = rows.map(
    ([id, { name, count, blocking, secrets }]) =>
      `<tr><td title="${escapeMarkup(id)}">${escapeMarkup(name)}</td><td class="n">${count}</td><td class="n">${secrets.size}</td><td class="n">${blocking}</td>${reviewed ? precisionCell(input.reviewOf(id)) : ''}</tr>`,
  );
  const head = ['Findings', 'Secrets', 'Blocking', ...(reviewed ? ['Precision'] : [])];
  const note = reviewed ? '<p class="hint">Precision: share of reviewed baseline entries that were real.</p>' : '';
  return `<details class="panel wide"><summary>By rule: ${rows.length}</summary><div class="scroll" tabindex="0"><table><tr><th>Rule</th>${head.map((title) => `<th class="n">${title}</th>`).join('')}</tr>${lines.join('')}</table></div>${note}</details>`;
}

function chips(kind: string, values: readonly string[], count: (value: string) => number): string {
  return values
    .map((value) => [value, count(value)] as const)
    .filter(([, number]) => number > 0)
    .map(
      ([value, number]) =>
        `<button type="button" class="chip" aria-pressed="false" data-kind="${kind}" data-value="${value}">${value} ${groupThousands(number)}</button>`,
    )
    .join('');
}

function choice(id: string, label: string, options: readonly (readonly [value: string, words: string])[]): string {
  const list = options.map(
    ([value, words]) => `<option value="${escapeMarkup(value)}">${escapeMarkup(words)}</option>`,
  );
  return `<select id="${id}" aria-label="${label}">${list.join('')}</select>`;
}

function used(values: readonly string[]): (readonly [string, string])[] {
  return [...new Set(values)].sort((a, b) => (a < b ? -1 : 1)).map((value) => [value, value] as const);
}

function filterBar({ rules, rows }: PageData): string {
  const bySeverity = (severity: string): number =>
    rows.filter(({ rule }) => itemAt(rules, rule).severity === severity).length;
  const byAction = (action: string): number => rows.filter((row) => row.action === action).length;
  const names = rules.map(({ id, name }) => [id, name] as const).sort((a, b) => (a[1] < b[1] ? -1 : 1));
  return `<div class="bar"><input id="search" type="search" placeholder="Search path, rule, owner, commit" aria-label="Search" autocomplete="off">
<div class="chips" role="group" aria-label="Severity">${chips('severities', SEVERITIES, bySeverity)}</div>
<div class="chips" role="group" aria-label="Gate">${chips('actions', ['block', 'warn', 'note'], byAction)}</div>
${choice('exposure', 'Exposure', [['', 'Any exposure'], ...used(rows.map(({ exposure }) => exposure))])}
${choice('state', 'State', [['', 'Any state'], ...used(rows.map(({ state }) => state))])}
${choice('rule', 'Rule', [['', 'Any rule'], ...names])}
${choice('order', 'Order', [
  ['importance', 'Most important first'],
  ['path', 'By path'],
  ['confidence', 'By confidence'],
  ['newest', 'Newest first'],
])}
<label><input id="by-secret" type="checkbox"> group by secret</label>
<button id="reset" class="plain" type="button" hidden>Reset</button>
<span id="count" class="count" role="status"></span></div>`;
}

function browser(data: PageData): string {
  return `<section class="charts needs-script">
<figure class="panel" id="timeline-figure"><h2>When they came in<span class="hint">choose a bar to filter</span></h2><div id="timeline"></div><div class="legend">${SEVERITIES.map((name) => `<span class="${name}">${name}</span>`).join('')}</div></figure>
<figure class="panel"><h2>Where they are<span class="hint">choose a folder to open it</span></h2><nav class="crumbs" id="crumbs" aria-label="Folder"></nav><div class="map" id="map"></div></figure></section>
<section class="browse needs-script" aria-label="Findings">${filterBar(data)}
<p class="keys"><kbd>/</kbd> search · <kbd>j</kbd> <kbd>k</kbd> move · <kbd>Enter</kbd> open · <kbd>Esc</kbd> close</p>
<div class="split"><div id="list" class="list" role="listbox" tabindex="0" aria-label="Findings"></div>
<aside id="detail" class="panel detail" aria-label="Details"><button id="close" class="plain close" type="button">Close</button><div id="detail-body"></div></aside></div></section>
<noscript><p class="panel">The list of findings needs JavaScript. Nothing is loaded from the network: the script is in this file.</p></noscript>`;
}

function* head({ report }: ReportInput, blocking: number): Generator<string> {
  const { tool, run } = report;
  const [style, words] = verdictOf(report, blocking);
  const at = run.head === null ? '' : ` · commit ${run.head.slice(0, 12)}`;
  const policy = `default-src 'none'; script-src '${PAGE_SCRIPT_HASH}'; style-src '${PAGE_STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n<meta name="referrer" content="no-referrer">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Leakgate report: ${words}</title>\n<style>`;
  yield PAGE_STYLE;
  yield `</style>\n</head>\n<body>\n<header class="top"><div class="wrap"><h1>Leakgate</h1><span class="verdict ${style}">${words}</span><span class="meta">${escapeMarkup(run.mode)} scan${at} · ${tool.rules.count} rules · version ${escapeMarkup(tool.version)}</span><button id="theme" class="plain needs-script" type="button">Light / dark</button></div></header>\n<main class="wrap">`;
}

/** A self-contained HTML file: no network, no other file, no script but its own (which its content security policy names). */
export function* htmlReport(input: ReportInput): Generator<string> {
  const { report, actionOf } = input;
  const { findings, coverage, verdict } = report;
  const data = pageData(input);
  const blocking = findings.filter((finding) => actionOf(finding) === 'block').length;
  yield* head(input, blocking);
  yield summaryTiles(report, blocking);
  yield `<div class="facts">${gates(report)}`;
  yield hiddenPanel(report);
  yield listPanel(
    'Notices',
    report.notices.map(({ place, message }) => [place, message]),
    true,
  );
  yield omissions('Not scanned', coverage.failed, true);
  yield omissions('Not inspected', listWarned(coverage), true);
  yield omissions('Partly decoded', coverage.limited, false);
  yield omissions('Skipped on purpose', coverage.skipped, false);
  yield `${findings.length > 0 ? rulesTable(findings, input) : ''}</div>`;
  if (findings.length > 0) yield browser(data);
  else if (verdict.pass)
    yield '<section class="panel clean"><b>No secrets found</b>Everything planned was scanned.</section>';
  yield '</main>\n<script type="application/json" id="data">';
  yield scriptJson(data);
  yield `</script>\n<script>${PAGE_SCRIPT}</script>\n</body>\n</html>\n`;
}
