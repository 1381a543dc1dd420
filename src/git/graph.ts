import { listPackedCommits } from './history/list-packed-commits.ts';
import { countMissing, type PackedReach } from './history/missing-objects.ts';
import { openGraphThreads, type PackedGraph } from './history/packed-graph.ts';
import { searchPacks } from './history/search-packs.ts';
import { commitAndTreeTips } from './history/tips.ts';
import { searchHistory, type Search, type TraceResult } from './history/trace.ts';
import { packInDeltaOrder } from './pack/delta-order.ts';
import { COMMIT, TREE, type PackedBatch, type PackTable } from './pack/pack-table.ts';
import type { CommitList } from './plumbing/commit-order.ts';
import type { Ref } from './plumbing/refs.ts';
import { listCommits } from './plumbing/rev-list.ts';
import type { Repository } from './repository.ts';

/** Who answers: packs if that is faster than git, packs wherever possible (tests compare the two), or git alone. */
export type GitReader = 'packs' | 'packs-always' | 'git';

/** Which missing objects are counted: all, or none but a partial clone's, since a trace finds the others on its way. */
export type MissingScope = 'all' | 'partial';

/** The commits of a repository and what they changed. Packs or git answer; the answers are the same. */
export interface CommitGraph {
  /** Starts git on what a later call will ask for, beside other work. Packs are known by now. */
  readonly prefetch: (what: { readonly commits: boolean; readonly missing: MissingScope }) => void;
  /** Lists the commits, parents before children. @throws ScanError `git-failed`, `aborted` */
  readonly commits: () => Promise<CommitList>;
  /** Finds where blobs came in and went, among the commits of a list. @throws ScanError `git-failed`, `aborted` */
  readonly trace: (list: CommitList, search: Search) => Promise<TraceResult>;
  /** Counts the objects that refs reach and the repository lacks. `has`: whether the store has a blob. @throws ScanError `git-failed`, `aborted` */
  readonly missing: (scope: MissingScope, has: (oid: string) => boolean) => Promise<number>;
  /** Ends what was started and is still running. */
  readonly close: () => Promise<void>;
}

/** What a graph is read from. */
export interface GraphOptions {
  readonly repository: Repository;
  readonly reader: GitReader;
  /** Packs that can be read without git; known once the object store has been opened. */
  readonly packs: () => readonly PackTable[];
  readonly refs: Promise<readonly Ref[]>;
  /** Commits of a part of the history; undefined: all that refs and HEAD reach. */
  readonly selected: CommitList | undefined;
  readonly threads: number;
  /** The built entry of the worker threads. */
  readonly workerUrl: () => URL;
  /** Whether nothing has failed so far; otherwise git answers, which reports what is wrong. */
  readonly isSound: () => boolean;
}

/** Below this many commits git is done before threads are started and compiled. */
const MANY_COMMITS = 30_000;

function countCommits(packs: readonly PackTable[]): number {
  return packs.reduce((sum, { types }) => types.reduce((count, type) => count + (type === COMMIT ? 1 : 0), sum), 0);
}

/** Whether packs answer for so many commits (undefined: all of theirs). They read all of their trees, whatever is asked. */
export function usesPacks(reader: GitReader, packs: readonly PackTable[], commits?: number): boolean {
  if (packs.length === 0 || reader !== 'packs') return packs.length > 0 && reader === 'packs-always';
  const packed = countCommits(packs);
  const asked = commits ?? packed;
  return asked >= MANY_COMMITS && asked * 2 > packed;
}

function* treesAndCommits(packs: readonly PackTable[]): Generator<PackedBatch> {
  for (const [pack, table] of packs.entries()) {
    const wanted = table.types.map((type) => (type === COMMIT || type === TREE ? 1 : 0));
    for (const entries of packInDeltaOrder(table, wanted)) yield { pack, entries };
  }
}

/** Reads the commits and trees of packs; the caller stops the result. Undefined if there are too many. @throws ScanError `aborted` */
export function openPackedGraph(
  { place: { signal } }: Repository,
  { packs, threads, workerUrl }: { packs: readonly PackTable[]; threads: number; workerUrl: URL },
): Promise<PackedGraph | undefined> {
  return openGraphThreads({ workerUrl, threads, packs, batches: treesAndCommits(packs), signal });
}

/** Keeps a rejection for whoever awaits the promise later. */
function started<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}

class HistoryGraph implements CommitGraph {
  readonly #options: GraphOptions;
  readonly #ended = new AbortController();
  /** The repository, for work that ends with the graph. */
  readonly #repository: Repository;
  #listed: Promise<CommitList> | undefined;
  #counted: Promise<number | undefined> | undefined;
  #packed: Promise<PackedGraph | undefined> | undefined;

  constructor(options: GraphOptions) {
    this.#options = options;
    const { repository } = options;
    const { place } = repository;
    const signal = AbortSignal.any([this.#ended.signal, ...(place.signal ? [place.signal] : [])]);
    this.#repository = { ...repository, place: { ...place, signal } };
  }

  prefetch({ commits, missing }: { readonly commits: boolean; readonly missing: MissingScope }): void {
    const { selected } = this.#options;
    if (commits && !selected && !this.#usesPacks()) this.#listed = started(this.#listByGit());
    this.#counted ??= started(this.#countByGit(missing));
  }

  async commits(): Promise<CommitList> {
    const { selected, refs, isSound } = this.#options;
    if (selected) return selected;
    const packed = await this.#open();
    packed?.prepare();
    const list = packed && isSound() ? await listPackedCommits(packed, this.#repository, await refs) : undefined;
    return list ?? this.#listed ?? this.#listByGit();
  }

  async trace(list: CommitList, search: Search): Promise<TraceResult> {
    const { threads } = this.#options;
    const repository = this.#repository;
    const packed = await this.#open(list.commits.length);
    if (!packed) return searchHistory(repository.place, search, { list, threads });
    return searchPacks({ repository, list, threads, ...search }, packed);
  }

  async missing(scope: MissingScope, has: (oid: string) => boolean): Promise<number> {
    const counted = await (this.#counted ??= this.#countByGit(scope));
    return counted ?? countMissing(this.#repository.place, await this.#packedReach(has));
  }

  async close(): Promise<void> {
    this.#ended.abort();
    await (await this.#packed?.catch(() => undefined))?.stop();
  }

  #usesPacks(commits?: number): boolean {
    return usesPacks(this.#options.reader, this.#options.packs(), commits);
  }

  /** Opens the packs, if they are to answer for so many commits: decided once. */
  #open(commits?: number): Promise<PackedGraph | undefined> {
    const { packs, threads, workerUrl } = this.#options;
    return (this.#packed ??= this.#usesPacks(commits)
      ? openPackedGraph(this.#repository, { packs: packs(), threads, workerUrl: workerUrl() })
      : Promise.resolve(undefined));
  }

  #listByGit(): Promise<CommitList> {
    return listCommits(this.#repository.place, { tips: undefined, without: [] });
  }

  /** Counts missing objects by git; undefined if packs are to count. */
  async #countByGit(scope: MissingScope): Promise<number | undefined> {
    const isPartial = await this.#repository.isPartial();
    if (scope === 'partial' && !isPartial) return 0;
    // packs hold more than a part of a history
    if (!isPartial && !this.#options.selected && this.#usesPacks()) return undefined;
    return countMissing(this.#repository.place);
  }

  async #packedReach(has: PackedReach['has']): Promise<PackedReach | undefined> {
    const { refs, isSound } = this.#options;
    const tips = isSound() ? commitAndTreeTips(this.#repository, await refs) : undefined;
    const packed = tips && (await this.#open());
    return packed && { packed, tips, has };
  }
}

/** Opens the commit graph of a repository; the caller closes it. */
export function openCommitGraph(options: GraphOptions): CommitGraph {
  return new HistoryGraph(options);
}

/** Traces commits by git alone, for the few that a change has. */
export function openGitTrace({ place }: Repository, threads: number): Pick<CommitGraph, 'trace'> {
  return { trace: (list, search) => searchHistory(place, search, { list, threads }) };
}
