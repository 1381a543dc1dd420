import type { Coverage, Finding } from '../../core/finding.ts';
import { compareOmissions, type Omission } from '../../core/omission.ts';
import type { BatchResult, FileReason } from '../../pool/protocol.ts';
import { assembleFindings, sortFindings, type Judging } from './build-findings.ts';
import { pointerOmission } from './omissions.ts';

/** What a scan has seen so far. A source adds to it; nothing else does. */
export interface Tally {
  planned: number;
  scanned: number;
  bytes: number;
  readonly skipped: Omission[];
  readonly failed: Omission[];
  readonly limited: Omission[];
  readonly findings: Finding[];
}

/** A tally of nothing. */
export function newTally(): Tally {
  return { planned: 0, scanned: 0, bytes: 0, skipped: [], failed: [], limited: [], findings: [] };
}

/** What a batch was made from: how its files are shown, and how its findings are judged. */
export interface BatchOrigin extends Judging {
  readonly shown: readonly string[];
  /** Told of tracked files that were not there, by their index; true if it says itself what became of one. */
  readonly onAbsent?: (file: number) => boolean;
}

/** Adds a batch's result: findings, and every file that was left out, under its shown path. */
export function addBatch(tally: Tally, { shown, onAbsent, ...judging }: BatchOrigin, result: BatchResult): void {
  tally.scanned += result.scanned;
  tally.bytes += result.bytes;
  const omission = ([file, kind, reason]: FileReason): Omission => ({ path: shown[file]!, reason, kind });
  for (const one of result.skipped) {
    tally.planned--;
    const [file, kind] = one;
    if (kind === 'deleted' && onAbsent?.(file)) continue;
    tally.skipped.push(omission(one));
  }
  for (const file of result.pointers) tally.skipped.push(pointerOmission(shown[file]!));
  for (const one of result.limited) tally.limited.push(omission(one));
  for (const one of result.failed) tally.failed.push(omission(one));
  for (const finding of assembleFindings(judging, shown, result)) tally.findings.push(finding);
}

/** Coverage in the order it is reported in. */
export function coverageOf({ planned, scanned, bytes, ...omitted }: Tally): Coverage {
  const [skipped, failed, limited] = [omitted.skipped, omitted.failed, omitted.limited].map((list) =>
    list.toSorted(compareOmissions),
  );
  return { planned, scanned, bytes, skipped: skipped!, failed: failed!, limited: limited! };
}

/** Findings in the order they are reported in. */
export function findingsOf({ findings }: Tally): Finding[] {
  return sortFindings(findings);
}
