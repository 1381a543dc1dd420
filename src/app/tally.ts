import type { Coverage, Finding, Omission } from '../core/finding.ts';
import { compareStrings } from '../core/order.ts';
import type { BatchResult } from '../pool/protocol.ts';
import { assembleFindings, sortFindings, type Judging } from './assemble.ts';

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
}

/** Adds a batch's result: findings, and every file that was left out, under its shown path. */
export function addBatch(tally: Tally, { shown, ...judging }: BatchOrigin, result: BatchResult): void {
  tally.scanned += result.scanned;
  tally.bytes += result.bytes;
  for (const [file, reason] of result.skipped) {
    tally.planned--;
    tally.skipped.push({ path: shown[file]!, reason });
  }
  for (const [file, reason] of result.limited) tally.limited.push({ path: shown[file]!, reason });
  for (const [file, reason] of result.failed) tally.failed.push({ path: shown[file]!, reason });
  for (const finding of assembleFindings(judging, shown, result)) tally.findings.push(finding);
}

/** Coverage in the order it is reported in. */
export function coverageOf({ planned, scanned, bytes, ...omitted }: Tally): Coverage {
  const [skipped, failed, limited] = [omitted.skipped, omitted.failed, omitted.limited].map((list) =>
    list.toSorted(byPath),
  );
  return { planned, scanned, bytes, skipped: skipped!, failed: failed!, limited: limited! };
}

/** Findings in the order they are reported in. */
export function findingsOf({ findings }: Tally): Finding[] {
  return sortFindings(findings);
}

function byPath(a: Omission, b: Omission): number {
  return compareStrings(a.path, b.path) || compareStrings(a.reason, b.reason);
}
