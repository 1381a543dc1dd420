import { itemAt } from '../../core/present.ts';
import type { PageData, PageRow } from '../formats/html-data.ts';

/** What the list shows. Empty sets let everything through. */
export interface Filters {
  readonly text: string;
  readonly severities: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  readonly exposure: string;
  readonly state: string;
  readonly rule: string;
  /** A folder, ending in a slash, or the empty text. */
  readonly folder: string;
  /** Months as `2024-05`, first and last. */
  readonly months: readonly [from: string, to: string] | undefined;
}

export type Order = 'importance' | 'path' | 'confidence' | 'newest';

/** An item of the list: a finding, or all findings of one secret. */
export interface Item {
  readonly first: PageRow;
  readonly rows: readonly PageRow[];
}

export const NO_FILTERS: Filters = {
  text: '',
  severities: new Set(),
  actions: new Set(),
  exposure: '',
  state: '',
  rule: '',
  folder: '',
  months: undefined,
};

function has(set: ReadonlySet<string>, value: string): boolean {
  return set.size === 0 || set.has(value);
}

function is(wanted: string, value: string): boolean {
  return wanted === '' || wanted === value;
}

function inMonths({ commit }: PageRow, months: Filters['months']): boolean {
  if (!months) return true;
  const month = commit?.date.slice(0, 7) ?? '';
  return month >= months[0] && month <= months[1];
}

/** The text that a search covers, in lower case. */
function haystack(row: PageRow, data: PageData): string {
  const { id, name, provider } = itemAt(data.rules, row.rule);
  const { path, redacted, commit, owners = [], fingerprint } = row;
  return [path, id, name, provider, redacted, fingerprint, commit?.id, commit?.author, ...owners]
    .join('\n')
    .toLowerCase();
}

/** The rows that pass the filters, in their order. */
export function filterRows(data: PageData, filters: Filters): PageRow[] {
  const words = filters.text.toLowerCase().split(/\s+/).filter(Boolean);
  return data.rows.filter((row) => {
    const rule = itemAt(data.rules, row.rule);
    if (!has(filters.severities, rule.severity) || !has(filters.actions, row.action)) return false;
    if (!is(filters.exposure, row.exposure) || !is(filters.state, row.state) || !is(filters.rule, rule.id))
      return false;
    if (!row.path.startsWith(filters.folder) || !inMonths(row, filters.months)) return false;
    if (words.length === 0) return true;
    const text = haystack(row, data);
    return words.every((word) => text.includes(word));
  });
}

const COMPARE: Readonly<Record<Order, (a: PageRow, b: PageRow) => number>> = {
  importance: () => 0,
  path: (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line),
  confidence: (a, b) => b.confidence - a.confidence,
  newest: (a, b) => Date.parse(b.commit?.date ?? '1970-01-01') - Date.parse(a.commit?.date ?? '1970-01-01'),
};

/** The list's items: sorted rows, grouped by secret if requested. */
export function itemsOf(rows: readonly PageRow[], order: Order, bySecret: boolean): Item[] {
  const sorted = [...rows].sort(COMPARE[order]);
  if (!bySecret) return sorted.map((first) => ({ first, rows: [first] }));
  const groups = new Map<string, PageRow[]>();
  for (const row of sorted) {
    const group = groups.get(row.fingerprint);
    if (group) group.push(row);
    else groups.set(row.fingerprint, [row]);
  }
  return [...groups.values()].map((group) => ({ first: itemAt(group, 0), rows: group }));
}
