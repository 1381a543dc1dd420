import type { PathMatcher } from '../../core/glob.ts';
import { listTree } from '../../git/plumbing/ls-tree.ts';
import { SUBMODULE_MODE } from '../../git/plumbing/modes.ts';
import { showPath } from '../../git/printable-path.ts';
import type { StoredObject } from '../../git/store.ts';
import { batchParts } from '../history/object-batch.ts';
import { scanObjects, type ObjectMatch, type ObjectScan } from '../history/scan-objects.ts';
import { newScanTotals } from '../scan/scan-totals.ts';

/**
 * Fingerprints of the secrets in the trees of `bases`, under any path. Needed only if there are findings: a secret that existed before is not from
 * this change. What cannot be read there counts as absent. So does a secret only at excluded paths: it was never reported, so a copy elsewhere is
 * new.
 */
export async function secretsAt(
  scan: ObjectScan,
  bases: readonly string[],
  isExcluded: PathMatcher = () => false,
): Promise<ReadonlySet<string>> {
  const rows = (await matchesAt(scan, bases, isExcluded)).flatMap((objectMatch) => objectMatch.rows);
  return new Set(rows.map(({ fingerprint }) => fingerprint).filter((one) => one !== ''));
}

/** Matches in the trees of `bases`, each object once. */
export async function matchesAt(
  scan: ObjectScan,
  bases: readonly string[],
  isExcluded: PathMatcher = () => false,
): Promise<readonly ObjectMatch[]> {
  const blobs = new Map<string, StoredObject>();
  for (const base of bases) {
    for await (const { mode, oid, path } of listTree(scan.repository.place, base)) {
      if (mode !== SUBMODULE_MODE && !isExcluded(showPath(path))) blobs.set(oid, { oid, kind: 'blob' });
    }
  }
  const run = { totals: newScanTotals(), hooks: { signal: scan.run.hooks.signal } };
  return (await scanObjects({ ...scan, run }, batchParts([{ objects: [...blobs.values()] }]))).objectMatches;
}
