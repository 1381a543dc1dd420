import type { PackTable } from '../core/pack-table.ts';
import { ToldCommits } from '../pool/trees/told-commits.ts';
import type { CommitList } from '../sources/git/commit-order.ts';
import type { Repository } from '../sources/git/repository.ts';
import type { HistoryCache } from './history-cache.ts';
import type { History } from './history-objects.ts';
import { chooseCommits } from './history-part.ts';
import { isForPacks, listFromPacks, tipsOf } from './pack-history.ts';

/** How it becomes known, beside the scan, which commits there are for findings to be traced to. */
export interface CommitsBeside {
  /** To be called once it is known which packs there are, before any of their entries is scanned. */
  readonly begin: (packs: readonly PackTable[]) => void;
  /** Told what commits of packs say, where it is wanted; see `ToldCommits.add`. */
  readonly onCommits: () => ((pack: number, told: Int32Array) => void) | undefined;
  /** What was told: undefined where it was not wanted. */
  readonly told: () => ToldCommits | undefined;
  /** All commits, once everything is scanned; undefined where nothing here tells of them. */
  readonly all: () => Promise<CommitList | undefined>;
}

/** `repository`: with the signal that ends what git does beside the scan. */
export function startCommits(history: History, cache: HistoryCache, repository: Repository): CommitsBeside {
  const { list, source, scan, refs } = history;
  const isAsked = list === undefined && source.attribution;
  const isPlain = (): boolean => scan.run.tally.failed.length === 0;
  let told: ToldCommits | undefined;
  /** What packs tell, once they have told of everything. */
  let packed: Promise<CommitList | undefined> | undefined;
  /** What git tells, where packs will not do. */
  let byGit: Promise<CommitList | undefined> | undefined;
  const listPacked = (from: ToldCommits): Promise<CommitList | undefined> =>
    (packed ??= refs.then((all) => listFromPacks(from, repository, all)));
  const listByGit = async (): Promise<CommitList | undefined> => {
    const tips = isPlain() ? tipsOf(repository, await refs) : undefined;
    return told && tips ? undefined : chooseCommits(repository, source, []);
  };
  return {
    begin(packs) {
      if (!isAsked) return;
      // many of them are told of by threads that read all trees: what is told here would take its room beside the scan
      const isLong = isForPacks(source, packs);
      if (packs.length > 0 && !cache.known && !isLong) told = new ToldCommits(packs);
      // what a cache knows of the history decides which commits are listed
      if (isLong || source.cache !== undefined) return;
      byGit = listByGit();
      byGit.catch(() => {});
    },
    onCommits: () => (told ? take : undefined),
    told: () => told,
    async all() {
      return (isPlain() && told ? await listPacked(told) : undefined) ?? byGit;
    },
  };
  function take(pack: number, words: Int32Array): void {
    told!.add(pack, words);
    // in most packs commits come first, so that it is listed while others scan what comes behind them
    if (told!.isComplete) listPacked(told!).catch(() => {});
  }
}
