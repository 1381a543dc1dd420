import type { PackTable } from '../../pack/pack-table.ts';
import type { FoldedChanges } from './change-summary.ts';
import type { NodeTables } from '../entry-ids.ts';
import type { TreeDiffTables } from '../tree-diffs.ts';

/** What a thread is started with that reads and compares the trees of packs. */
export interface TracerStart {
  readonly tracer: { readonly packs: readonly PackTable[]; readonly records: TreeDiffTables };
}

/** Numbers that a thread has given, and where its records are. */
export interface Readings {
  /** Names of entries, by number, bytes as Latin-1. */
  readonly names: readonly string[];
  /** Ids that no pack has, in hexadecimal, by how far their numbers are behind those that packs have. */
  readonly others: readonly string[];
  /** Pieces of its records: which, and the words. */
  readonly pieces: readonly (readonly [number, Int32Array])[];
}

/** What all threads have in common once everything is read. All arrays over shared memory. */
export interface HistorySearch {
  readonly names: readonly string[];
  readonly tables: NodeTables;
  /** By number. */
  readonly pieces: readonly Int32Array[];
  /** Numbers of the ids of the commits of the list; 0: no pack has it. */
  readonly commits: Int32Array;
  /** Their ids, as they are sorted where their dates are the same. */
  readonly ids: Uint8Array;
  /** Their corrected dates, in seconds since 1970. */
  readonly dates: Float64Array;
  /** By place in the list: 1 where a commit's parents are not to be looked for. */
  readonly cut: Uint8Array;
  /** Numbers of ids that are looked for. */
  readonly wanted: Int32Array;
  /** Whether paths, and what is missing, are wanted too. */
  readonly everything: boolean;
}

/** To a thread, one after the other; each is answered in turn. */
export type TracerJob =
  /** Read trees and commits. */
  | { readonly kind: 'read'; readonly pack: number; readonly entries: Int32Array }
  /** Everything is read: tell which numbers were given. */
  | { readonly kind: 'tell' }
  /** Change the numbers in what was recorded: by number of a name, and of an id that no pack has, the number that all threads have for it. */
  | { readonly kind: 'renumber'; readonly names: Int32Array; readonly others: Int32Array }
  | { readonly kind: 'search'; readonly search: HistorySearch }
  /** Go through a part of the commits. */
  | { readonly kind: 'trace'; readonly from: number; readonly to: number }
  /** All parts have been given out: tell what was found. */
  | { readonly kind: 'end' };

/** From a thread. */
export type TracerReply =
  | { readonly kind: 'done' }
  | { readonly kind: 'readings'; readonly readings: Readings }
  /** Places in the list of commits that are left to git. */
  | { readonly kind: 'traced'; readonly left: Int32Array }
  | { readonly kind: 'found'; readonly found: FoldedChanges };
