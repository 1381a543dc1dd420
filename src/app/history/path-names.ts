import { ScanError } from '../../core/errors.ts';
import type { Exposure } from '../../core/finding.ts';
import { compareStrings } from '../../core/order.ts';
import type { Scanner } from '../../engine/scanner.ts';
import { listObjects } from '../../git/plumbing/list-objects.ts';
import { listTree } from '../../git/plumbing/ls-tree.ts';
import { SUBMODULE_MODE } from '../../git/plumbing/modes.ts';
import { endOf, type Ref } from '../../git/plumbing/refs.ts';
import type { Repository } from '../../git/repository.ts';
import type { TraceResult, PathHistory } from '../../git/history/trace.ts';
import { showPath } from '../../git/printable-path.ts';
import type { Occurrence } from './place-findings.ts';
import { scanNames } from '../scan/scan-names.ts';
import type { ObjectScan } from './scan-objects.ts';

/** Paths of the tree at HEAD by what is there; submodules, which are no objects, under ''. */
export type HeadPaths = ReadonlyMap<string, readonly Buffer[]>;

/** Lists the paths at HEAD. */
export async function pathsAtHead({ place, head }: Repository): Promise<HeadPaths> {
  const paths = new Map<string, Buffer[]>();
  if (head === null) return paths;
  for await (const { oid, mode, path } of listTree(place, head)) {
    const key = mode === SUBMODULE_MODE ? '' : oid;
    const same = paths.get(key);
    if (same) same.push(path);
    else paths.set(key, [path]);
  }
  return paths;
}

/** What git lacks is reported by its path up to this number, then by how many there are. */
const MOST_MISSING = 20;

/** Reports blobs that commits hold and the database does not have, each at a path: in the order of these. */
export function reportMissing({ run }: ObjectScan, missing: ReadonlyMap<string, Pick<PathHistory, 'path'>>): void {
  const { failed } = run.totals;
  const hint = '`git fsck` lists other missing objects, `git fetch --refetch` fetches them again';
  const sorted = [...missing].sort(([a, at], [b, bt]) => Buffer.compare(at.path, bt.path) || compareStrings(a, b));
  for (const [oid, { path }] of sorted.slice(0, MOST_MISSING)) {
    failed.push({ path: showPath(path), reason: `git does not have it (${oid}); ${hint}`, kind: 'missing' });
  }
  const more = missing.size - MOST_MISSING;
  if (more > 0)
    failed.push({
      path: '.git/objects',
      reason: `git does not have ${more} more files of commits; ${hint}`,
      kind: 'missing',
    });
}

/** Reports files of HEAD that the database does not have: nothing would be known of what HEAD holds. */
export async function reportMissingAtHead(scan: ObjectScan, head: HeadPaths): Promise<void> {
  const gone = new Map<string, Pick<PathHistory, 'path'>>();
  const asked = [...head.keys()].filter((oid) => oid !== '');
  for await (const { missing } of listObjects(scan.repository.place, asked).parts) {
    for (const oid of missing) gone.set(oid, { path: head.get(oid)![0]! });
  }
  reportMissing(scan, gone);
}

/** Files of a tree that the database does not have, each at a path below `at`. @throws ScanError `git-failed`, `aborted` */
async function missingInTree(
  { repository }: ObjectScan,
  tree: string,
  { at, has }: { readonly at: Buffer; readonly has: (oid: string) => boolean },
): Promise<Map<string, Pick<PathHistory, 'path'>>> {
  const gone = new Map<string, Pick<PathHistory, 'path'>>();
  for await (const { mode, oid, path } of listTree(repository.place, tree)) {
    if (mode !== SUBMODULE_MODE && !has(oid)) gone.set(oid, { path: Buffer.concat([at, Buffer.from('/'), path]) });
  }
  return gone;
}

/** Reports files of trees that refs name by themselves, and that the database does not have: no commit leads to them. A tree that git cannot list is reported as such. */
export async function reportMissingAtRefs(
  scan: ObjectScan,
  refs: readonly Ref[],
  has: (oid: string) => boolean,
): Promise<void> {
  for (const ref of refs) {
    const { oid, kind } = endOf(ref);
    if (kind !== 'tree') continue;
    try {
      const at = Buffer.concat([Buffer.from('.git/'), ref.name]);
      reportMissing(scan, await missingInTree(scan, oid, { at, has }));
    } catch (error) {
      if (!(error instanceof ScanError) || error.code !== 'git-failed') throw error;
      scan.run.totals.failed.push({
        path: `.git/${showPath(ref.name)}`,
        reason: `its folders cannot be listed: ${error.message}`,
        kind: 'damaged',
      });
    }
  }
}

/** A name to scan, and where it is. */
interface Name {
  readonly name: Buffer;
  readonly path: string;
  readonly exposure: Exposure;
  readonly standing?: PathHistory | undefined;
}

/** The names of a history, each once. */
function namesOf(refs: readonly Ref[], head: HeadPaths, paths: TraceResult['paths']): Name[] {
  const tip = new Set<string>();
  const names: Name[] = refs.map(({ name }) => ({ name, path: `.git/${showPath(name)}`, exposure: 'history' }));
  for (const name of [...head.values()].flat()) {
    const key = name.toString('latin1');
    tip.add(key);
    names.push({ name, path: showPath(name), exposure: 'tip', standing: paths.get(key) });
  }
  for (const [key, standing] of paths) {
    if (tip.has(key)) continue;
    names.push({ name: standing.path, path: showPath(standing.path), exposure: 'history', standing });
  }
  return names;
}

/** Secrets in the names of refs, of the paths at HEAD, and of all paths there were. `open`: a scanner of this request. */
export async function nameOccurrences(
  { request }: ObjectScan,
  { refs, head, paths }: { refs: readonly Ref[]; head: HeadPaths; paths: TraceResult['paths'] },
  open: Scanner,
): Promise<Occurrence[]> {
  const names = namesOf(refs, head, paths);
  const matches = await scanNames(
    request,
    names.map(({ name }) => name),
    open,
  );
  return matches.map(({ name, row }) => {
    const { path, exposure, standing } = names[name]!;
    const { introduced, removed } = standing ?? {};
    return { row, blob: undefined, path, place: path, introduced, removed, exposure };
  });
}
