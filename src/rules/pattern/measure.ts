import { itemAt } from '../../core/present.ts';
import { type ByteSet, countBytes, NO_BYTES } from './byte-set.ts';
import type { PatternNode } from './pattern.ts';

/** First bytes of a text that are tracked one by one. */
const LEADING = 24;

/** At most `most` bytes of `skip`, then one of `need`. The sets are disjoint, so the first byte of `need` ends the gap. */
export interface Gap {
  readonly skip: ByteSet;
  readonly most: number;
  readonly need: ByteSet;
}

/** Lengths of the texts that a pattern matches, and the bytes that can occur in them. */
export interface Shape {
  readonly min: number;
  readonly max: number;
  /** Superset of the bytes at index i of any text longer than i. */
  readonly leading: readonly ByteSet[];
  /** Superset of the bytes at any place. */
  readonly all: ByteSet;
  /** Gaps at the start of every text, in sequence. */
  readonly path: readonly Gap[];
  /** What may follow the path: at most this many bytes of a set. */
  readonly tail: { readonly set: ByteSet; readonly most: number };
}

/** The shape of the empty text. */
export const EMPTY_SHAPE: Shape = {
  min: 0,
  max: 0,
  leading: [],
  all: NO_BYTES,
  path: [],
  tail: { set: NO_BYTES, most: 0 },
};

/** A byte with more possible values than this is too common to look for. */
const MAX_NEEDED = 8;
/** Most gaps of a path, and most bytes that it may skip. */
const MAX_GAPS = 3;
const MAX_PATH_LENGTH = 120;

function shapeOfByte(set: ByteSet): Shape {
  const telling = countBytes(set) <= MAX_NEEDED;
  const path = telling ? [{ skip: NO_BYTES, most: 0, need: set }] : [];
  return { min: 1, max: 1, leading: [set], all: set, path, tail: telling ? EMPTY_SHAPE.tail : { set, most: 1 } };
}

/** The shape of two texts in sequence. */
export function joinShapes(a: Shape, b: Shape): Shape {
  const max = a.max + b.max;
  const leading: ByteSet[] = [];
  for (let i = 0; i < Math.min(LEADING, max); i++) {
    let set = i < a.max ? itemAt(a.leading, i) : NO_BYTES;
    for (let skip = a.min; skip <= Math.min(a.max, i); skip++) set |= b.leading[i - skip] ?? NO_BYTES;
    leading.push(set);
  }
  return { min: a.min + b.min, max, leading, all: a.all | b.all, ...joinPaths(a, b) };
}

function joinPaths(a: Shape, b: Shape): Pick<Shape, 'path' | 'tail'> {
  const [first, ...others] = b.path;
  const joined = first && { ...first, skip: a.tail.set | first.skip, most: a.tail.most + first.most };
  const path = joined ? [...a.path, joined, ...others] : a.path;
  const length = path.reduce((sum, { most }) => sum + most + 1, 0);
  if (joined && (joined.skip & joined.need) === NO_BYTES && path.length <= MAX_GAPS && length <= MAX_PATH_LENGTH)
    return { path, tail: b.tail };
  return { path: a.path, tail: { set: a.tail.set | b.all, most: a.tail.most + b.max } };
}

function uniteShapes(shapes: readonly Shape[]): Shape {
  const max = Math.max(...shapes.map((shape) => shape.max));
  const leading: ByteSet[] = [];
  for (let i = 0; i < Math.min(LEADING, max); i++) {
    leading.push(shapes.reduce((set, shape) => set | (shape.leading[i] ?? NO_BYTES), NO_BYTES));
  }
  const all = shapes.reduce((set, shape) => set | shape.all, NO_BYTES);
  return { min: Math.min(...shapes.map((shape) => shape.min)), max, leading, all, ...unitePaths(shapes, { all, max }) };
}

/** The first gap of all paths, united. */
function unitePaths(
  shapes: readonly Shape[],
  { all, max }: { readonly all: ByteSet; readonly max: number },
): Pick<Shape, 'path' | 'tail'> {
  const firsts = shapes.map(({ path }) => path[0]);
  const found = firsts.filter((gap) => gap !== undefined);
  const skip = found.reduce((set, gap) => set | gap.skip, NO_BYTES);
  const need = found.reduce((set, gap) => set | gap.need, NO_BYTES);
  const telling = found.length === firsts.length && (skip & need) === NO_BYTES && countBytes(need) <= MAX_NEEDED;
  if (!telling) return { path: [], tail: { set: all, most: max } };
  const most = Math.max(...found.map((gap) => gap.most));
  return { path: [{ skip, most, need }], tail: { set: all, most: max - 1 } };
}

/** The shape of `min` to `max` texts in a row. Rounds beyond the tracked bytes add nothing to them. */
export function repeatShape(item: Shape, min: number, max: number): Shape {
  let result = EMPTY_SHAPE;
  for (let round = 0; round < Math.min(max, LEADING); round++) {
    result = joinShapes(result, round < min ? item : optional(item));
  }
  const [most, all] = [item.max * max, max > 0 ? item.all : NO_BYTES];
  const begins = min > 0 ? item.path.slice(0, 1) : [];
  return { min: item.min * min, max: most, leading: result.leading, all, path: begins, tail: { set: all, most } };
}

function optional(item: Shape): Shape {
  return { ...item, min: 0, path: [], tail: { set: item.all, most: item.max } };
}

/** The shape of everything that a pattern matches; lookaheads match nothing. */
export function measureShape(node: PatternNode): Shape {
  switch (node.kind) {
    case 'bytes':
      return shapeOfByte(node.set);
    case 'sequence':
      return node.items.reduceRight((rest, item) => joinShapes(measureShape(item), rest), EMPTY_SHAPE);
    case 'choice':
      return uniteShapes(node.options.map(measureShape));
    case 'repeat':
      return repeatShape(measureShape(node.item), node.min, node.max);
    case 'capture':
      return measureShape(node.item);
    case 'look':
      return EMPTY_SHAPE;
  }
}

/** Superset of the last bytes once `node` has matched; `before` were the last bytes until then. */
export function lastBytes(node: PatternNode, before: ByteSet): ByteSet {
  switch (node.kind) {
    case 'bytes':
      return node.set;
    case 'sequence':
      return node.items.reduce((last, item) => lastBytes(item, last), before);
    case 'choice':
      return node.options.reduce((last, option) => last | lastBytes(option, before), NO_BYTES);
    case 'repeat': {
      const inside = lastBytes(node.item, before);
      const again = node.max > 1 ? lastBytes(node.item, inside) : NO_BYTES;
      return inside | again | (node.min === 0 ? before : NO_BYTES);
    }
    case 'capture':
      return lastBytes(node.item, before);
    case 'look':
      return before;
  }
}

/** How far a match can look from its start: its own length, or the end of a lookahead. */
export function measureReach(node: PatternNode): number {
  switch (node.kind) {
    case 'bytes':
      return 1;
    case 'sequence': {
      let length = 0;
      let reach = 0;
      for (const item of node.items) {
        reach = Math.max(reach, length + measureReach(item));
        length += measureShape(item).max;
      }
      return reach;
    }
    case 'choice':
      return Math.max(...node.options.map(measureReach));
    case 'repeat':
      return node.max === 0 ? 0 : (node.max - 1) * measureShape(node.item).max + measureReach(node.item);
    case 'capture':
    case 'look':
      return measureReach(node.item);
  }
}
