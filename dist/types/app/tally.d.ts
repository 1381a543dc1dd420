import type { Coverage, Finding, Omission } from '../core/finding.js';
import type { Program } from '../engine/program.js';
import type { BatchResult } from '../pool/protocol.js';
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
export declare function newTally(): Tally;
/** What a batch was made from: how its files are shown, and below which confidence its findings are of no interest. */
export interface BatchOrigin {
    readonly program: Program;
    readonly shown: readonly string[];
    readonly least: number;
}
/** Adds a batch's result: findings, and every file that was left out, under its shown path. */
export declare function addBatch(tally: Tally, { program, shown, least }: BatchOrigin, result: BatchResult): void;
/** Coverage in the order it is reported in. */
export declare function coverageOf({ planned, scanned, bytes, ...omitted }: Tally): Coverage;
/** Findings in the order they are reported in. */
export declare function findingsOf({ findings }: Tally): Finding[];
