import { itemAt, present } from '../../core/present.ts';
import type { PageData } from '../formats/html-data.ts';
import { element } from './element.ts';

/** Findings introduced in one or more months. */
export interface Bin {
  /** First and last month, as `2024-05`. */
  readonly from: string;
  readonly to: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly total: number;
}

const MOST_BINS = 48;
const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthName(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** Bins of equal length over all months with introduced findings; none if no finding has a commit. */
export function binsOf({ rows, rules }: PageData): Bin[] {
  const dated = rows.filter(({ commit }) => /^\d{4}-\d{2}/.test(commit?.date ?? ''));
  if (dated.length === 0) return [];
  const months = dated.map(({ commit }) => monthNumber(present(commit).date));
  // not spread into Math.min: a hundred thousand arguments are too many
  const first = months.reduce((a, b) => Math.min(a, b));
  const last = months.reduce((a, b) => Math.max(a, b));
  const length = Math.max(1, Math.ceil((last - first + 1) / MOST_BINS));
  const bins = Array.from({ length: Math.ceil((last - first + 1) / length) }, () => new Map<string, number>());
  dated.forEach((row, i) => {
    const bin = itemAt(bins, Math.floor((itemAt(months, i) - first) / length));
    const { severity } = itemAt(rules, row.rule);
    bin.set(severity, (bin.get(severity) ?? 0) + 1);
  });
  return bins.map((counts, i) => ({
    from: monthName(first + i * length),
    to: monthName(first + (i + 1) * length - 1),
    counts: Object.fromEntries(counts),
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
  }));
}

function drawBin(bin: Bin, most: number): HTMLButtonElement {
  const span = bin.from === bin.to ? bin.from : `${bin.from} to ${bin.to}`;
  const label = `${span}: ${bin.total} ${bin.total === 1 ? 'finding' : 'findings'}`;
  const parts = SEVERITIES.flatMap((severity) => {
    const count = bin.counts[severity] ?? 0;
    if (count === 0) return [];
    const part = element('span', { class: severity });
    part.style.height = `${(count / most) * 100}%`;
    return [part];
  });
  const made = element(
    'button',
    { type: 'button', class: 'bin', title: label, 'aria-label': label, 'aria-pressed': 'false' },
    ...parts,
  );
  made.disabled = bin.total === 0;
  return made;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Makes the bars one tab stop, navigated by arrow keys. */
function walkByArrows(bars: readonly HTMLButtonElement[]): void {
  const open = bars.filter((bar) => !bar.disabled);
  for (const [i, bar] of open.entries()) {
    bar.tabIndex = i === 0 ? 0 : -1;
    bar.addEventListener('focus', () => {
      for (const other of open) other.tabIndex = other === bar ? 0 : -1;
    });
    bar.addEventListener('keydown', ({ key }) => open[i + (STEPS[key] ?? 0)]?.focus());
  }
}

/** Draws the timeline. Calls `choose` with the months of a bin, or undefined if the selection is cleared. */
export function drawTimeline(
  box: HTMLElement,
  bins: readonly Bin[],
  choose: (months: readonly [string, string] | undefined) => void,
): void {
  const most = Math.max(...bins.map(({ total }) => total));
  const buttons = bins.map((bin) => drawBin(bin, most));
  buttons.forEach((button, i) =>
    button.addEventListener('click', () => {
      const pressed = button.getAttribute('aria-pressed') === 'true';
      for (const other of buttons) other.setAttribute('aria-pressed', 'false');
      button.setAttribute('aria-pressed', String(!pressed));
      choose(pressed ? undefined : [itemAt(bins, i).from, itemAt(bins, i).to]);
    }),
  );
  walkByArrows(buttons);
  const axis = element(
    'div',
    { class: 'axis' },
    element('span', {}, itemAt(bins, 0).from),
    element('span', {}, present(bins.at(-1)).to),
  );
  const bars = element('div', { class: 'bins', role: 'toolbar', 'aria-label': 'Months' }, ...buttons);
  box.replaceChildren(bars, axis);
}
