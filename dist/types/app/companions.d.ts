import type { Finding } from '../core/finding.js';
import type { ProgramRule } from '../engine/program.js';
/**
 * Links the two halves of a credential that is useless in part (`pairsWith`), each to the nearest other half in the same file. Both are findings
 * of their own, linked or not.
 */
export declare function linkCompanions(findings: readonly Finding[], rules: readonly ProgramRule[]): readonly Finding[];
