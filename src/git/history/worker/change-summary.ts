import { BLOB } from '../../pack/pack-table.ts';
import type { Change } from './commit-changes.ts';
import type { PathTable } from '../path-table.ts';
import { EMPTY, type NodeTables } from '../entry-ids.ts';
import { idOf, isSubmodule } from '../string-interner.ts';

/** Words of `FoldedChanges.trace` for a place, and of `missing` for a blob. */
export const TRACE_WORDS = 4;
export const MISSING_WORDS = 3;

/** What came of the changes of commits. Commits are told by their place in the list, paths by their place in `paths`; -1: none. */
export interface FoldedChanges {
  /** Bytes of each as Latin-1. */
  readonly paths: readonly string[];
  /** For each path: the first commit in which something was there, the last that took it away. */
  readonly introduced: Int32Array;
  readonly removed: Int32Array;
  /** For each place of a blob that was looked for: number of its id, path, first commit, last one that took it away. */
  readonly trace: Int32Array;
  /** For each blob that no pack has: number of its id, the path it came in at first, that commit. */
  readonly missing: Int32Array;
}

/** What changes are folded with. */
export interface Folding {
  readonly paths: PathTable;
  readonly names: readonly string[];
  readonly tables: Pick<NodeTables, 'kinds' | 'nodes'>;
  /** Numbers of the ids that are looked for. */
  readonly wanted: ReadonlySet<number>;
  /** Whether paths, and what is missing, are wanted too. */
  readonly everything: boolean;
  /** Whether the commit at one place of the list comes before that at another. */
  readonly isEarlier: (a: number, b: number) => boolean;
}

/** First and last commit. */
interface Span {
  introduced: number;
  removed: number;
}

/** Folds changes of commits into what is asked of them. */
export class ChangeSummary {
  readonly #how: Folding;
  readonly #spans: (Span | undefined)[] = [];
  readonly #trace = new Map<number, Map<number, Span>>();
  readonly #missing = new Map<number, { path: number; commit: number }>();
  readonly #commit = { at: -1 };

  constructor(how: Folding) {
    this.#how = how;
  }

  /** The commit whose changes come now. */
  begin(commit: number): void {
    this.#commit.at = commit;
  }

  /** Takes a change. */
  readonly take = ({ path, after, before }: Change): void => {
    const { wanted, everything } = this.#how;
    if (wanted.size > 0) this.#find(path, after, before);
    if (!everything) return;
    this.#note((this.#spans[path] ??= { introduced: -1, removed: -1 }), after !== 0);
    if (after !== 0 && !isSubmodule(after) && !this.#isBlob(idOf(after))) this.#miss(idOf(after), path);
  };

  #find(path: number, after: number, before: readonly number[]): void {
    const { wanted } = this.#how;
    if (wanted.has(idOf(after))) this.#note(this.#spanOf(idOf(after), path), true);
    for (const value of before)
      if (idOf(value) !== idOf(after) && wanted.has(idOf(value))) this.#note(this.#spanOf(idOf(value), path), false);
  }

  #spanOf(id: number, path: number): Span {
    let places = this.#trace.get(id);
    if (!places) this.#trace.set(id, (places = new Map()));
    let span = places.get(path);
    if (!span) places.set(path, (span = { introduced: -1, removed: -1 }));
    return span;
  }

  #note(span: Span, isThere: boolean): void {
    const { isEarlier } = this.#how;
    const commit = this.#commit.at;
    if (isThere) {
      if (span.introduced < 0 || isEarlier(commit, span.introduced)) span.introduced = commit;
    } else if (span.removed < 0 || isEarlier(span.removed, commit)) span.removed = commit;
  }

  #isBlob(id: number): boolean {
    const { kinds, nodes } = this.#how.tables;
    const node = id < nodes.length ? nodes[id]! : EMPTY;
    return node !== EMPTY && kinds[node] === BLOB;
  }

  /** Of several paths in the commit it came in with, the one whose bytes come first. */
  #miss(id: number, path: number): void {
    const { isEarlier, paths, names } = this.#how;
    const commit = this.#commit.at;
    const known = this.#missing.get(id);
    const isFirst =
      !known ||
      isEarlier(commit, known.commit) ||
      (commit === known.commit && paths.textOf(path, names) < paths.textOf(known.path, names));
    if (isFirst) this.#missing.set(id, { path, commit });
  }

  /** What came of it. */
  result(): FoldedChanges {
    const told = new Map<number, number>();
    const { paths, names } = this.#how;
    const placeOf = (path: number): number => {
      const known = told.get(path) ?? told.size;
      told.set(path, known);
      return known;
    };
    for (const path of this.#spans.keys()) if (this.#spans[path]) placeOf(path);
    const trace = [...this.#trace].flatMap(([id, places]) =>
      [...places].flatMap(([path, { introduced, removed }]) => [id, placeOf(path), introduced, removed]),
    );
    const missing = [...this.#missing].flatMap(([id, { path, commit }]) => [id, placeOf(path), commit]);
    const spans = [...told.keys()].map((path) => this.#spans[path]);
    return {
      paths: [...told.keys()].map((path) => paths.textOf(path, names)),
      introduced: Int32Array.from(spans, (span) => span?.introduced ?? -1),
      removed: Int32Array.from(spans, (span) => span?.removed ?? -1),
      trace: Int32Array.from(trace),
      missing: Int32Array.from(missing),
    };
  }
}
