import type { Scanner } from '../engine/scanner.js';
import type { PoolFile } from './protocol.js';
/** What became of one file: its bytes went through the scanner, or why they did not. */
export type ReadOutcome = {
    readonly kind: 'read';
    readonly bytes: number;
} | {
    readonly kind: 'skipped';
    readonly reason: string;
} | {
    readonly kind: 'failed';
    readonly reason: string;
};
/**
 * Reads a file into the scanner, straight into its memory. `begin` was called; `finish` is the caller's. Only regular files are opened.
 * Not `async`, and no `fstat` after `open`: system calls are what a scan of many small files spends its time on.
 */
export declare function readFile(scanner: Scanner, file: PoolFile, beat: () => void): ReadOutcome;
