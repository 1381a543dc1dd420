import { type MatchRow } from '../pool/protocol.js';
import { type ScanRequest } from './scan-request.js';
/** A match in a name; its offsets count from the name's first byte. */
export interface NameMatch {
    /** Index of the name. */
    readonly name: number;
    readonly row: MatchRow;
}
/** Scans names (of refs, of paths) as the lines of one text. */
export declare function scanNames(request: Omit<ScanRequest, 'source'>, names: readonly Buffer[]): Promise<NameMatch[]>;
