import type { PackTable } from '../pack/pack-table.ts';

/** The node of what is not there: the tree without entries, which every tree without a base is a change of. */
export const EMPTY = -1;

/** The number of the first entry of each pack: nodes are entries, numbered through all packs. */
export function firstNodes(packs: readonly PackTable[]): number[] {
  let next = 0;
  return packs.map(({ types }) => {
    const first = next;
    next += types.length;
    return first;
  });
}

/** What packs tell of their entries, by node, in shared memory. */
export interface NodeTables {
  readonly kinds: Uint8Array;
  /** The node that each is a change of; negative if there is none, or none that is known. */
  readonly bases: Int32Array;
  /** By the number of an id (`OidIndex`): its node. */
  readonly nodes: Int32Array;
}

function sharedInts(count: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT));
}

function joinKinds(packs: readonly PackTable[], firsts: readonly number[], count: number): Uint8Array {
  if (packs.length === 1) return packs[0]!.types;
  const kinds = new Uint8Array(new SharedArrayBuffer(count));
  for (const [pack, table] of packs.entries()) kinds.set(table.types, firsts[pack]);
  return kinds;
}

function joinBases(packs: readonly PackTable[], firsts: readonly number[], count: number): Int32Array {
  if (packs.length === 1) return packs[0]!.bases;
  const bases = sharedInts(count);
  for (const [pack, table] of packs.entries()) {
    const first = firsts[pack]!;
    for (const [entry, base] of table.bases.entries()) bases[first + entry] = base < 0 ? base : first + base;
  }
  return bases;
}

/** Joins what packs tell of their entries. */
export function nodeTablesOf(packs: readonly PackTable[]): NodeTables {
  const firsts = firstNodes(packs);
  const count = packs.reduce((sum, { types }) => sum + types.length, 0);
  const nodes = sharedInts(count + 1);
  nodes[0] = EMPTY;
  for (const [pack, { oidIndexOf }] of packs.entries()) {
    const first = firsts[pack]!;
    for (let entry = 0; entry < oidIndexOf.length; entry++) nodes[first + oidIndexOf[entry]! + 1] = first + entry;
  }
  return { kinds: joinKinds(packs, firsts, count), bases: joinBases(packs, firsts, count), nodes };
}
