import type { PackTable } from '../../git/pack/pack-table.ts';
import type { PackedGraph } from '../../git/history/packed-graph.ts';
import { edgeOf, missingObjects } from '../../git/history/missing-objects.ts';
import type { Ref } from '../../git/plumbing/refs.ts';
import type { Repository } from '../../git/repository.ts';
import type { History } from './object-stream.ts';
import { missingOmission, partialOmission, shallowOmission } from '../scan/omissions.ts';
import { usesPackedGraph, openPackedGraph, tipsOf } from './packed-commit-graph.ts';
import { chooseThreads } from '../scan/threads.ts';
import type { TracedHistory } from './trace-history.ts';

/** A history whose objects were scanned. */
type Scanned = Pick<TracedHistory, 'scan' | 'refs' | 'packs' | 'has'>;

/** What is known not to be here without reading it. */
export interface CoverageGaps {
  /** Lets git count beside the scan, unless packs are to tell behind it. Called when it is known which there are. */
  readonly start: (packs: readonly PackTable[]) => void;
  /** Reports them, when all objects were scanned. @throws ScanError `git-failed`, `aborted` */
  readonly report: (scanned: Scanned) => Promise<void>;
}

/** How many objects that refs reach are not here; undefined where packs are to tell. A history that is traced shows on the way what it lacks. */
async function countByGit(
  repository: Repository,
  { source, list }: History,
  packs: readonly PackTable[],
): Promise<number | undefined> {
  const isPartial = await repository.isPartial();
  if (source.attribution && !isPartial) return 0;
  // what a part of a history is read from is not all there is
  if (!isPartial && !list && usesPackedGraph(source, packs)) return undefined;
  return missingObjects(repository.place);
}

/** Commits and trees from which everything is reached but what refs name by itself; undefined where git alone knows all of them. */
function allTips(repository: Repository, refs: readonly Ref[]): readonly string[] | undefined {
  const commits = tipsOf(repository, refs);
  const ends = refs.map((ref) => (ref.kind === 'tag' ? [ref.peeled, ref.peeledKind] : [ref.oid, ref.kind]));
  if (!commits || !ends.every(([, kind]) => kind === 'commit' || kind === 'tree' || kind === 'blob')) return undefined;
  return [...commits, ...ends.flatMap(([oid, kind]) => (kind === 'tree' ? [oid!] : []))];
}

/** What is missing of all that `tips` reach, by what packs hold, and by git for what is not in them; undefined where packs do not tell. */
async function countFrom(
  { scan: { repository }, has }: Scanned,
  tips: readonly string[],
  packed: PackedGraph,
): Promise<number | undefined> {
  const { place } = repository;
  const loose = packed.others(tips);
  const isLoose = new Set(loose);
  const edge = loose.length > 0 ? await edgeOf(place, loose, packed.heads()) : [];
  const known = edge && [...tips.filter((tip) => !isLoose.has(tip)), ...edge];
  const lacking = known && packed.lacking(known);
  if (!lacking) return undefined;
  const gone = new Set(lacking.filter((oid) => !has(oid)));
  if (loose.length === 0) return gone.size;
  return gone.size + (await missingObjects(place, { tips: loose, without: known, counted: gone }));
}

/** How many objects that refs reach are not here: by what packs hold, and by git where these do not tell. */
async function countInPacks(scanned: Scanned): Promise<number> {
  const { scan, refs, packs } = scanned;
  const { repository, request, run } = scan;
  // where anything is wrong git counts: it has words for that
  const tips = run.totals.failed.length === 0 ? allTips(repository, refs) : undefined;
  const packed = tips && (await openPackedGraph(repository, packs(), chooseThreads(request.workers)));
  const missing = packed && (await countFrom(scanned, tips, packed));
  return missing ?? missingObjects(repository.place);
}

/** `repository`: for what git does beside the scan. */
export function findCoverageGaps(history: History, repository: Repository): CoverageGaps {
  const { failed } = history.scan.run.totals;
  if (repository.shallow.size > 0) failed.push(shallowOmission());
  let counted: Promise<number | undefined> | undefined;
  const count = (packs: readonly PackTable[]): Promise<number | undefined> =>
    (counted ??= countByGit(repository, history, packs));
  return {
    start(packs) {
      // whoever reports learns of a failure
      count(packs).catch(() => {});
    },
    async report(scanned) {
      const missing = (await count(scanned.packs())) ?? (await countInPacks(scanned));
      if (missing === 0) return;
      const isPartial = await repository.isPartial();
      failed.push(isPartial ? partialOmission(missing) : missingOmission(missing));
    },
  };
}
