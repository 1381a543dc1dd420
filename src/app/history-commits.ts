import type { PackTable } from '../core/pack-table.ts';
import { ToldCommits } from '../pool/trees/told-commits.ts';
import type { CommitList } from '../sources/git/commit-order.ts';
import type { Repository } from '../sources/git/repository.ts';
import type { HistoryCache } from './history-cache.ts';
import type { History } from './history-objects.ts';
import { chooseCommits } from './history-part.ts';
import { tipsOf } from './pack-history.ts';

/** How it becomes known, beside the scan, which commits there are for findings to be traced to. */
export interface CommitsBeside {
  /** To be called once it is known which packs there are, before any of their entries is scanned. */
  readonly begin: (packs: readonly PackTable[]) => void;
  /** Told what commits of packs say, where it is wanted; see `ToldCommits.add`. */
  readonly onCommits: ((pack: number, told: Int32Array) => void) | undefined;
  /** What was told, which is everything that packs hold once they are scanned. */
  readonly told: () => ToldCommits | undefined;
  /** All commits, where git is listing them; undefined, or a promise of it, where that is done later or not at all. */
  readonly listed: () => Promise<CommitList | undefined> | undefined;
}

/** All commits as git lists them, unless it is clear that the packs will have told of all of them. */
async function listOthers(
  { source, refs, scan }: History,
  repository: Repository,
  told: ToldCommits | undefined,
): Promise<CommitList | undefined> {
  const tips = scan.run.tally.failed.length === 0 ? tipsOf(repository, await refs) : undefined;
  if (told && tips?.every((tip) => told.has(tip))) return undefined;
  return chooseCommits(repository, source, []);
}

/** `repository`: with the signal that ends what git does beside the scan. */
export function startCommits(history: History, cache: HistoryCache, repository: Repository): CommitsBeside {
  const { list, source } = history;
  const isAsked = list === undefined && source.attribution;
  let told: ToldCommits | undefined;
  let listed: Promise<CommitList | undefined> | undefined;
  return {
    begin(packs) {
      if (!isAsked) return;
      if (packs.length > 0 && !cache.knows) told = new ToldCommits(packs);
      // what a cache knows of the history decides which commits are listed
      if (source.cache !== undefined) return;
      listed = listOthers(history, repository, told);
      listed.catch(() => {});
    },
    onCommits: isAsked && !cache.knows ? (pack, words) => told?.add(pack, words) : undefined,
    told: () => told,
    listed: () => listed,
  };
}
