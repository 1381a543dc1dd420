import type { Finding } from '../core/finding.js';
import type { Program } from '../engine/program.js';
import { type BatchResult, type MatchRow } from '../pool/protocol.js';
/** A match as a finding of the tree: joined to its path, and judged. */
export declare function findingOf(program: Program, row: MatchRow, path: string): Finding;
/** One batch's matches as findings. Findings below `least` are left out. */
export declare function assembleFindings(program: Program, shown: readonly string[], batch: {
    result: BatchResult;
    least: number;
}): readonly Finding[];
/** Findings in the order they are reported in. */
export declare function sortFindings(findings: readonly Finding[]): Finding[];
