import { present } from '../../core/present.ts';
import type { PageData } from '../formats/html-data.ts';
import { drawDetail } from './detail.ts';
import { byId, element } from './element.ts';
import { listenToKeys } from './keys.ts';
import { ItemList } from './list.ts';
import { binsOf, drawTimeline } from './timeline.ts';
import { drawCrumbs, drawTreeMap } from './tree-map.ts';
import { filterRows, itemsOf, NO_FILTERS, type Filters, type Item, type Order } from './view.ts';

/** The filters by months, folder, words and kinds, and the findings that pass them. */
class FindingsPage {
  readonly #data: PageData;
  readonly #list: ItemList;
  #filters: Filters = NO_FILTERS;

  constructor(data: PageData) {
    this.#data = data;
    this.#list = new ItemList(byId('list'), data, (item, opened) => this.#showDetail(item, opened));
    this.#wireChips();
    this.#wireFields();
    this.#wireTimeline();
    listenToKeys({ list: this.#list, close: closeDetail, focusSearch: () => byId('search').focus() });
    addEventListener('resize', () => this.#drawMap());
    this.#refresh();
  }

  #showDetail(item: Item | undefined, opened: boolean): void {
    const panel = byId('detail');
    const empty = element('p', { class: 'empty' }, 'Nothing matches.');
    byId('detail-body').replaceChildren(...(item ? drawDetail(item, this.#data) : [empty]));
    panel.scrollTop = 0;
    if (!opened) return;
    panel.classList.add('open');
    // only if it covers the list; next to it, the list keeps the focus
    if (getComputedStyle(panel).position === 'fixed') byId('close').focus();
  }

  #refresh(): void {
    const bySecret = byId<HTMLInputElement>('by-secret').checked;
    const order = byId<HTMLSelectElement>('order').value as Order;
    const items = itemsOf(filterRows(this.#data, this.#filters), order, bySecret);
    const noun = `${bySecret ? 'secret' : 'finding'}${items.length === 1 ? '' : 's'}`;
    byId('count').textContent = `${items.length.toLocaleString('en-US')} ${noun}`;
    byId('reset').hidden = this.#filters === NO_FILTERS;
    this.#list.show(items);
    this.#drawMap();
  }

  #drawMap(): void {
    const { folder } = this.#filters;
    const rows = filterRows(this.#data, { ...this.#filters, folder: '' });
    const open = (next: string): void => {
      this.#change({ folder: next });
      // the chosen element is gone, and the focus with it
      byId('crumbs').querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true });
    };
    drawCrumbs(byId('crumbs'), folder, open);
    drawTreeMap(byId('map'), { rows, folder }, open);
  }

  #change(part: Partial<Filters>): void {
    this.#filters = { ...this.#filters, ...part };
    this.#refresh();
  }

  #wireChips(): void {
    for (const chip of document.querySelectorAll<HTMLButtonElement>('.chip')) {
      const { kind, value } = chip.dataset as { kind: 'severities' | 'actions'; value: string };
      chip.addEventListener('click', () => {
        const now = toggled(this.#filters[kind], value);
        chip.setAttribute('aria-pressed', String(now.has(value)));
        this.#change({ [kind]: now });
      });
    }
  }

  #wireFields(): void {
    const search = byId<HTMLInputElement>('search');
    search.addEventListener('input', () => this.#change({ text: search.value }));
    for (const name of ['exposure', 'state', 'rule'] as const) {
      const field = byId<HTMLSelectElement>(name);
      field.addEventListener('change', () => this.#change({ [name]: field.value }));
    }
    for (const name of ['order', 'by-secret']) byId(name).addEventListener('change', () => this.#refresh());
    byId('reset').addEventListener('click', () => this.#reset());
    byId('close').addEventListener('click', closeDetail);
    followBar();
  }

  #wireTimeline(): void {
    const bins = binsOf(this.#data);
    byId('timeline-figure').hidden = bins.length === 0;
    if (bins.length > 0) drawTimeline(byId('timeline'), bins, (months) => this.#change({ months }));
  }

  #reset(): void {
    this.#filters = NO_FILTERS;
    for (const pressed of document.querySelectorAll('[aria-pressed=true]'))
      pressed.setAttribute('aria-pressed', 'false');
    for (const name of ['search', 'exposure', 'state', 'rule']) byId<HTMLInputElement>(name).value = '';
    this.#refresh();
  }
}

function closeDetail(): void {
  byId('detail').classList.remove('open');
  byId('list').focus({ preventScroll: true });
}

function toggled(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  return set.has(value) ? new Set([...set].filter((one) => one !== value)) : new Set([...set, value]);
}

function switchTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset['theme'] ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  root.dataset['theme'] = dark === 'dark' ? 'light' : 'dark';
}

/** Sets the height of the bar as a CSS property, so that the details stay visible below it. */
function followBar(): void {
  const bar = present(document.querySelector<HTMLElement>('.bar'));
  const measure = (): void => document.documentElement.style.setProperty('--bar', `${bar.offsetHeight}px`);
  new ResizeObserver(measure).observe(bar);
  measure();
}

document.documentElement.classList.add('ready');
byId('theme').addEventListener('click', switchTheme);
const shown = JSON.parse(byId('data').textContent) as PageData;
if (shown.rows.length > 0) new FindingsPage(shown);
