import type { RunInfo } from '../../core/finding.ts';
import type { PathMatcher } from '../../core/glob.ts';
import type { Scanner } from '../../engine/scanner.ts';
import { openScanner } from '../../pool/open-scanner.ts';
import { compileExclude } from '../../sources/files/exclude.ts';
import type { CommitList } from '../../git/plumbing/commit-order.ts';
import { openRepository } from '../../git/repository.ts';
import { listCommits } from '../../git/plumbing/rev-list.ts';
import { showPath } from '../../git/printable-path.ts';
import { type Attributed, attributeMatches, findInTrees } from '../history/attribute.ts';
import { secretsAt } from './base-secrets.ts';
import { resolveCommits, type ResolvedCommits } from './resolve-commits.ts';
import { excludedOmission, partialOmission, shallowOmission, submoduleOmission } from '../scan/omissions.ts';
import { placeFindings, type Occurrence } from '../history/place-findings.ts';
import { scanNames } from '../scan/scan-names.ts';
import { type IncomingObjects, incomingObjects, type PathSelection } from './range-objects.ts';
import {
  namePointers,
  scanObjectList,
  showObject,
  type ObjectMatch,
  type ObjectScan,
} from '../history/scan-objects.ts';
import { judgingOf, planOf, type RequestFor, type ScanRun } from '../scan/scan-request.ts';
import { openGitTrace } from '../../git/graph.ts';
import { chooseThreads } from '../scan/threads.ts';

/** Occurrences of secrets in the names of introduced paths. */
async function pathOccurrences(
  request: RequestFor<'range'>,
  paths: readonly Buffer[],
  scanner: Scanner,
): Promise<Occurrence[]> {
  const matches = await scanNames(request, paths, scanner);
  return matches.map(({ name, row }) => {
    const path = showPath(paths[name]!);
    const exposure = 'history';
    return { row, blob: undefined, path, place: path, introduced: undefined, removed: undefined, exposure };
  });
}

/** Marks occurrences of secrets that existed before. */
async function markExisting(
  scan: ObjectScan,
  { bases, isExcluded }: { bases: readonly string[]; isExcluded: PathMatcher },
  occurrences: readonly Occurrence[],
): Promise<Occurrence[]> {
  if (occurrences.length === 0) return [];
  const before = await secretsAt(scan, bases, isExcluded);
  return occurrences.map((one) => ({ ...one, state: before.has(one.row.fingerprint) ? 'existing' : 'new' }));
}

/** Replaces occurrences without a path by those in the tree of a tip, whatever commit put them there. */
function withTreePaths(
  occurrences: readonly Occurrence[],
  objectMatches: readonly ObjectMatch[],
  inTree: IncomingObjects['inTree'],
): Occurrence[] {
  const placed = occurrences.filter(({ blob, path }) => !inTree.has(blob ?? '') || path !== showObject('blob', blob!));
  const known = new Set(placed.map(({ blob, path }) => `${blob} ${path}`));
  const added = objectMatches.flatMap(({ oid, rows }) =>
    (inTree.get(oid) ?? []).flatMap((path) => {
      const shown = showPath(path);
      if (known.has(`${oid} ${shown}`)) return [];
      const at = { blob: oid, path: shown, place: shown, introduced: undefined, removed: undefined } as const;
      return rows.map((row): Occurrence => ({ ...at, row, exposure: 'tip' }));
    }),
  );
  return [...placed, ...added];
}

/** A range under scan, and its selected paths. */
interface OpenRange {
  readonly scan: ObjectScan;
  readonly range: ResolvedCommits;
  readonly selection: PathSelection;
}

/**
 * The commits in which matches are located. If a whole tree is judged under a policy with grace, these are all commits of the tree, because they show
 * the age of a finding. A shallow history dates everything to its boundary, so it is not used.
 */
async function commitsToTrace({ scan: { repository, request }, range }: OpenRange): Promise<CommitList> {
  const dated = range.tree !== undefined && request.gate.policy.grace !== undefined && repository.shallow.size === 0;
  return dated ? listCommits(repository.place, { tips: [...range.list.heads, range.tree!], without: [] }) : range.list;
}

/** Locates matches at selected paths: in the tree of a tip, or in a commit of the range. */
async function placeMatches(
  open: OpenRange,
  objectMatches: readonly ObjectMatch[],
  inTree: IncomingObjects['inTree'],
): Promise<Pick<Attributed, 'occurrences' | 'commits'>> {
  const { scan, range, selection } = open;
  const { repository, request } = scan;
  const pathsAtTip = (wanted: ReadonlySet<string>): ReturnType<typeof findInTrees> =>
    findInTrees(repository, range.tips, wanted);
  const list = objectMatches.length > 0 ? await commitsToTrace(open) : range.list;
  const graph = openGitTrace(repository, chooseThreads(request.workers));
  const part = { repository, list, pathsAtTip, refs: [], allReached: true, graph };
  const { occurrences, commits } = await attributeMatches(part, objectMatches);
  const arriving = new Set(range.list.commits);
  const isWithin = (path: string): boolean => path.startsWith('.git/') || selection.isWithin(path);
  const placed = withTreePaths(occurrences, objectMatches, inTree)
    .filter(({ path }) => !selection.isExcluded(path) && isWithin(path))
    .map((one) => (one.introduced && arriving.has(one.introduced.id) ? { ...one, arriving: true as const } : one));
  const kept = list === range.list ? placed : placed.filter(({ exposure, arriving: now }) => exposure === 'tip' || now);
  return { occurrences: kept, commits };
}

/** Notes why nothing was scanned, because whoever named the commits must know that there were none. */
function noteEmptyRange({ source, allowEmpty }: RequestFor<'range'>, { totals, hooks }: ScanRun): void {
  const { by } = source.commits;
  if (by === 'change') return;
  if (by === 'push' || by === 'receive') return hooks.onNote?.('everything pushed is already there');
  if (allowEmpty) return;
  const reason =
    by === 'list'
      ? 'standard input names no commit; --allow-empty lets that pass'
      : 'the range holds no commit: is it reversed, or is one end unset? --allow-empty lets that pass';
  totals.failed.push({ path: '.', reason, kind: 'unresolved' });
}

/** Scans what commits introduce: all content of any of them, even if a later one removes it. */
export async function scanRange(request: RequestFor<'range'>, run: ScanRun): Promise<RunInfo> {
  const { source, env, program } = request;
  const { signal } = run.hooks;
  const opening = source.opened ?? openRepository(source.folder, { env, signal, extra: source.extra });
  // created while git opens the repository
  const scanner = openScanner(program, planOf(request, 'run'));
  const repository = await opening;
  const range = await resolveCommits(repository, source.commits, signal);
  const isExcluded = compileExclude(source.exclude) ?? (() => false);
  const selection = { isExcluded, isWithin: source.isWithin ?? (() => true), onPath: source.onPath };
  const { objects, paths, excluded, submodules, inTree, named } = await incomingObjects(repository, range, selection);
  if (objects.size === 0) noteEmptyRange(request, run);
  run.totals.skipped.push(...[...excluded].map(excludedOmission), ...[...submodules].map(submoduleOmission));
  if (range.list.commits.some((id) => repository.shallow.has(id))) run.totals.failed.push(shallowOmission());
  const scan = { request, repository, run };
  run.totals.planned += objects.size;
  const objectMatches = await scanObjectList(scan, [...objects.values()], scanner);
  namePointers(run, (oid) => named.get(oid));
  if (run.totals.failed.length > 0 && (await repository.isPartial())) run.totals.failed.push(partialOmission());
  const placed = await placeMatches({ scan, range, selection }, objectMatches, inTree);
  const occurrences = [...placed.occurrences, ...(await pathOccurrences(request, [...paths.values()], scanner))];
  const marked = await markExisting(scan, { bases: range.bases, isExcluded }, occurrences);
  run.totals.findings.push(...placeFindings(marked, { ...judgingOf(request), commits: placed.commits }));
  const mode = range.tree === undefined ? 'range' : 'tree';
  return { mode, root: '.', head: range.tips[0] ?? repository.head, range: mode === 'tree' ? null : range.range };
}
