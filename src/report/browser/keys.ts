import { byId } from './element.ts';
import type { ItemList } from './list.ts';

/** Targets of the keys. */
export interface KeyTargets {
  readonly list: ItemList;
  readonly close: () => void;
  readonly focusSearch: () => void;
}

const MOVES: Readonly<Record<string, number>> = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
  );
}

/** Whether a key moves the selection here: letters anywhere, others only if the list has the focus, because they scroll the page. */
function movesHere(event: KeyboardEvent): boolean {
  return event.key === 'j' || event.key === 'k' || document.activeElement === byId('list');
}

function handle(event: KeyboardEvent, { list, close, focusSearch }: KeyTargets): boolean {
  const by = MOVES[event.key];
  if (by !== undefined && movesHere(event)) list.move(by);
  else if (event.key === '/') focusSearch();
  else if (event.key === 'Escape') close();
  else if (event.key === 'Enter' && document.activeElement === byId('list')) list.open();
  else return false;
  return true;
}

/** Handles the page's keys: / searches, j, k and arrows move, Enter opens, Escape closes. */
export function listenToKeys(targets: KeyTargets): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isField(event.target) && event.key !== 'Escape') return;
    if (handle(event, targets)) event.preventDefault();
  });
}
