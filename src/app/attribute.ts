import type { Exposure } from '../core/finding.ts';
import type { MatchRow } from '../pool/protocol.ts';
import { readCommits, type CommitHeader } from '../sources/git/commits.ts';
import { listTree } from '../sources/git/ls-tree.ts';
import type { Ref } from '../sources/git/refs.ts';
import type { Repository } from '../sources/git/repository.ts';
import { traceBlobs, type Standing } from '../sources/git/trace.ts';
import { showPath } from '../sources/shown.ts';
import type { Sighting } from './place-findings.ts';
import { showObject, type ObjectHit } from './scan-objects.ts';

/** The part of a history that hits are looked for in. */
export interface HistoryPart {
  readonly repository: Repository;
  /** Children first. */
  readonly commits: readonly string[];
  /** Commits whose trees are the tip. */
  readonly tips: readonly string[];
  readonly refs: readonly Ref[];
  /** Whether every hit is known to be reached by what is looked at: nothing in a range is unreachable. */
  readonly allReached: boolean;
  readonly threads: number;
}

/** Hits at their places, and the commits these name. */
export interface Attributed {
  readonly sightings: readonly Sighting[];
  readonly commits: ReadonlyMap<string, CommitHeader>;
}

type TipPaths = ReadonlyMap<string, readonly Buffer[]>;

/** Paths of wanted blobs in trees. */
async function findInTrees(
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
  for (const { name, oid, kind, peeled, peeledKind } of refs) {
    const [last, lastKind] = peeled === '' ? [oid, kind] : [peeled, peeledKind];
    const shown = `.git/${showPath(name)}`;
    if (lastKind === 'blob' && wanted.has(last)) found.set(last, shown);
    if (lastKind !== 'tree') continue;
    const inside = await findInTrees(repository, [last], wanted);
    for (const [blob, paths] of inside) found.set(blob, `${shown}/${showPath(paths[0]!)}`);
  }
  return found;
}

/** A sighting of an object that stands at no path of a commit. */
function bareSighting(row: MatchRow, at: { oid: string; path: string; place?: string; exposure: Exposure }): Sighting {
  const { oid, path, place = path, exposure } = at;
  return { row, blob: oid, path, place, age: -1, introduced: undefined, removed: undefined, exposure };
}

/** What is known of where blobs are. */
interface Whereabouts {
  readonly part: HistoryPart;
  readonly trace: ReadonlyMap<string, ReadonlyMap<string, Standing>>;
  readonly tip: TipPaths;
  readonly atRefs: ReadonlyMap<string, string>;
}

function standingSightings({ oid, rows }: ObjectHit, standing: Standing, { part, tip }: Whereabouts): Sighting[] {
  const { path, introduced, removed } = standing;
  const shown = showPath(path);
  const atTip = tip.get(oid)?.some((one) => one.equals(path)) ?? false;
  return rows.map((row) => ({
    row,
    blob: oid,
    path: shown,
    place: shown,
    age: introduced,
    introduced: part.commits[introduced],
    removed: removed === undefined ? undefined : { age: removed, id: part.commits[removed]! },
    exposure: atTip ? 'tip' : 'history',
  }));
}

function blobSightings(hit: ObjectHit, where: Whereabouts): Sighting[] {
  const standings = [...(where.trace.get(hit.oid)?.values() ?? [])].filter(({ introduced }) => introduced >= 0);
  if (standings.length > 0) return standings.flatMap((standing) => standingSightings(hit, standing, where));
  const named = where.atRefs.get(hit.oid);
  const path = named ?? showObject('blob', hit.oid);
  const reached = named !== undefined || where.part.allReached;
  return hit.rows.map((row) =>
    bareSighting(row, { oid: hit.oid, path, exposure: reached ? 'history' : 'unreachable' }),
  );
}

/** Commit messages are one place: a secret in a thousand of them (an author's name, a trailer) is one finding. */
function commitSightings({ oid, rows }: ObjectHit, age: number | undefined): Sighting[] {
  const path = showObject('commit', oid);
  const exposure = age === undefined ? 'unreachable' : 'history';
  return rows.map((row) => ({
    ...bareSighting(row, { oid, path, place: '.git/commit', exposure }),
    age: age ?? -1,
    introduced: oid,
  }));
}

function tagSightings({ oid, rows }: ObjectHit, { refs, allReached }: HistoryPart): Sighting[] {
  const exposure = allReached || refs.some((ref) => ref.oid === oid) ? 'history' : 'unreachable';
  return rows.map((row) => bareSighting(row, { oid, path: showObject('tag', oid), exposure }));
}

function agesOf(hits: readonly ObjectHit[], commits: readonly string[]): Map<string, number> {
  const wanted = new Set(hits.filter(({ kind }) => kind === 'commit').map(({ oid }) => oid));
  const ages = new Map<string, number>();
  if (wanted.size > 0) for (const [age, id] of commits.entries()) if (wanted.has(id)) ages.set(id, age);
  return ages;
}

async function nameCommits(part: HistoryPart, sightings: readonly Sighting[]): Promise<Map<string, CommitHeader>> {
  const ids = sightings.flatMap(({ introduced, removed }) =>
    [introduced, removed?.id].filter((id) => id !== undefined),
  );
  return readCommits(part.repository.place, ids);
}

/**
 * Finds where hits stand: the commit that brought each version in, its paths, whether it still stands at a tip. One pass over the
 * history, for the blobs with hits alone.
 * @throws ScanError `git-failed`, `aborted`
 */
export async function attributeHits(part: HistoryPart, hits: readonly ObjectHit[]): Promise<Attributed> {
  const { repository, commits, tips, threads } = part;
  const wanted = new Set(hits.filter(({ kind }) => kind === 'blob').map(({ oid }) => oid));
  const [trace, tip, atRefs] = await Promise.all([
    wanted.size === 0 ? new Map<string, never>() : traceBlobs(repository.place, wanted, { commits, threads }),
    findInTrees(repository, tips, wanted),
    findAtRefs(part, wanted),
  ]);
  const where = { part, trace, tip, atRefs };
  const ages = agesOf(hits, commits);
  const sightings = hits.flatMap((hit) => {
    if (hit.kind === 'blob') return blobSightings(hit, where);
    return hit.kind === 'commit' ? commitSightings(hit, ages.get(hit.oid)) : tagSightings(hit, part);
  });
  return { sightings, commits: await nameCommits(part, sightings) };
}

/** Hits by their object ids alone. Nothing says whether anything reaches them, so they count as history. */
export function placeByObject(hits: readonly ObjectHit[]): Attributed {
  const sightings = hits.flatMap(({ oid, kind, rows }) =>
    rows.map((row) =>
      bareSighting(row, { oid, path: showObject(kind, oid), place: `.git/${kind}`, exposure: 'history' }),
    ),
  );
  return { sightings, commits: new Map() };
}
