import { itemAt } from '../../core/present.ts';
import type { PageData } from '../formats/html-data.ts';
import { element } from './element.ts';
import type { Item } from './view.ts';

/** Rows drawn above and below the window. */
const OVERSCAN = 8;
/** Most items: a browser limits the height of a page. */
const MOST_ITEMS = 300_000;

function badges(item: Item, { rules }: PageData): HTMLElement {
  const { severity } = itemAt(rules, item.first.rule);
  const { exposure, state } = item.first;
  return element(
    'span',
    { class: 'badges' },
    element('span', { class: `badge ${severity}` }, severity),
    exposure !== 'tip' && element('span', { class: 'badge' }, exposure),
    state !== 'new' && element('span', { class: 'badge' }, state),
    item.rows.length > 1 && element('span', { class: 'badge' }, `${item.rows.length} places`),
  );
}

function drawItem(item: Item, data: PageData, place: { index: number; count: number; active: boolean }): HTMLElement {
  const { first } = item;
  const rule = itemAt(data.rules, first.rule);
  const sure = first.class ?? `${Math.floor(first.confidence * 100)}%`;
  const row = element(
    'div',
    {
      class: `row ${first.action}`,
      role: 'option',
      id: `item-${place.index}`,
      'aria-selected': String(place.active),
      'aria-posinset': place.index + 1,
      'aria-setsize': place.count,
      'data-index': place.index,
    },
    element(
      'span',
      { class: 'what' },
      element('strong', {}, rule.name),
      element('code', { class: 'value' }, first.redacted),
    ),
    element('span', { class: 'where', title: first.path }, element('bdi', {}, `${first.path}:${first.line}`)),
    badges(item, data),
    element('span', { class: 'sure', title: 'confidence' }, sure),
  );
  return row;
}

/** A list that draws only what is in the window, however long it is. Calls `onSelect` with the selected item, and whether a person chose it. */
export class ItemList {
  readonly #box: HTMLElement;
  readonly #data: PageData;
  readonly #onSelect: (item: Item | undefined, opened: boolean) => void;
  #items: readonly Item[] = [];
  #selected = -1;
  /** The rows drawn last, so that nothing is drawn twice. */
  #drawn = '';

  constructor(box: HTMLElement, data: PageData, onSelect: (item: Item | undefined, opened: boolean) => void) {
    this.#box = box;
    this.#data = data;
    this.#onSelect = onSelect;
    addEventListener('scroll', () => requestAnimationFrame(() => this.#draw()), { passive: true });
    addEventListener('resize', () => this.#draw());
    box.addEventListener('click', (event) => {
      const row = (event.target as Element).closest<HTMLElement>('[data-index]');
      if (row) this.#select(Number(row.dataset['index']), true);
    });
  }

  show(items: readonly Item[]): void {
    this.#items = items.slice(0, MOST_ITEMS);
    this.#selected = items.length > 0 ? 0 : -1;
    this.#drawn = '';
    this.#draw();
    this.#onSelect(this.#items[this.#selected], false);
  }

  /** Moves the selection by some items. */
  move(by: number): void {
    if (this.#items.length === 0) return;
    const index = Math.min(this.#items.length - 1, Math.max(0, this.#selected + by));
    this.#reveal(index);
    this.#select(index, false);
  }

  /** Opens the selected item. */
  open(): void {
    if (this.#selected >= 0) this.#select(this.#selected, true);
  }

  #select(index: number, opened: boolean): void {
    this.#selected = index;
    this.#draw();
    this.#onSelect(this.#items[index], opened);
  }

  #rowHeight(): number {
    return Number.parseFloat(getComputedStyle(this.#box).getPropertyValue('--row')) || 64;
  }

  #draw(): void {
    const row = this.#rowHeight();
    const { top } = this.#box.getBoundingClientRect();
    const count = this.#items.length;
    const from = Math.max(0, Math.floor(-top / row) - OVERSCAN);
    const to = Math.max(from, Math.min(count, Math.ceil((innerHeight - top) / row) + OVERSCAN));
    const key = `${from}-${to}-${this.#selected}-${row}`;
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.#box.style.height = `${count * row}px`;
    const rows = this.#items.slice(from, to).map((item, i) => {
      const made = drawItem(item, this.#data, { index: from + i, count, active: from + i === this.#selected });
      made.style.transform = `translateY(${(from + i) * row}px)`;
      return made;
    });
    this.#box.replaceChildren(...rows);
    if (this.#selected >= from && this.#selected < to)
      this.#box.setAttribute('aria-activedescendant', `item-${this.#selected}`);
    else this.#box.removeAttribute('aria-activedescendant');
  }

  /** Scrolls so that an item is below the bar and above the window's end. */
  #reveal(index: number): void {
    const row = this.#rowHeight();
    const bar = document.querySelector('.bar')?.getBoundingClientRect().height ?? 0;
    const top = this.#box.getBoundingClientRect().top + index * row;
    if (top < bar) scrollBy(0, top - bar - 8);
    else if (top + row > innerHeight) scrollBy(0, top + row - innerHeight + 8);
  }
}
