import type { PageRow } from '../formats/html-data.ts';
import { element } from './element.ts';

/** An item drawn as a rectangle of its size. */
export interface Tile {
  readonly name: string;
  readonly size: number;
  readonly blocking: number;
  /** Whether it is a folder, which can be opened. */
  readonly folder: boolean;
}

/** A tile's rectangle, in fractions of the whole (0..1). */
export interface PlacedTile extends Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const MOST_TILES = 40;

/** The items directly below a folder (empty, or ending in a slash), largest first. Small ones are joined in one tile. */
export function tilesBelow(rows: readonly PageRow[], folder: string): Tile[] {
  const found = new Map<string, { size: number; blocking: number }>();
  for (const { path, action } of rows) {
    if (!path.startsWith(folder)) continue;
    const rest = path.slice(folder.length);
    const slash = rest.indexOf('/');
    const name = slash < 0 ? rest : rest.slice(0, slash + 1);
    const tile = found.get(name) ?? { size: 0, blocking: 0 };
    found.set(name, { size: tile.size + 1, blocking: tile.blocking + (action === 'block' ? 1 : 0) });
  }
  const tiles = [...found]
    .map(([name, counts]) => ({ name, ...counts, folder: name.endsWith('/') }))
    .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
  if (tiles.length <= MOST_TILES) return tiles;
  const rest = tiles.slice(MOST_TILES - 1);
  const sum = (key: 'size' | 'blocking'): number => rest.reduce((total, tile) => total + tile[key], 0);
  return [
    ...tiles.slice(0, MOST_TILES - 1),
    { name: `${rest.length} more`, size: sum('size'), blocking: sum('blocking'), folder: false },
  ];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function worst(sizes: readonly number[], side: number): number {
  const sum = sizes.reduce((total, size) => total + size, 0);
  return Math.max(
    ...sizes.map((size) => Math.max((side * side * size) / (sum * sum), (sum * sum) / (side * side * size))),
  );
}

/** Number of areas that make the least stretched row along the shorter side (squarified tree maps: Bruls, Huizing, van Wijk 2000). */
function rowLength(areas: readonly number[], side: number): number {
  let length = 1;
  while (length < areas.length && worst(areas.slice(0, length + 1), side) <= worst(areas.slice(0, length), side))
    length++;
  return length;
}

/** Places tiles, largest first, in a box whose width is `aspect` times its height. */
export function placeTiles(tiles: readonly Tile[], aspect: number): PlacedTile[] {
  const total = tiles.reduce((sum, { size }) => sum + size, 0);
  const placed: PlacedTile[] = [];
  let box: Box = { x: 0, y: 0, width: aspect, height: 1 };
  let rest = tiles.map((tile) => ({ tile, area: (tile.size / total) * aspect }));
  while (rest.length > 0) {
    const side = Math.min(box.width, box.height);
    const length = rowLength(
      rest.map(({ area }) => area),
      side,
    );
    const row = rest.slice(0, length);
    const thick = row.reduce((sum, { area }) => sum + area, 0) / side;
    const upright = box.width >= box.height;
    let at = 0;
    for (const { tile, area } of row) {
      const long = area / thick;
      const part = upright
        ? { x: box.x, y: box.y + at, width: thick, height: long }
        : { x: box.x + at, y: box.y, width: long, height: thick };
      at += long;
      placed.push({ ...tile, x: part.x / aspect, y: part.y, width: part.width / aspect, height: part.height });
    }
    box = upright
      ? { ...box, x: box.x + thick, width: box.width - thick }
      : { ...box, y: box.y + thick, height: box.height - thick };
    rest = rest.slice(length);
  }
  return placed;
}

/** Draws the content of a folder into a box. Calls `open` with the chosen folder. */
export function drawTreeMap(
  box: HTMLElement,
  { rows, folder }: { rows: readonly PageRow[]; folder: string },
  open: (folder: string) => void,
): void {
  const { width, height } = box.getBoundingClientRect();
  const tiles = placeTiles(tilesBelow(rows, folder), Math.max(0.2, width / Math.max(1, height)));
  const drawn = tiles.map((tile) => {
    const label = `${tile.name}: ${tile.size} ${tile.size === 1 ? 'finding' : 'findings'}, ${tile.blocking} blocking`;
    const heat = tile.blocking > 0 ? 'block' : 'warn';
    const attributes = { class: `tile ${heat}`, title: label, 'aria-label': label };
    const inside = [element('b', {}, tile.name), element('small', {}, String(tile.size))];
    const made = tile.folder
      ? element('button', { ...attributes, type: 'button' }, ...inside)
      : element('div', { ...attributes, role: 'img' }, ...inside);
    made.style.left = `${tile.x * 100}%`;
    made.style.top = `${tile.y * 100}%`;
    made.style.width = `${tile.width * 100}%`;
    made.style.height = `${tile.height * 100}%`;
    if (tile.width * width < 56 || tile.height * height < 34) made.classList.add('tiny');
    if (tile.folder) made.addEventListener('click', () => open(folder + tile.name));
    return made;
  });
  box.replaceChildren(...drawn);
}

/** Draws the path to a folder, whose parts can be opened. */
export function drawCrumbs(box: HTMLElement, folder: string, open: (folder: string) => void): void {
  const parts = folder.split('/').filter(Boolean);
  const crumb = (name: string, target: string): HTMLElement => {
    const made = element('button', { type: 'button', 'aria-current': target === folder ? 'true' : undefined }, name);
    made.addEventListener('click', () => open(target));
    return made;
  };
  box.replaceChildren(
    crumb('all folders', ''),
    ...parts.map((name, i) => crumb(`${name}/`, `${parts.slice(0, i + 1).join('/')}/`)),
  );
}
