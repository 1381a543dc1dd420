import type { Finding } from '../../core/finding.ts';
import { classFields } from '../certainty.ts';
import { csvCell } from '../escape.ts';
import type { ReportInput } from '../input.ts';

type Column = readonly [title: string, value: (finding: Finding, input: ReportInput) => string | number];

const COLUMNS: readonly Column[] = [
  ['action', (finding, { actionOf }) => actionOf(finding)],
  ['severity', ({ severity }) => severity],
  ['confidence', (finding) => classFields(finding).confidence ?? ''],
  ['state', ({ state }) => state],
  ['exposure', ({ exposure }) => exposure],
  ['rule', ({ rule }) => rule],
  ['name', ({ name }) => name],
  ['provider', ({ provider }) => provider],
  ['kind', ({ kind }) => kind],
  ['path', ({ path }) => path],
  ['line', ({ line }) => line],
  ['column', ({ column }) => column],
  ['redacted', ({ redacted }) => redacted],
  ['fingerprint', ({ fingerprint }) => fingerprint],
  ['commit', ({ commit }) => commit?.id ?? ''],
  ['author', ({ commit }) => commit?.author ?? ''],
  ['date', ({ commit }) => commit?.date ?? ''],
  ['owners', ({ path }, { ownersOf }) => ownersOf(path).join(' ')],
  ['places', ({ locations }) => locations.length],
  ['evidence', ({ evidence }) => evidence.map(({ id }) => id).join(' ')],
  ['class', (finding) => classFields(finding).class],
];

/** CSV (RFC 4180), one finding per row, safe to open in a spreadsheet. */
export function* csvReport(input: ReportInput): Generator<string> {
  yield `${COLUMNS.map(([title]) => csvCell(title)).join(',')}\r\n`;
  for (const finding of input.report.findings) {
    const cells = COLUMNS.map(([, value]) => csvCell(String(value(finding, input))));
    yield `${cells.join(',')}\r\n`;
  }
}
