import { BLOB, COMMIT, TREE } from '../pack/pack-table.ts';
import type { AllIds } from './oid-table.ts';
import { type NodeTables } from './entry-ids.ts';
import { COMMIT_HEAD, recordedWord, RECORD_WORDS, type Recorded } from './tree-diffs.ts';
import { idOf, isFolder, isSubmodule } from './string-interner.ts';

/** What packs hold. */
interface Held {
  readonly recorded: Recorded;
  readonly tables: NodeTables;
  readonly ids: AllIds;
}

/** Whether an object of this kind has this number of an id. */
function isOf({ tables: { nodes, kinds } }: Held, id: number, kind: number): boolean {
  const node = id > 0 && id < nodes.length ? nodes[id]! : -1;
  return node >= 0 && kinds[node] === kind;
}

function isWholeTree(held: Held, node: number): boolean {
  const { recorded } = held;
  const words = recorded.counts[node]! * RECORD_WORDS;
  for (let word = 0; word < words; word += RECORD_WORDS) {
    const key = recordedWord(recorded, node, word);
    const value = recordedWord(recorded, node, word + 2);
    if (value === 0 || (isSubmodule(value) && !isFolder(key))) continue;
    if (!isOf(held, idOf(value), isFolder(key) ? TREE : BLOB)) return false;
  }
  return true;
}

function isWholeCommit(held: Held, node: number): boolean {
  const { recorded } = held;
  if (!isOf(held, recordedWord(recorded, node, 0), TREE)) return false;
  for (let word = COMMIT_HEAD; word < recorded.counts[node]!; word++)
    if (!isOf(held, recordedWord(recorded, node, word), COMMIT)) return false;
  return true;
}

/** Whether all that commits and trees of packs name is in packs too, and so are `tips` (ids of commits): all that these reach is there then. */
export function isComplete(held: Held, tips: readonly string[]): boolean {
  const { recorded, tables, ids } = held;
  for (let node = 0; node < tables.kinds.length; node++) {
    const kind = tables.kinds[node]!;
    if (kind === 0) return false;
    if (kind !== TREE && kind !== COMMIT) continue;
    if (recorded.starts[node]! < 0) return false;
    if (!(kind === TREE ? isWholeTree(held, node) : isWholeCommit(held, node))) return false;
  }
  return tips.every((tip) => isOf(held, ids.numberOf(tip), COMMIT));
}
