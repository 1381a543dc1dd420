/** Kinds of objects, as packs number them (gitformat-pack). */
export const COMMIT = 1;
export const TREE = 2;
export const BLOB = 3;
export const TAG = 4;

/** In `PackTable.bases`: an entry that is no change of another. */
export const NO_BASE = -1;
/** In `PackTable.bases`: one whose base is not in the pack, or cannot be told. */
export const UNKNOWN_BASE = -2;
/** In `PackTable.bases`: one whose bases lead back to one of them. git never ends at it. */
export const CIRCULAR_BASE = -3;

/**
 * A pack, as its index and the headers of its entries tell it. Entries are in the order of their offsets. All arrays are in shared memory: every
 * thread reads the same. About 37 bytes an object (SHA-1).
 */
export interface PackTable {
  /** Absolute path of the `.pack`. */
  readonly path: string;
  /** Bytes of the file when it was listed. */
  readonly size: number;
  /** Bytes of an id, and of the sum at the pack's end: 20 or 32. */
  readonly oidBytes: number;
  /** Where each entry begins, and behind them where the last one ends. */
  readonly offsets: Float64Array;
  /** Entry each is a change of: `STANDS_ALONE`, `UNKNOWN_BASE`, so that it is left to git, or `CIRCULAR_BASE`. */
  readonly bases: Int32Array;
  /** COMMIT, TREE, BLOB or TAG; 0 unknown. A change is of the kind that it is a change of. */
  readonly types: Uint8Array;
  /** Ids, sorted, `oidBytes` bytes each. */
  readonly oids: Uint8Array;
  /** Which of `ids` each entry has. */
  readonly oidIndexOf: Int32Array;
}

/** Entries of one pack that one worker takes at a time. */
export interface PackedBatch {
  /** Which pack. */
  readonly pack: number;
  /** Each behind the one it is a change of, wherever both are there: depth first through the trees of changes. */
  readonly entries: Int32Array;
}
