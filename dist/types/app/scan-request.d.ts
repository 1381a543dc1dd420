import type { Readable } from 'node:stream';
import type { Program } from '../engine/program.js';
import type { ScanPlan } from '../pool/protocol.js';
import type { FileMode } from '../sources/files/root.js';
import type { Tally } from './tally.js';
/** Where the bytes come from. */
export type ScanSource = {
    readonly kind: 'files';
    readonly paths: readonly string[];
    readonly mode: FileMode;
    readonly exclude: readonly string[];
}
/** A stream, shown under `path`. */
 | {
    readonly kind: 'stdin';
    readonly stream: Readable;
    readonly path: string;
};
/** What to scan and how; nothing here is optional, so that no decision is made twice. */
export interface ScanRequest {
    readonly source: ScanSource;
    readonly program: Program;
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    /** Findings below this confidence are left out of the report. */
    readonly minConfidence: number;
    /** Findings below this confidence are of no interest to the gate either, and are not kept. At most `minConfidence`. */
    readonly least: number;
    readonly allowEmpty: boolean;
    /** Threads; 0 chooses. */
    readonly workers: number;
    readonly prefilter: 'auto' | 'simd' | 'scalar';
    /** Whether somebody wants fingerprints: a report or a baseline. */
    readonly fingerprints: boolean;
    /** Key of the fingerprints. */
    readonly key: Uint8Array;
    /** Milliseconds a user rule may run in one file. */
    readonly ruleDeadline: number;
}
/** A request for one kind of source. */
export type RequestFor<K extends ScanSource['kind']> = Omit<ScanRequest, 'source'> & {
    readonly source: Extract<ScanSource, {
        kind: K;
    }>;
};
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
/** What a source adds to, and who watches. */
export interface ScanRun {
    readonly tally: Tally;
    readonly hooks: ScanHooks;
}
/** What workers are told of a request. */
export declare function planOf({ program, prefilter, least, fingerprints, key }: Omit<ScanRequest, 'source'>): ScanPlan;
