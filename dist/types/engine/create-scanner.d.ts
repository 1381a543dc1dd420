import type { Program } from './program.js';
import type { Scanner, ScannerOptions } from './scanner.js';
/** Matches kept of one blob; what comes after is counted as a failure of the blob, never dropped silently. */
export declare const MATCHES_PER_BLOB = 20000;
/** A blob with more matches than a report could use: the scan of it stops, and says so. */
export declare class TooManyMatches extends Error {
}
/** A scanner over its own buffer; see `Scanner` for the order of calls. */
export declare function createScanner(program: Program, options?: ScannerOptions): Scanner;
