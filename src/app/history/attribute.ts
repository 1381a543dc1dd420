import type { Exposure } from '../../core/finding.ts';
import type { MatchRow } from '../../pool/protocol.ts';
import type { CommitGraph } from '../../git/graph.ts';
import { readCommits, type CommitHeader } from '../../git/plumbing/commits.ts';
import type { CommitList } from '../../git/plumbing/commit-order.ts';
import { listTree } from '../../git/plumbing/ls-tree.ts';
import { endOf, type Ref } from '../../git/plumbing/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { mergeTraces, type TraceResult, type PathHistory, type Trace } from '../../git/history/trace.ts';
import { showPath } from '../../git/printable-path.ts';
import type { Occurrence } from './place-findings.ts';
import { showObject, type ObjectMatch } from './scan-objects.ts';

/** The part of a history that matches are looked for in. */
export interface HistoryPart {
  readonly repository: Repository;
  readonly list: CommitList;
  /** What an earlier scan found of the commits that are not in `list`; undefined: `list` is all there is. */
  readonly earlier?: Trace | undefined;
  /** Dates of all commits with matches that are reached, where `list` does not hold them all. */
  readonly reached?: ReadonlyMap<string, number> | undefined;
  /** Paths at the tip, at least those of these blobs, by what is there. */
  readonly pathsAtTip: (wanted: ReadonlySet<string>) => Promise<TipPaths>;
  readonly refs: readonly Ref[];
  /** Whether every match is known to be reached by what is looked at: nothing in a range is unreachable. */
  readonly allReached: boolean;
  readonly graph: Pick<CommitGraph, 'trace'>;
  /** See `Search.has`. */
  readonly has?: ((oid: string) => boolean) | undefined;
}

/** Matches at their places, and the commits these name. */
export interface Attributed {
  readonly occurrences: readonly Occurrence[];
  readonly commits: ReadonlyMap<string, CommitHeader>;
  readonly found: TraceResult;
}

const NOTHING: TraceResult = { trace: new Map(), paths: new Map(), missing: new Map() };

type TipPaths = ReadonlyMap<string, readonly Buffer[]>;

/** Paths of wanted blobs in trees. */
export async function findInTrees(
  { place }: Repository,
  trees: readonly string[],
  wanted: ReadonlySet<string>,
): Promise<TipPaths> {
  const found = new Map<string, Buffer[]>();
  if (wanted.size === 0) return found;
  for (const tree of trees) {
    for await (const { oid, path } of listTree(place, tree)) {
      if (!wanted.has(oid)) continue;
      const paths = found.get(oid);
      if (paths) paths.push(path);
      else found.set(oid, [path]);
    }
  }
  return found;
}

/** What refs name that is no commit: blobs, and those of trees. */
async function findAtRefs(
  { repository, refs }: HistoryPart,
  wanted: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const ref of refs) {
    const { oid: last, kind: lastKind } = endOf(ref);
    const shown = `.git/${showPath(ref.name)}`;
    if (lastKind === 'blob' && wanted.has(last)) found.set(last, shown);
    if (lastKind !== 'tree') continue;
    const inside = await findInTrees(repository, [last], wanted);
    for (const [blob, paths] of inside) found.set(blob, `${shown}/${showPath(paths[0]!)}`);
  }
  return found;
}

/** An occurrence of an object that is at no path of a commit. */
function bareOccurrence(
  row: MatchRow,
  at: { oid: string; path: string; place?: string; exposure: Exposure },
): Occurrence {
  const { oid, path, place = path, exposure } = at;
  return { row, blob: oid, path, place, introduced: undefined, removed: undefined, exposure };
}

/** What is known of where blobs are. */
interface Whereabouts {
  readonly part: HistoryPart;
  readonly trace: Trace;
  readonly tip: TipPaths;
  readonly atRefs: ReadonlyMap<string, string>;
}

function currentOccurrences({ oid, rows }: ObjectMatch, standing: PathHistory, { tip }: Whereabouts): Occurrence[] {
  const { path, introduced, removed } = standing;
  const shown = showPath(path);
  const atTip = tip.get(oid)?.some((one) => one.equals(path)) ?? false;
  return rows.map((row) => ({
    row,
    blob: oid,
    path: shown,
    place: shown,
    introduced,
    removed,
    exposure: atTip ? 'tip' : 'history',
  }));
}

function blobOccurrences(objectMatch: ObjectMatch, where: Whereabouts): Occurrence[] {
  const standings = [...(where.trace.get(objectMatch.oid)?.values() ?? [])].filter(
    ({ introduced }) => introduced !== undefined,
  );
  if (standings.length > 0) return standings.flatMap((standing) => currentOccurrences(objectMatch, standing, where));
  const named = where.atRefs.get(objectMatch.oid);
  const path = named ?? showObject('blob', objectMatch.oid);
  const reached = named !== undefined || where.part.allReached;
  return objectMatch.rows.map((row) =>
    bareOccurrence(row, { oid: objectMatch.oid, path, exposure: reached ? 'history' : 'unreachable' }),
  );
}

/** Commit messages are one place: a secret in a thousand of them (an author's name, a trailer) is one finding. */
function commitOccurrences({ oid, rows }: ObjectMatch, reached: ReadonlyMap<string, number>): Occurrence[] {
  const path = showObject('commit', oid);
  const date = reached.get(oid);
  const exposure = date === undefined ? 'unreachable' : 'history';
  return rows.map((row) => ({
    ...bareOccurrence(row, { oid, path, place: '.git/commit', exposure }),
    introduced: { id: oid, date: date ?? Number.MAX_SAFE_INTEGER },
  }));
}

function tagOccurrences({ oid, rows }: ObjectMatch, { refs, allReached }: HistoryPart): Occurrence[] {
  const exposure = allReached || refs.some((ref) => ref.oid === oid) ? 'history' : 'unreachable';
  return rows.map((row) => bareOccurrence(row, { oid, path: showObject('tag', oid), exposure }));
}

/** Headers of the commits that occurrences name, by id. */
export async function nameCommits(
  { place }: Repository,
  occurrences: readonly Occurrence[],
): Promise<Map<string, CommitHeader>> {
  const named = occurrences.flatMap(({ introduced, removed }) => [introduced, removed]);
  const ids = named.flatMap((commit) => (commit ? [commit.id] : []));
  return readCommits(place, ids);
}

/**
 * Finds where matches are: the commit that brought each version in, its paths, whether it still is at a tip. One pass over the
 * history, for the blobs with matches alone.
 * @throws ScanError `git-failed`, `aborted`
 */
export async function attributeMatches(part: HistoryPart, objectMatches: readonly ObjectMatch[]): Promise<Attributed> {
  const { repository, list, pathsAtTip, graph, earlier, has } = part;
  const wanted = matchingBlobs(objectMatches);
  const [found, tip, atRefs] = await Promise.all([
    wanted.size === 0 && !has ? NOTHING : graph.trace(list, { blobs: wanted, has }),
    pathsAtTip(wanted),
    findAtRefs(part, wanted),
  ]);
  const trace = earlier ? mergeTraces(earlier, found.trace, wanted) : found.trace;
  const where = { part, trace, tip, atRefs };
  const reached = part.reached ?? list.dates;
  const occurrences = objectMatches.flatMap((objectMatch) => {
    if (objectMatch.kind === 'blob') return blobOccurrences(objectMatch, where);
    return objectMatch.kind === 'commit' ? commitOccurrences(objectMatch, reached) : tagOccurrences(objectMatch, part);
  });
  return { occurrences, commits: await nameCommits(repository, occurrences), found: { ...found, trace } };
}

/** Ids of the blobs among matches. */
export function matchingBlobs(objectMatches: readonly ObjectMatch[]): Set<string> {
  return new Set(objectMatches.filter(({ kind }) => kind === 'blob').map(({ oid }) => oid));
}

/** Matches by their object ids alone. Nothing says whether anything reaches them, so they count as history. */
export function placeByObject(objectMatches: readonly ObjectMatch[]): Attributed {
  const occurrences = objectMatches.flatMap(({ oid, kind, rows }) =>
    rows.map((row) =>
      bareOccurrence(row, { oid, path: showObject(kind, oid), place: `.git/${kind}`, exposure: 'history' }),
    ),
  );
  return { occurrences, commits: new Map(), found: NOTHING };
}
