import type { Finding } from '../core/finding.js';
import type { Program } from '../engine/program.js';
import { type BatchResult } from '../pool/protocol.js';
/** Turns one batch's matches into findings: joins them to their paths and judges them. Findings below `least` are left out. */
export declare function assembleFindings(program: Program, shown: readonly string[], batch: {
    result: BatchResult;
    least: number;
}): Finding[];
/** Findings in the order they are reported in. */
export declare function sortFindings(findings: readonly Finding[]): Finding[];
