import { type ByteSet, NO_BYTES } from './byte-set.ts';
import type { PatternNode } from './pattern.ts';

/** First bytes of a text that are looked at one by one. */
const LEADING = 24;

/** How long the texts of a pattern are, and which bytes can stand at each of their first places. */
export interface Shape {
  readonly min: number;
  readonly max: number;
  /** Superset of the bytes at place i of any text that is longer than i. */
  readonly leading: readonly ByteSet[];
}

/** The shape of the empty text. */
export const NOTHING: Shape = { min: 0, max: 0, leading: [] };

/** The shape of one text after the other. */
export function joinShapes(a: Shape, b: Shape): Shape {
  const max = a.max + b.max;
  const leading: ByteSet[] = [];
  for (let i = 0; i < Math.min(LEADING, max); i++) {
    let set = i < a.max ? a.leading[i]! : NO_BYTES;
    for (let skip = a.min; skip <= Math.min(a.max, i); skip++) set |= b.leading[i - skip] ?? NO_BYTES;
    leading.push(set);
  }
  return { min: a.min + b.min, max, leading };
}

function uniteShapes(shapes: readonly Shape[]): Shape {
  const max = Math.max(...shapes.map((shape) => shape.max));
  const leading: ByteSet[] = [];
  for (let i = 0; i < Math.min(LEADING, max); i++) {
    leading.push(shapes.reduce((set, shape) => set | (shape.leading[i] ?? NO_BYTES), NO_BYTES));
  }
  return { min: Math.min(...shapes.map((shape) => shape.min)), max, leading };
}

/** The shape of `min` to `max` texts in a row. Rounds beyond the places looked at cannot add to them. */
export function repeatShape(item: Shape, min: number, max: number): Shape {
  let result = NOTHING;
  for (let round = 0; round < Math.min(max, LEADING); round++) {
    result = joinShapes(result, round < min ? item : { ...item, min: 0 });
  }
  return { min: item.min * min, max: item.max * max, leading: result.leading };
}

/** The shape of everything that a pattern matches; lookaheads match nothing. */
export function measureShape(node: PatternNode): Shape {
  switch (node.kind) {
    case 'bytes':
      return { min: 1, max: 1, leading: [node.set] };
    case 'sequence':
      return node.items.reduceRight((rest, item) => joinShapes(measureShape(item), rest), NOTHING);
    case 'choice':
      return uniteShapes(node.options.map(measureShape));
    case 'repeat':
      return repeatShape(measureShape(node.item), node.min, node.max);
    case 'capture':
      return measureShape(node.item);
    case 'look':
      return NOTHING;
  }
}

/** Superset of the bytes that can stand last once `node` has matched, `before` being those that stood last until then. */
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

/** How far from its start a match can look at most: its own length, or to the end of a lookahead. */
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
