import { BLOB, COMMIT, TREE } from '../pack/pack-table.ts';
import type { OidTable } from './oid-table.ts';
import type { NodeTables } from './entry-ids.ts';
import { COMMIT_HEAD, PIECE_RECORDS, RECORD_WORDS, recordedWord, type Recorded } from './tree-diffs.ts';
import { idOf, isFolder, isSubmodule } from './string-interner.ts';

/** What packs hold. */
interface Held {
  readonly recorded: Recorded;
  readonly tables: NodeTables;
  readonly ids: OidTable;
}

/** How a tree or commit was met: something reached names it; one that was met is made of it. */
const NAMED = 1;
const BASE = 2;

/** A walk to everything that is reached. */
interface Walk extends Held {
  /** By node: how it was met; 0: not yet. */
  readonly met: Uint8Array;
  /** Nodes that were met, and are still to be looked at. */
  readonly left: number[];
  /** Numbers of the ids of files that no pack has. */
  readonly gone: Set<number>;
}

/** The node of an id; negative where no pack has it. */
function nodeOf({ tables: { nodes } }: Held, id: number): number {
  return id > 0 && id < nodes.length ? nodes[id]! : -1;
}

function visit({ met, left }: Walk, node: number, how: number): void {
  if (met[node] === 0) left.push(node);
  met[node]! |= how;
}

/** Meets what a tree or commit names; false if no pack has it as what it is named. */
function visitNamed(walk: Walk, id: number, kind: number): boolean {
  const node = nodeOf(walk, id);
  if (node < 0 || walk.tables.kinds[node] !== kind) return false;
  if (kind !== BLOB) visit(walk, node, NAMED);
  return true;
}

function lookAtCommit(walk: Walk, node: number): boolean {
  const { recorded } = walk;
  if (!visitNamed(walk, recordedWord(recorded, node, 0), TREE)) return false;
  for (let word = COMMIT_HEAD; word < recorded.counts[node]!; word++)
    if (!visitNamed(walk, recordedWord(recorded, node, word), COMMIT)) return false;
  return true;
}

/** What came to a tree beyond the one it is made of; what that one has is looked at there, if the tree has it still or not. */
function lookAtTree(walk: Walk, node: number): boolean {
  const { starts, counts, pieces } = walk.recorded;
  const base = walk.tables.bases[node]!;
  if (base >= 0) visit(walk, base, BASE);
  const start = starts[node]!;
  // many millions: not by `recordedWord`
  const words = pieces[Math.floor(start / PIECE_RECORDS)]!;
  const from = (start % PIECE_RECORDS) * RECORD_WORDS;
  for (let at = from; at < from + counts[node]! * RECORD_WORDS; at += RECORD_WORDS) {
    const value = words[at + 2]!;
    const folder = isFolder(words[at]!);
    if (value === 0 || (isSubmodule(value) && !folder)) continue;
    const id = idOf(value);
    if (!folder && nodeOf(walk, id) < 0) walk.gone.add(id);
    else if (!visitNamed(walk, id, folder ? TREE : BLOB)) return false;
  }
  return true;
}

function lookAt(walk: Walk, node: number): boolean {
  if (walk.recorded.starts[node]! < 0) return false;
  return walk.tables.kinds[node] === COMMIT ? lookAtCommit(walk, node) : lookAtTree(walk, node);
}

/** Those of `tips` that no pack has. */
export function othersOf(held: Held, tips: readonly string[]): readonly string[] {
  return tips.filter((tip) => nodeOf(held, held.ids.numberOf(tip)) < 0);
}

/** Ids of the commits that no other one has as a parent. */
export function headsOf(held: Held): readonly string[] {
  const { recorded, tables, ids } = held;
  const isParent = new Uint8Array(tables.kinds.length);
  const isRead = (node: number): boolean => tables.kinds[node] === COMMIT && recorded.starts[node]! >= 0;
  for (let node = 0; node < isParent.length; node++) {
    for (let word = COMMIT_HEAD; isRead(node) && word < recorded.counts[node]!; word++) {
      const parent = nodeOf(held, recordedWord(recorded, node, word));
      if (parent >= 0) isParent[parent] = 1;
    }
  }
  const heads: string[] = [];
  for (let id = 1; id < tables.nodes.length; id++) {
    const node = tables.nodes[id]!;
    if (isRead(node) && isParent[node] === 0) heads.push(ids.idOf(id));
  }
  return heads;
}

/**
 * Ids of the blobs that `tips` (ids of commits and trees) reach, and that no pack has. Undefined where packs do not tell: a commit or a folder is not there, one is not
 * plain, or a file that is not there may be one of a tree that nothing reaches.
 */
export function findMissingBlobs(held: Held, tips: readonly string[]): readonly string[] | undefined {
  const walk: Walk = { ...held, met: new Uint8Array(held.tables.kinds.length), left: [], gone: new Set() };
  for (const tip of tips) {
    const id = held.ids.numberOf(tip);
    if (!visitNamed(walk, id, COMMIT) && !visitNamed(walk, id, TREE)) return undefined;
  }
  for (let node = walk.left.pop(); node !== undefined; node = walk.left.pop())
    if (!lookAt(walk, node)) return undefined;
  if (walk.gone.size > 0 && walk.met.includes(BASE)) return undefined;
  return Array.from(walk.gone, (id) => held.ids.idOf(id));
}
