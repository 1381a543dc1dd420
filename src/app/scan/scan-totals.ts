import { itemAt } from '../../core/present.ts';
import type { Coverage, Finding } from '../../core/finding.ts';
import { compareOmissions, type Omission } from '../../core/omission.ts';
import type { BatchResult, FileReason } from '../../pool/protocol.ts';
import { buildFindings, sortFindings, type Judging } from './build-findings.ts';
import { pointerOmission } from './omissions.ts';

/** Totals of a scan so far. Only sources add to them. */
export interface ScanTotals {
  planned: number;
  scanned: number;
  bytes: number;
  readonly skipped: Omission[];
  readonly failed: Omission[];
  readonly limited: Omission[];
  readonly findings: Finding[];
}

/** Empty totals. */
export function newScanTotals(): ScanTotals {
  return { planned: 0, scanned: 0, bytes: 0, skipped: [], failed: [], limited: [], findings: [] };
}

/** Origin of a batch: the shown paths of its files, and how its findings are judged. */
export interface BatchOrigin extends Judging {
  readonly shown: readonly string[];
  /** Called with the index of a missing tracked file. Returns whether the callback reports the outcome itself. */
  readonly onAbsent?: (file: number) => boolean;
}

/** Adds a batch's result: findings, and every omitted file under its shown path. */
export function addBatch(totals: ScanTotals, { shown, onAbsent, ...judging }: BatchOrigin, result: BatchResult): void {
  totals.scanned += result.scanned;
  totals.bytes += result.bytes;
  const omission = ([file, kind, reason]: FileReason): Omission => ({ path: itemAt(shown, file), reason, kind });
  for (const one of result.skipped) {
    totals.planned--;
    const [file, kind] = one;
    if (kind === 'deleted' && onAbsent?.(file)) continue;
    totals.skipped.push(omission(one));
  }
  for (const file of result.pointers) totals.skipped.push(pointerOmission(itemAt(shown, file)));
  for (const one of result.limited) totals.limited.push(omission(one));
  for (const one of result.failed) totals.failed.push(omission(one));
  for (const finding of buildFindings(judging, shown, result)) totals.findings.push(finding);
}

/** Coverage with sorted omissions. */
export function coverageFrom({ planned, scanned, bytes, ...omitted }: ScanTotals): Coverage {
  const skipped = omitted.skipped.toSorted(compareOmissions);
  const failed = omitted.failed.toSorted(compareOmissions);
  const limited = omitted.limited.toSorted(compareOmissions);
  return { planned, scanned, bytes, skipped, failed, limited };
}

/** Findings sorted for a report. */
export function findingsOf({ findings }: ScanTotals): Finding[] {
  return sortFindings(findings);
}
