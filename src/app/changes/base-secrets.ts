import type { PathMatcher } from '../../core/glob.ts';
import { listTree } from '../../git/plumbing/ls-tree.ts';
import { SUBMODULE_MODE } from '../../git/plumbing/modes.ts';
import { showPath } from '../../git/printable-path.ts';
import type { StoredObject } from '../../git/store.ts';
import { batchParts } from '../history/object-batch.ts';
import { scanObjects, type ObjectMatch, type ObjectScan } from '../history/scan-objects.ts';
import { newScanTotals } from '../scan/scan-totals.ts';

/**
 * Fingerprints of the secrets that are in the trees of `bases`, under any path. Only asked for if there are findings: a secret that was
 * there before is not this change's. What cannot be read there counts as not there, and so does what is at excluded paths alone: nobody has
 * been told of it, so that a copy elsewhere is new.
 */
export async function secretsAt(
  scan: ObjectScan,
  bases: readonly string[],
  isExcluded: PathMatcher = () => false,
): Promise<ReadonlySet<string>> {
  const rows = (await matchesAt(scan, bases, isExcluded)).flatMap((objectMatch) => objectMatch.rows);
  return new Set(rows.map(({ fingerprint }) => fingerprint).filter((one) => one !== ''));
}

/** What is found in the trees of `bases`, each object once. */
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
