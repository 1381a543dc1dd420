import type { Readable } from 'node:stream';
import type { ScanReport } from '../core/finding.js';
import type { Program } from '../engine/program.js';
import { type FileMode } from '../sources/files/root.js';
/** What to scan and how; nothing here is optional, so that no decision is made twice. */
export interface ScanRequest {
    readonly program: Program;
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly paths: readonly string[];
    readonly mode: FileMode;
    readonly exclude: readonly string[];
    /** Scan this stream instead of files, shown under `path`. */
    readonly stdin: {
        readonly stream: Readable;
        readonly path: string;
    } | undefined;
    /** Findings below this confidence are left out of the report. */
    readonly minConfidence: number;
    readonly allowEmpty: boolean;
    /** Threads; 0 chooses. */
    readonly workers: number;
    readonly prefilter: 'auto' | 'simd' | 'scalar';
    /** Whether a report wants fingerprints. */
    readonly fingerprints: boolean;
    /** Milliseconds a user rule may run in one file. */
    readonly ruleDeadline: number;
}
/** How far a scan has come. */
export interface ScanProgress {
    readonly files: number;
    readonly bytes: number;
    readonly findings: number;
}
/** What a caller may want to know or do while a scan runs. */
export interface ScanHooks {
    readonly signal?: AbortSignal | undefined;
    readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
}
/**
 * Scans files or a stream and says what was found and what was not seen.
 * An aborted scan returns what it has, with the abort among the failures.
 * @throws ScanError for what the user got wrong: `path-missing`, `path-outside`, `git-failed`.
 */
export declare function runScan(request: ScanRequest, hooks?: ScanHooks): Promise<ScanReport>;
