import { ScanError } from '../../core/errors.ts';
import { compareStrings } from '../../core/order.ts';
import type { PathHistory, TraceResult } from '../../git/history/trace.ts';
import { listObjects } from '../../git/plumbing/list-objects.ts';
import { listTree } from '../../git/plumbing/ls-tree.ts';
import { SUBMODULE_MODE } from '../../git/plumbing/modes.ts';
import { endOf, type Ref } from '../../git/plumbing/refs.ts';
import { showPath } from '../../git/printable-path.ts';
import { missingOmission, partialOmission } from '../scan/omissions.ts';
import type { History } from './open-history.ts';
import type { HeadPaths } from './path-names.ts';
import type { ObjectScan } from './scan-objects.ts';

/** What git lacks is reported by its path up to this number, then by how many there are. */
const MOST_MISSING = 20;

/** Reports blobs that commits hold and the database does not have, each at a path: in the order of these. */
function reportMissing({ run }: ObjectScan, missing: ReadonlyMap<string, Pick<PathHistory, 'path'>>): void {
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
async function reportMissingAtHead(scan: ObjectScan, head: HeadPaths): Promise<void> {
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
async function reportMissingAtRefs(
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

/** Reports how many objects that refs reach are missing: of a partial clone, and of a history that is not traced. */
export async function reportMissingCount({ scan, source, store, graph }: History): Promise<void> {
  const missing = await graph.missing(source.attribution ? 'partial' : 'all', (oid) => store.hasBlob(oid));
  if (missing === 0) return;
  const isPartial = await scan.repository.isPartial();
  scan.run.totals.failed.push(isPartial ? partialOmission(missing) : missingOmission(missing));
}

/** Reports missing files at their paths: those that a trace has found, and those that no commit of it leads to. */
export async function reportMissingFiles(
  { scan, source, selected, store }: History,
  {
    missing,
    refs,
    head,
  }: { readonly missing: TraceResult['missing']; readonly refs: readonly Ref[]; readonly head: HeadPaths },
): Promise<void> {
  // what a partial clone lacks has been counted
  if (await scan.repository.isPartial()) return;
  reportMissing(scan, missing);
  if (selected) await reportMissingAtHead(scan, head);
  // without attribution it has been counted
  else if (source.attribution) await reportMissingAtRefs(scan, refs, (oid) => store.hasBlob(oid));
}
