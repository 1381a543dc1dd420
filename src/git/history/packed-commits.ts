import { COMMIT } from '../pack/pack-table.ts';
import type { OidTable } from './oid-table.ts';
import { type NodeTables } from './entry-ids.ts';
import { COMMIT_HEAD, recordedWord, secondsOf, type Recorded } from './tree-diffs.ts';

/** A commit as packs hold it. */
export interface PackedCommit {
  readonly id: string;
  /** When it says it was made, in seconds since 1970. */
  readonly said: number;
  /** Ids of its parents. */
  readonly parents: readonly string[];
}

/** What commits are listed from. */
interface Sources {
  readonly recorded: Recorded;
  readonly tables: NodeTables;
  readonly ids: OidTable;
}

/** The node of a commit that was read, its time too; negative where it was not. */
function nodeOf({ recorded, tables }: Sources, id: number): number {
  const node = tables.nodes[id] ?? -1;
  const isRead = node >= 0 && tables.kinds[node] === COMMIT && recorded.starts[node]! >= 0;
  return isRead && recordedWord(recorded, node, 1) >= 0 ? node : -1;
}

/** A walk to the parents of commits, and back. */
interface Walk {
  /** By node: the word of its next parent; 0: not met yet; past its last word: done. */
  readonly next: Int32Array;
  /** Numbers of ids: of where the walk is, last, and of how it came there. */
  readonly way: number[];
  /** Those that are done. */
  readonly order: number[];
}

/** Goes on to a parent that was not met, or back; false if that, or where it is, was not read. */
function step(sources: Sources, { next, way, order }: Walk): boolean {
  const { recorded } = sources;
  const id = way.at(-1)!;
  const node = nodeOf(sources, id);
  if (node < 0) return false;
  const count = recorded.counts[node]!;
  if (next[node] === 0) next[node] = COMMIT_HEAD;
  const word = next[node]!++;
  if (word >= count) {
    way.pop();
    if (word === count) order.push(id);
    return true;
  }
  const parent = recordedWord(recorded, node, word);
  const above = nodeOf(sources, parent);
  if (above >= 0 && next[above] === 0) way.push(parent);
  return above >= 0;
}

/** Numbers of the ids of all commits that `tips` (numbers of ids) reach, parents first; undefined if one of them was not read. */
function reach(sources: Sources, tips: readonly number[]): number[] | undefined {
  const walk: Walk = { next: new Int32Array(sources.tables.kinds.length), way: [], order: [] };
  for (const tip of tips) {
    walk.way.push(tip);
    while (walk.way.length > 0) if (!step(sources, walk)) return undefined;
  }
  return walk.order;
}

/**
 * Tells of commits one by one: all of them at once would be half of what a long history takes. The id of a commit that was told of is one and the same text wherever it
 * stands, so that whoever looks it up reads it once.
 */
function* describe({ recorded, tables, ids }: Sources, order: readonly number[]): Generator<PackedCommit> {
  const texts: string[] = [''];
  /** By node: its place in `texts`; 0: not told of yet. */
  const places = new Int32Array(tables.kinds.length);
  const textOf = (id: number): string => texts[places[tables.nodes[id]!]!] || ids.idOf(id);
  for (const id of order) {
    const node = tables.nodes[id]!;
    const count = recorded.counts[node]!;
    const parents: string[] = [];
    for (let word = COMMIT_HEAD; word < count; word++) parents.push(textOf(recordedWord(recorded, node, word)));
    const said = secondsOf(recordedWord(recorded, node, 1), recordedWord(recorded, node, 2));
    const text = ids.idOf(id);
    places[node] = texts.push(text) - 1;
    yield { id: text, said, parents };
  }
}

/** The commits that `tips` reach, parents first; undefined if packs do not hold all of them, as git writes them. */
export function packedCommits(sources: Sources, tips: readonly string[]): Iterable<PackedCommit> | undefined {
  const numbers = tips.map((tip) => sources.ids.numberOf(tip));
  const order = reach(sources, numbers);
  return order && describe(sources, order);
}
